lesson 'goodbye', title: 'Saying goodbye'

// shows misconception 16
step 'the server goes first', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        port = srv.localPort
        client = c.localPort
    }
    say   'A connection ends when both ends have said goodbye: each close sends a FIN. When all ' +
          'is said, the kernel of one end keeps the pair of ports for a minute, in TIME_WAIT, in ' +
          'case a late segment comes. ' +
          "The server's end s has port ${port}, the client c has ${client}."
    ask   's is closed first, then c. Which port does the row in TIME_WAIT have as its own?',
          choices: ["${port}, the server's", "${client}, the client's", 'there are two such rows'],
          answer: "${port}, the server's",
          because: 'TIME_WAIT is no fault: it is with whoever closed first'
    task  'Close s, then c.'
    goal  { closed(s) && closed(c) &&
            rows(port).any { it.state == 'TIME_WAIT' && it.localPort == port &&
                             it.peerPort == client } }
    no    { rows(port).any { it.state == 'TIME_WAIT' && it.localPort == client } },
          'The client was first this time, or both at once. `restart` begins again.'
    hints 'One line for each end.', 'The order is what matters: s is first.',
          's close   then   c close'
    model 's close', 'c recv', 'c close'
    show  states: rows(port).findAll { it.state != 'LISTEN' }, diagram: true
}

// shows misconception 16
step 'the client goes first', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        port = srv.localPort
        client = c.localPort
    }
    say   "The same connection anew: s has port ${port}, c has ${client}."
    ask   'Now c is closed first, then s. Which port has the row in TIME_WAIT?',
          choices: ["${port}, the server's", "${client}, the client's", 'there is no such row'],
          answer: "${client}, the client's",
          because: 'whoever closes first waits; a server with many clients likes them to go first'
    task  'Close c, then s.'
    goal  { closed(s) && closed(c) &&
            rows(port).any { it.state == 'TIME_WAIT' && it.localPort == client } }
    no    { rows(port).any { it.state == 'TIME_WAIT' && it.localPort == port } },
          'The server was first, or both at once. `restart` begins again.'
    hints 'The other way round.', 'c is first.', 'c close   then   s close'
    model 'c close', 's recv', 's close'
    show  states: rows(port).findAll { it.state != 'LISTEN' }, diagram: true
}

// shows misconception 17
step 'already in use?', {
    given {
        srv = socket tcp
        srv.bind 0
        srv.listen()
        c = open tcp, srv
        s = srv.accept()
        port = srv.localPort
    }
    say   'srv was made call by call, so its option reuseaddr is off, as in a first program. It ' +
          "serves one client, closes first and ends. Then it is started again, on port ${port}."
    ask   'The server starts again a second later. What does bind say?',
          choices: ['it is bound', 'EADDRINUSE: a program has the port',
                    'EADDRINUSE: and no program has it'],
          answer: 'EADDRINUSE: and no program has it',
          because: 'the row in TIME_WAIT has the port; it belongs to no program any more, and ' +
                   'ends after a minute'
    task  "Close s, c and srv, in this order. Then start again: socket tcp, bind ${port}."
    goal  { closed(s) && closed(c) && closed(srv) &&
            calls('bind').any { it.errno == EADDRINUSE } &&
            rows(port).every { it.state == 'TIME_WAIT' } &&
            rows(port).any { it.localPort == port } }
    no    { rows(port).any { it.state == 'TIME_WAIT' && it.peerPort == port } &&
            rows(port).every { it.localPort != port || it.state == 'LISTEN' } },
          'The client was first, so the port is free. `restart` begins again.'
    hints 'Three times close, then two calls of the new server.',
          'The new server binds to the very port of the old one.',
          "s close; c recv; c close; srv close   then   socket tcp; bind ${port}"
    model 's close', 'c recv', 'c close', 'srv close', 'socket tcp as again', "again bind ${port}"
    show  states: [rows(port), mine()]
}

// shows misconception 17
step 'not in use', {
    given {
        srv = socket tcp
        srv.bind 0
        srv.listen()
        c = open tcp, srv
        s = srv.accept()
        port = srv.localPort
    }
    say   "The same server, again without reuseaddr, on port ${port}. Now the client says " +
          'goodbye first.'
    ask   'c is closed, then s and srv. What does bind say to the next server?',
          choices: ['EADDRINUSE again', 'it is bound'], answer: 'it is bound',
          because: "the row in TIME_WAIT holds the client's port now, and nobody binds that"
    task  "Close c, s and srv in this order, then bind a new socket to port ${port}."
    goal  { closed(s) && closed(c) && closed(srv) && calls('bind').any { it.ok } &&
            mine('tcp').any { it.localPort == port } &&
            rows(port).any { it.state == 'TIME_WAIT' && it.peerPort == port } }
    no    { rows(port).any { it.state == 'TIME_WAIT' && it.localPort == port } },
          'The server was first this time, or both at once. `restart` begins again.'
    hints 'As before, only the order is another.', 'c is first.',
          "c close; s recv; s close; srv close   then   socket tcp; bind ${port}"
    // The port is free when the last segment of s, its FIN, is acknowledged.
    model 'c close', 's recv', 's shutdown write', "s.state 'CLOSE'", 's close', 'srv close',
          'socket tcp as again', "again bind ${port}"
    show  states: [rows(port), mine()]
}

// shows misconception 18
step 'four ways', {
    given {
        ports = [false, false, true, true].collect { reuse ->
            def old = socket tcp
            if (reuse) { old.option 'reuseaddr', 'on' }
            old.bind 0
            old.listen()
            def me = open tcp, old
            def other = old.accept()
            def port = old.localPort
            other.close()
            await { me.state == 'CLOSE_WAIT' }
            me.close()
            old.close()
            port
        }
        a = socket tcp
        b = socket tcp
        c = socket tcp
        d = socket tcp
        b.option 'reuseaddr', 'on'
        d.option 'reuseaddr', 'on'
        await { ports.every { port -> rows(port).any { it.state == 'TIME_WAIT' } } }
    }
    say   'Four servers closed first; each has left a row in TIME_WAIT. Four new ones wait to ' +
          'be bound:'
    say   "a  port ${ports[0]}: the old server had reuseaddr off, a has it off too"
    say   "b  port ${ports[1]}: old off, b on"
    say   "c  port ${ports[2]}: old on, c off"
    say   "d  port ${ports[3]}: old on, d on"
    ask   'Which of the four are bound?',
          choices: ['b and d: the new one asks for it', 'c and d: the old one allowed it',
                    'only d', 'all four'],
          answer: 'only d',
          because: 'both must have said that they share with TIME_WAIT; so a server sets it each ' +
                   'time it starts'
    task  'Bind each to its port.'
    goal  { calls('bind').count { it.errno == EADDRINUSE } >= 3 && a.localPort == 0 &&
            b.localPort == 0 && c.localPort == 0 && d.localPort == ports[3] }
    no    { ports.any { port -> rows(port).every { it.state != 'TIME_WAIT' } } },
          'A minute is over, and so is TIME_WAIT. `restart`, and be a little quicker.'
    hints 'Four times bind, each with a socket before it.',
          'Three are refused; that is the answer.',
          "a bind ${ports[0]}   and so on"
    model "a bind ${ports[0]}", "b bind ${ports[1]}", "c bind ${ports[2]}", "d bind ${ports[3]}"
    show  states: [ports.collect { rows(it) }, d]
}

// shows misconception 18
step 'no two at once', {
    given {
        one = listen 0
        two = socket tcp
        two.option 'reuseaddr', 'on'
        port = one.localPort
    }
    say   "one listens on port ${port}. It has reuseaddr on, and the new socket two has it too."
    ask   'two binds to the same port and listens. Do they share it?',
          choices: ['yes, both have the option', 'no'], answer: 'no',
          because: 'reuseaddr is about what TIME_WAIT has left, never about a live listener'
    task  "Bind two to port ${port}, and let it listen if it is bound."
    goal  { calls().any { it.errno == EADDRINUSE } && one.state == 'LISTEN' &&
            rows(port).count { it.state == 'LISTEN' } == 1 }
    hints 'One call may be enough.', 'bind takes a port.', "two bind ${port}"
    model "two bind ${port}"
    show  states: [one, two]
}

// shows misconception 10
step 'the end is not nothing', {
    given {
        srv = listen 0
        a = open tcp, srv
        sa = srv.accept()
        b = open tcp, srv
        sb = srv.accept()
        b.blocking off
        sa.close()
        await { a.state == 'CLOSE_WAIT' }
    }
    say   'a has a peer that has closed. b has a peer that is there and silent; b does not wait ' +
          'in its calls.'
    ask   'You receive from a twice. What comes the second time?',
          choices: ['it waits', 'an error', '0 bytes again'], answer: '0 bytes again',
          because: '0 bytes mean the end, and the end stays the end; nothing yet is EAGAIN'
    task  'Receive from a twice, and once from b.'
    goal  { calls('recv').count { it.ok && it.value == 0 } >= 2 &&
            calls('recv').any { it.errno == EAGAIN } &&
            a.state == 'CLOSE_WAIT' && b.state == 'ESTABLISHED' }
    hints 'recv alone is one call.', 'Two times a, one time b.', 'a recv; a recv; b recv'
    model 'a recv', 'a recv', 'b recv'
    show  states: [a, b]
}

// shows misconception 11
step 'half a goodbye', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
    }
    say   'close gives up the whole socket. shutdown write ends one direction: it says that ' +
          'nothing more will come, and goes on listening.'
    ask   'c does shutdown write. Can the server s still send to it?',
          choices: ['no, the connection is closed', 'yes'], answer: 'yes',
          because: 'each direction has its own end; c has only ended its own'
    task  'Shut down the writing of c. Then send something through s, receive it in c, and try ' +
          'to send through c.'
    goal  { calls('shutdown').any { it.ok } && c.state == 'FIN_WAIT2' && s.state == 'CLOSE_WAIT' &&
            s.bytesOut > 0 && c.bytesIn == s.bytesOut &&
            calls('send').any { it.errno == EPIPE } }
    no    { closed(c) }, 'c is closed and can receive no more. `restart` puts it back.'
    hints 'shutdown is said to c, send to s, recv to c.',
          'c shutdown write, then s send and a text',
          'c shutdown write; s send "late reply"; c recv   then   c send "more"'
    model 'c shutdown write', 's send "late reply"', 'c recv', 'c send "more"'
    show  states: [c, s], diagram: true
}

// shows misconception 19
step 'left open', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        port = srv.localPort
        c.close()
        await { s.state == 'CLOSE_WAIT' }
    }
    say   'The client has closed. The server has not noticed, or has forgotten: s is left open.'
    ask   'How long does s stay in CLOSE_WAIT?',
          choices: ['a minute, like TIME_WAIT', 'until the network gives up',
                    'until this program closes it'],
          answer: 'until this program closes it',
          because: 'CLOSE_WAIT waits for our own close, and no timer ends it: a leak'
    task  'When two seconds are over, list what is forgotten with leaks. Then close it.'
    goal  { shown('CLOSE_WAIT').any { it[0] == s.label } && closed(s) &&
            rows(port).every { it.localPort != port || it.state == 'LISTEN' } }
    no    { closed(s) && !shown('CLOSE_WAIT').any { it[0] == s.label } },
          'It is closed before leaks has named it. `restart`, and look first.'
    hints 'leaks names a socket only after two seconds.', 'poll srv timeout 2s passes the time.',
          'leaks   then   s close'
    model 'poll srv timeout 2200ms', 'leaks', 's close'
    show  states: [s, rows(port)]
}
