lesson 'bind', title: 'Bind and listen'

step 'a name is not a door', {
    say   'A server begins with two calls. bind gives a socket its own address and port; port 0 ' +
          'lets the kernel choose a free one. listen comes later, in the next step.'
    ask   'A socket is bound and does not listen. A client connects to its port. What happens?',
          choices: ['it waits until somebody listens', 'it is connected', 'it is refused'],
          answer: 'it is refused',
          because: 'a port with no listener is a closed port: bind takes the number, listen ' +
                   'opens the door'
    task  'Make a TCP socket srv, bind it to port 0, and connect a client to it.'
    goal  { calls('bind').any { it.ok } && calls('connect').any { it.errno == ECONNREFUSED } &&
            mine('tcp').any { it.localPort > 0 && it.state == 'CLOSE' && !listed(it) } }
    no    { mine('tcp').any { it.state == 'LISTEN' } },
          'That socket listens already. `restart`, and leave listen out.'
    hints 'Three lines: make it, bind it, open a client.',
          'The name of a socket will do as an address: the shell knows its port.',
          'socket tcp as srv   then   srv bind 0   then   open tcp srv'
    model 'socket tcp as srv', 'srv bind 0', 'open tcp srv'
    show  states: mine()
}

step 'listen', {
    given {
        srv = socket tcp
        srv.bind 0
    }
    say   "srv has port ${srv.localPort} and is in none of the kernel's tables. listen changes " +
          'that: from then on the kernel shakes hands with whoever calls.'
    task  'Let srv listen, and connect a client.'
    goal  { srv.state == 'LISTEN' && listed(srv) && srv.queued == 1 &&
            clients(srv).any { it.state == 'ESTABLISHED' } }
    hints 'The call has the name of its state.',
          'listen without an address is one call on the socket before it.',
          'srv listen   then   open tcp srv'
    model 'srv listen', 'open tcp srv'
    show  states: [srv, clients(srv)], diagram: true
}

// shows misconception 9
step 'your port in hex', {
    given { srv = listen 0 }
    say   'The kernel shows its TCP sockets as text in /proc/net/tcp, numbers in hex: first the ' +
          'own ADDRESS:PORT, then the peer, then the state; 0A is LISTEN. ' +
          "srv listens on 127.0.0.1 port ${srv.localPort}."
    ask   '127.0.0.1 is the four bytes 7F 00 00 01. How does this file write them?',
          choices: ['7F000001', '0100007F'], answer: '0100007F',
          because: 'the address is printed as a number of this machine, which keeps the lowest ' +
                   'byte first; the port was turned round before. Byte order matters'
    task  'Find the row of srv and type its port as it stands there: answer XXXX. The hint has ' +
          'a line that shows the listeners; cat in another window does too.'
    goal  { answer().toUpperCase() == String.format('%04X', srv.localPort) &&
            file('/proc/net/tcp').contains(' 0100007F:' + answer().toUpperCase() + ' 0000') }
    hints "${srv.localPort} is ${srv.localPort.intdiv(256)} times 256 and " +
              "${srv.localPort % 256}. Each of the two is two digits in hex.",
          "new File('/proc/net/tcp').eachLine { if (it.contains(' 0A ')) println it.take(37) }",
          "answer ${String.format('%04X', srv.localPort)}"
    model "new File('/proc/net/tcp').eachLine { if (it.contains(' 0A ')) println it.take(37) }",
          "answer ${String.format('%04X', srv.localPort)}"
    show  states: srv
}

// shows misconception 26
step 'one address of many', {
    given { srv = listen '127.0.0.2', 0 }
    say   'All of 127.0.0.0 to 127.255.255.255 is this machine. ' +
          "srv listens on 127.0.0.2 port ${srv.localPort}, and nowhere else."
    ask   'A client connects to 127.0.0.1 with the same port. What happens?',
          choices: ['it is connected: it is the same machine', 'it is refused'],
          answer: 'it is refused',
          because: 'a listener is found by address and port together, and nobody listens on that ' +
                   'pair'
    task  "Connect a client to 127.0.0.1 port ${srv.localPort}, then one to srv itself."
    goal  { calls('connect').any { it.errno == ECONNREFUSED } && srv.queued == 1 &&
            clients(srv).any { it.peer.startsWith('127.0.0.2:') } }
    hints 'open tcp takes a host and a port.',
          'For the second, the name srv is address enough.',
          "open tcp 127.0.0.1 ${srv.localPort}   then   open tcp srv"
    model "open tcp 127.0.0.1 ${srv.localPort}", 'open tcp srv'
    show  states: [srv, clients(srv)]
}

// shows misconception 26
step 'every address', {
    given { srv = listen '*', 0 }
    say   '0.0.0.0 is no address of its own; to bind it means: every address of this machine. ' +
          "The shell writes it as a star. srv is bound so, port ${srv.localPort}. Mind that " +
          'the whole network may then call.'
    ask   'A client connects to 127.0.0.9. What is the own address of the socket that accept ' +
          'gives?',
          choices: ['0.0.0.0', '127.0.0.1', '127.0.0.9'], answer: '127.0.0.9',
          because: 'a connection always has one real address at each end: the one that was called'
    task  "Connect to 127.0.0.9 port ${srv.localPort}, and accept."
    goal  { calls('accept').any { it.ok } && srv.local.startsWith('0.0.0.0:') &&
            mine('tcp').any { it.localPort == srv.localPort && it.state == 'ESTABLISHED' &&
                              it.local.startsWith('127.0.0.9:') } }
    hints 'open tcp takes a host and a port; the port is the one of srv.',
          'After it, srv has a client to accept.',
          "open tcp 127.0.0.9 ${srv.localPort}   then   srv accept as s"
    model "open tcp 127.0.0.9 ${srv.localPort}", 'srv accept as s', 'sockets'
    show  states: [srv, mine('tcp')]
}

step 'taken', {
    given { srv = listen 0 }
    say   "srv listens on port ${srv.localPort}. A second server wants the same port."
    ask   'Which of its calls fails?',
          choices: ['none: they share the clients', 'bind or listen, in the second server',
                    'accept, in the first server'],
          answer: 'bind or listen, in the second server',
          because: 'one listener per address and port; the second is told at once'
    task  "Listen on port ${srv.localPort} a second time."
    goal  { calls().any { it.errno == EADDRINUSE } && srv.state == 'LISTEN' &&
            rows(srv.localPort).size() == 1 }
    hints 'listen takes a port.', 'It is the port of srv.', "listen ${srv.localPort}"
    model "listen ${srv.localPort}"
    show  states: [srv, rows(srv.localPort)]
}

// shows misconception 29
step 'the low ports', {
    given { first = file('/proc/sys/net/ipv4/ip_unprivileged_port_start').trim() as int }
    say   'Web servers use port 80. Try whether you may.'
    ask   'You, an ordinary user, listen on port 80. What does the kernel say?',
          choices: ['it listens', 'EACCES: you may not', 'EADDRINUSE: port 80 is the web'],
          answer: 'EACCES: you may not',
          because: 'the ports below 1024 are kept for root, so that no user can pose as the ' +
                   "machine's own web or mail server"
    task  'Listen on port 80.'
    goal  { calls('bind').any { it.errno == EACCES } }
    unclear { root() && calls('bind').any { it.text.contains(':80)') } },
            'you are root, and root may use every port'
    unclear { first <= 80 && calls('bind').any { it.text.contains(':80)') } },
            'this system lets everybody use ports as low as 80 (ip_unprivileged_port_start)'
    unclear { calls('bind').any { it.ok && it.text.contains(':80)') } },
            'this process was given the right to use low ports'
    hints 'It is done as with every other port.', 'listen and the number', 'listen 80'
    model 'listen 80'
    show  states: mine()
}
