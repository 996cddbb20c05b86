lesson 'connect', title: 'Connect: names, ports, refusals'

// shows misconception 22
step 'a port for the client', {
    given {
        srv = listen 0
        ports = file('/proc/sys/net/ipv4/ip_local_port_range').tokenize()*.toInteger()
    }
    say   "A server, srv, listens on 127.0.0.1, port ${srv.localPort}. A connection has a port " +
          'at both ends, so a client needs one too.'
    ask   "Which port does the client's end get?",
          choices: ["the server's port", 'a free one that the kernel picks', 'none until it binds'],
          answer: 'a free one that the kernel picks',
          because: "connect lends it one from ${ports[0]} to ${ports[1]}; a client need not bind"
    task  "Make a socket and connect it to localhost, port ${srv.localPort}."
    goal  {
        clients(srv).size() > 0 && clients(srv)[0].state == 'ESTABLISHED' &&
            clients(srv)[0].localPort >= ports[0] && clients(srv)[0].localPort <= ports[1]
    }
    hints 'One verb makes a socket and connects it: `help` lists it among the short ways.',
          'open tcp HOST PORT', "open tcp localhost ${srv.localPort}"
    model "open tcp localhost ${srv.localPort}", 'name'
    show  states: [srv, clients(srv)], diagram: true
}

// shows misconception 27
step 'what localhost means', {
    given {
        four = listen '127.0.0.1:0'
        hasSix = file('/proc/net/if_inet6').contains('00000000000000000000000000000001 ')
        six = hasSix ? listen('[::1]:0') : four
    }
    say   'This machine can call itself by two addresses: 127.0.0.1 (IPv4) and ::1 (IPv6). ' +
          'localhost is a name, and stands for one of them or for both.',
          "One server listens on 127.0.0.1, port ${four.localPort}; another one on ::1, port " +
          "${six.localPort}."
    ask   'You call each port at the other address. What happens?',
          choices: ['both answer: it is the same machine', 'both calls are refused',
                    'only ::1 answers'],
          answer: 'both calls are refused',
          because: 'a server hears only the address it listens on. A program that is given a ' +
                   'name tries its addresses in turn'
    task  "Ask what localhost stands for (resolve). Then call 127.0.0.1 port ${six.localPort} " +
          "and [::1]:${four.localPort}."
    goal  {
        def tried = calls('connect').findAll { it.errno == ECONNREFUSED }.collect { it.text }
        def names = calls('getaddrinfo').size()
        def refused = [[six, '127.0.0.1'], [four, '[::1]']].count { server, host ->
            tried.any { it.contains("$host:${server.localPort})") }
        }
        names > 0 && refused == 2
    }
    unclear { !hasSix }, 'this machine has no IPv6, so there is no second address'
    hints 'Three lines: one with resolve, two with open.',
          'resolve localhost   then   open tcp ADDRESS:PORT',
          "resolve localhost; open tcp 127.0.0.1:${six.localPort}   then   " +
              "open tcp [::1]:${four.localPort}"
    model 'resolve localhost', "open tcp 127.0.0.1:${six.localPort}",
          "open tcp [::1]:${four.localPort}", "open tcp localhost ${four.localPort}"
    show  states: [four, six]
}

// shows misconception 28
step 'nobody listens', {
    given { shut = socket tcp; shut.bind '127.0.0.1:0' }
    say   "Port ${shut.localPort} of this machine is taken, but no server listens on it."
    ask   'A client calls that port. When does it learn that nobody listens?',
          choices: ['at once', 'after a few seconds', 'only when it sends'],
          answer: 'at once',
          because: 'the machine is there, so its kernel says no itself, with a RST. connect took ' +
                   "${calls('connect')*.millis.min()?.round(1)} ms"
    task  "Try to connect to 127.0.0.1, port ${shut.localPort}."
    goal  {
        def refused = calls('connect').findAll { it.errno == ECONNREFUSED }
        refused.size() > 0 && refused*.millis.min() < 100
    }
    hints 'The same verb as before; it need not succeed.', 'open tcp HOST PORT',
          "open tcp 127.0.0.1 ${shut.localPort}"
    model "open tcp 127.0.0.1 ${shut.localPort}"
    show  diagram: true
}

// shows misconception 28
step 'nobody answers', {
    given {
        srv = listen 0, backlog: 1
        first = open tcp, srv
        second = open tcp, srv
        await { srv.queued == 2 }
        c = socket tcp
    }
    say   'srv listens, but it never calls accept, and its queue is full: see `state srv`. ' +
          'c is a new socket.'
    ask   'c calls srv now. What does the kernel tell it?',
          choices: ['connection refused', 'nothing at all', 'connected'],
          answer: 'nothing at all',
          because: 'the SYN is dropped and sent again, until the client gives up. A time-out is ' +
                   'silence; a refusal is an answer'
    task  'Connect c to srv, and give up after a second.'
    goal  {
        def waited = (calls('connect') + calls('poll'))*.millis.max() ?: 0
        waited >= 100 && c.state == 'SYN_SENT'
    }
    no    { calls('accept').any { it.ok } },
          'You have let a client in, so there is room in the queue again. `restart` puts it back.'
    no    { closed(c) }, 'c is closed, so its state is gone. `restart` puts it back.'
    hints 'c is there already, so it only has to connect; and that takes a limit of time.',
          'c connect srv timeout ...', 'c connect srv timeout 1s'
    model 'c connect srv timeout 1s', 'state srv'
    show  states: [srv, c], diagram: true
}

step 'twice the same address', {
    given { srv = listen 0 }
    say   'A connection is known by four numbers: the address and port of one end, and those of ' +
          'the other.'
    ask   'You connect twice to srv. Which of the four numbers differs?',
          choices: ["the server's port", "the client's port", 'none: the second call fails'],
          answer: "the client's port",
          because: 'that is how the kernel knows which bytes belong to which connection'
    task  'Connect two clients to srv, and keep both.'
    goal  {
        clients(srv).count { it.state == 'ESTABLISHED' } == 2 &&
            clients(srv)*.localPort.unique().size() == 2
    }
    hints 'The same line twice.', 'Each open makes a socket of its own.',
          'open tcp srv; open tcp srv'
    model 'open tcp srv', 'open tcp srv', 'sockets'
    show  states: [srv, clients(srv)], diagram: true
}
