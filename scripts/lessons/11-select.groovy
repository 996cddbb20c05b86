lesson 'select', title: 'Select: many clients'

step 'a client at the door', {
    given {
        srv = listen 0
        a = open tcp, srv
        await { srv.queued == 1 }
    }
    say   'A server with many clients cannot wait in recv for one of them: the others would wait ' +
          'too. It asks the kernel which of its sockets are ready: select, or poll as it is ' +
          'called here.'
    ask   'Client a waits to be accepted and has sent nothing. Is srv ready to read?',
          choices: ['no, there is no data', 'yes'], answer: 'yes',
          because: 'ready means that the next call will not wait, and accept will not'
    task  'Poll srv.'
    goal  { calls('poll').any { it.value == 1 } && srv.queued == 1 }
    no    { srv.queued == 0 }, 'You took the client from the queue. `restart` puts it back.'
    hints 'The verb is called poll, or select.', 'It stands before or after the socket.', 'poll srv'
    model 'poll srv'
    show  states: [srv]
}

step 'one of them speaks', {
    given {
        srv = listen 0
        a = open tcp, srv
        s1 = srv.accept()
        b = open tcp, srv
        s2 = srv.accept()
        b.send 'me!'
        await { s2.unread == 3 }
    }
    say   's1 and s2 are the ends of a server with two clients. One of the clients has spoken.'
    task  'Find out with one poll of both which one it is, and receive from that one only.'
    goal  { calls('poll').any { it.value == 1 && it.text.contains(s1.label) &&
                                    it.text.contains(s2.label) } &&
            s2.bytesIn == 3 && s1.state != 'closed' }
    hints 'poll takes several sockets.', 'poll s1 s2 tells whom to receive from.',
          'poll s1 s2; s2 recv'
    model 'poll s1 s2', 's2 recv'
    show  states: [s1, s2]
}

// shows misconception 35
step 'one of them leaves', {
    given {
        srv = listen 0
        a = open tcp, srv
        s1 = srv.accept()
        b = open tcp, srv
        s2 = srv.accept()
        a.close()
        await { s1.state == 'CLOSE_WAIT' }
    }
    say   'Client a has closed without a word. b says nothing either.'
    ask   'Is s1, the end that talked to a, ready to read?',
          choices: ['no, no data came', 'yes'], answer: 'yes',
          because: 'recv will not wait: it gives 0, the end. Who takes ready for data loops ' +
                   'for ever'
    task  'Poll s1 and s2, receive from the one that is ready, and close it.'
    goal  { calls('poll').any { it.value == 1 } && calls('recv').any { it.value == 0 } &&
            s1.state == 'closed' && s2.state != 'closed' &&
            rows(srv.localPort).every { it.state != 'CLOSE_WAIT' } }
    hints 'First poll.', 'recv gives 0: this end has to be closed too.',
          'poll s1 s2; s1 recv; s1 close'
    model 'poll s1 s2', 's1 recv', 's1 close'
    show  states: [s1, s2]
}

step 'room to send', {
    given {
        srv = socket tcp
        srv.option 'rcvbuf', 4096
        srv.bind 0
        srv.listen()
        c = socket tcp
        c.option 'sndbuf', 4096
        c.connect srv
        c.blocking off
    }
    say   'poll can ask for two things: that recv will not wait, and that send will not. ' +
          'c has small buffers and does not block; its peer never reads.'
    task  'Ask whether c has room to send: `c poll write`. Fill it with 100,000 bytes, and ask ' +
          'again until it has none; with a limit of 100 ms.'
    goal  { calls('poll').any { it.value == 1 } && c.unsent > 0 &&
            calls('poll').last().value == 0 && calls('poll').last().text.contains('POLLOUT') }
    hints 'poll, then send, then poll.',
          'Send and poll by turns until poll says no; each time `c send repeat 100000 "x"`.',
          'c send repeat 100000 "x"   then   c poll write timeout 100ms   and both again'
    // What was sent leaves c a little later, and there is room again: poll waits for that.
    model 'c poll write',
          'c send repeat 100000 "x"', 'c poll write timeout 100ms',
          'c send repeat 100000 "x"', 'c poll write timeout 100ms',
          'c send repeat 100000 "x"', 'c poll write timeout 100ms'
    show  states: [c]
}

// shows misconception 37
step 'the line that select does not see', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        c.send 'HELLO\nBYE\n'
        await { s.unread == 10 }
    }
    say   'c has sent two lines at once. A line reader takes what there is, gives out the ' +
          'first line ' +
          'and keeps the rest in a buffer of its own. Here it is in one line of Groovy:'
    say   'lines = s.recv(64).text.readLines()'
    ask   'After that and `lines[0]` the second line is still to be read. Does poll report s?',
          choices: ['yes', 'no'], answer: 'no',
          because: 'the kernel has given everything away; what a program holds, select cannot see'
    task  'Type the reader, poll s with a limit of 100 ms, then see what the reader holds with ' +
          '`lines[1]` and tell it: `answer WORD`.'
    goal  { s.bytesIn == 10 && s.unread == 0 && calls('poll').any { it.value == 0 } &&
            answer() == 'BYE' }
    hints 'The reader can be typed as it stands above.', 's poll timeout 100ms',
          'Line by line: the reader, s poll timeout 100ms, lines[1], answer BYE'
    model 'lines = s.recv(64).text.readLines()', 'lines[0]', 's poll timeout 100ms', 'lines[1]',
          'answer BYE'
    show  states: [s]
}

step 'serve them both', {
    given {
        srv = listen 0
        a = open tcp, srv
        b = open tcp, srv
        b.send 'I am b\r\n'
        a.send 'I am a\r\n'
    }
    say   'You are the server now. The protocol: each client is greeted with a line ' +
          '`Hello client how are you`; each line that it sends is answered with `OK : ` and ' +
          'that line.'
    task  'Accept both clients, greet them, read the line of each and answer it. At last receive ' +
          'on a and b what the clients have got.'
    goal  { said(a) == 'Hello client how are you\nOK : I am a\n' &&
            said(b) == 'Hello client how are you\nOK : I am b\n' }
    hints '`srv accept as s1`, then `s1 line "Hello client how are you"`.',
          'poll tells whom to read; `recv line`, and `line "OK : ..."`.',
          's1 recv line; s1 line "OK : I am a"; ... a recv line, twice; b recv line, twice'
    model 'srv accept as s1', 's1 line "Hello client how are you"',
          'srv accept as s2', 's2 line "Hello client how are you"',
          'poll s1 s2', 's1 recv line', 's1 line "OK : I am a"',
          's2 recv line', 's2 line "OK : I am b"',
          'a recv line', 'a recv line', 'b recv line', 'b recv line'
    show  states: [a, b], diagram: true
}
