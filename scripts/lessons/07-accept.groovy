lesson 'accept', title: 'Who takes the call?'

// shows misconception 24
step 'connected without accept', {
    given { srv = listen 0 }
    say   'The server listens. Nobody has called accept.'
    ask   'A client connects now. What does connect return?',
          choices: ['it waits for accept', 'it is refused', 'it succeeds'],
          answer: 'it succeeds',
          because: 'the kernel shakes hands by itself; accept only fetches the result'
    task  'Connect a client to srv, but do not accept.'
    goal  { clients(srv).any { it.state == 'ESTABLISHED' } && srv.queued == 1 &&
            rows(srv.localPort).count { it.state == 'ESTABLISHED' } == 2 }
    no    { calls('accept').any { it.ok } }, 'You accepted already. `restart` puts it back.'
    hints 'Which side opens a connection?', 'open tcp and the address of srv', 'open tcp srv'
    model 'open tcp srv'
    show  states: [srv, rows(srv.localPort).findAll { it.state != 'LISTEN' }], diagram: true
}

// shows misconception 24
step 'heard by nobody', {
    given {
        srv = listen 0
        c = open tcp, srv
    }
    say   'c is connected to srv, and the server has still not called accept.'
    ask   'c sends ten bytes. Where are they then?',
          choices: ['they wait in c until somebody accepts', 'send fails',
                    "in the server's kernel, acknowledged"],
          answer: "in the server's kernel, acknowledged",
          because: 'the connection has its buffers before any program has fetched it'
    task  'Send ten bytes through c, and do not accept.'
    goal  { c.bytesOut >= 10 && other(c).recvq == c.bytesOut && c.unsent == 0 &&
            srv.queued == 1 }
    no    { calls('accept').any { it.ok } }, 'You accepted already. `restart` puts it back.'
    hints 'Any ten characters will do.', 'c send, and the text in quotes', 'c send "ten bytes."'
    model 'c send "ten bytes."'
    show  states: [srv, c, other(c)]
}

step 'fetched', {
    given {
        srv = listen 0
        c = open tcp, srv
        c.send 'ten bytes.'
        await { other(c).recvq == 10 }
    }
    say   'Here it is again: one client waits in the queue of srv, and its ten bytes wait with it.'
    task  'Accept the client, as s, and receive what it has sent.'
    goal  { srv.queued == 0 && calls('accept').any { it.ok } &&
            received()*.text.join() == 'ten bytes.' }
    hints 'accept is said to the listener, recv to what accept gives.',
          'as s at the end of a line names the new socket.',
          'srv accept as s   then   s recv'
    model 'srv accept as s', 's recv'
    show  states: [srv, mine('tcp')], diagram: true
}

// shows misconception 23
step 'one port for all', {
    given {
        srv = listen 0
        a = open tcp, srv
        b = open tcp, srv
        await { srv.queued == 2 }
    }
    say   "srv listens on port ${srv.localPort}. a and b are connected and wait."
    ask   'You accept both. Which port does each accepted socket have on its own side?',
          choices: ['a new port for each client', "the listener's port, both of them",
                    "the client's port"],
          answer: "the listener's port, both of them",
          because: 'a connection is told apart by all four: both addresses, both ports; the ' +
                   "clients' ports differ, and that is enough"
    task  'Accept both clients, and look at the ports.'
    goal  { calls('accept').count { it.ok } >= 2 && srv.queued == 0 &&
            mine('tcp').count { it.localPort == srv.localPort } == 2 &&
            mine('tcp')*.peerPort.toSet() == [a.localPort, b.localPort].toSet() }
    hints 'One accept takes one client.', 'accept twice, then sockets', 'srv accept   (twice)'
    model 'srv accept as sa', 'srv accept as sb', 'sockets'
    show  states: rows(srv.localPort)
}

// shows misconception 25
step 'a full queue', {
    given { srv = listen 0, backlog: 1 }
    say   'Clients that were not accepted wait in a queue. srv was told backlog 1, and nobody ' +
          'accepts. Five clients call. An & at the end of a line does it in the background.'
    ask   'How many of the five become ESTABLISHED?',
          choices: ['none', '1', '2', 'all 5'], answer: '2',
          because: 'Linux lets in one more than backlog says; the others knock again and again, ' +
                   'and are not refused'
    task  'Type   open tcp srv timeout 1m &   five times, look with sockets, then say how many ' +
          'clients are ESTABLISHED: answer N.'
    goal  { clients(srv).size() >= 5 && clients(srv).any { it.state == 'SYN_SENT' } &&
            !calls('connect').any { it.errno == ECONNREFUSED } &&
            answer() == '' + clients(srv).count { it.state == 'ESTABLISHED' } }
    no    { calls('accept').any { it.ok } }, 'You accepted one. `restart` puts it back.'
    hints 'The arrow up brings the last line back.',
          'SYN_SENT is a client that knocks; count the others that are not listeners.',
          'sockets   then   answer 2'
    // A SYN that comes before the queue is full is answered, so each of the first two is awaited.
    model 'open tcp srv timeout 1m &', "srv.state 'LISTEN', queued: 1",
          'open tcp srv timeout 1m &', "srv.state 'LISTEN', queued: 2",
          'open tcp srv timeout 1m &', 'open tcp srv timeout 1m &', 'open tcp srv timeout 1m &',
          'sockets', 'answer 2'
    show  states: [srv, clients(srv)]
}

// shows misconception 25
step 'room again', {
    given {
        srv = listen 0, backlog: 1
        a = open tcp, srv
        b = open tcp, srv
        await { srv.queued == 2 }
    }
    say   'The queue of srv is full: a and b wait in it. One more client will knock in vain: its ' +
          'kernel sends its SYN again and again, after a second, then at longer intervals.'
    ask   'You accept one while the client knocks. What becomes of it?',
          choices: ['it must be started anew', 'its next SYN is answered', 'it was refused'],
          answer: 'its next SYN is answered',
          because: 'a full queue drops the SYN and says nothing, so the client just tries again'
    task  'Connect a third client in the background, see it in SYN_SENT, then accept one, and ' +
          'press Enter when the third is through.'
    goal  { calls('connect').any { it.ok && it.millis > 100 } && calls('accept').any { it.ok } &&
            clients(srv).count { it.state == 'ESTABLISHED' } == 3 }
    no    { calls('connect').any { it.ok && it.millis < 50 } },
          'That client met room in the queue. `restart`, and accept only after it has knocked.'
    hints 'The & of the last step: the prompt comes back while the client knocks.',
          'sockets shows its SYN_SENT; then srv accept makes room.',
          'open tcp srv timeout 1m &   then   srv accept'
    model 'open tcp srv timeout 1m &', 'a recv timeout 200ms', 'sockets', 'srv accept as s'
    show  states: [srv, clients(srv)]
}

step 'by hand, like telnet', {
    given { srv = listen 0 }
    say   "srv listens on port ${srv.localPort}. Any program may be its client: in another " +
          "window `telnet 127.0.0.1 ${srv.localPort}`, or nc. Here `open tcp srv as me` and " +
          'then `me interact` do the same: what you type goes to the socket, Ctrl-] comes back.'
    task  'Be a client that sends a line, from here or with telnet. Accept it and receive ' +
          'the line.'
    goal  { srv.queued == 0 && calls('accept').any { it.ok } &&
            received().any { it.ending == 'COMPLETE' && it.text.endsWith('\n') } }
    hints 'Three things: a client, its line, and the server that takes both.',
          '`me line "hello"` sends a line without `interact`.',
          'open tcp srv as me; me line "hello"; srv accept as s; s recv line'
    model 'open tcp srv as me', 'me line "hello by hand"', 'srv accept as s', 's recv line'
    show  states: [srv, mine('tcp')], diagram: true
}
