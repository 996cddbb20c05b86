lesson 'break', title: 'When things break'

// shows misconception 12
step 'two sends to nobody', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
    }
    say   'c and s are the two ends of one connection. The program behind s is going to close ' +
          'it, ' +
          'and c, who has not noticed, sends twice.'
    ask   's is closed. c sends, and sends again. What fails?',
          choices: ['the first send', 'the second send', 'neither'],
          answer: 'the second send',
          because: 'the first one finds out: it is answered with a reset, and only then is c told'
    task  'Close s. Then send on c, two times.'
    goal  { calls('send').any { it.ok } && calls('send').any { it.errno == EPIPE } &&
            c.state == 'CLOSE' }
    no    { c.state == 'closed' },
          'c itself is closed now, so it cannot send. `restart` puts it back.'
    hints 'A line may begin with the socket that it is for.',
          'Three lines: one close, two sends.', 's close; c send "one"   then   c send "two"'
    model 's close', 'c send "one"', "c.state 'CLOSE'", 'c send "two"'
    show  states: [c], diagram: true
}

// shows misconception 14
step 'a goodbye that is none', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        c.send 'did you read this?'
        await { s.unread > 0 }
    }
    say   "c has sent a question. Its ${s.unread} bytes have arrived at s, and nobody has " +
          "read them."
    ask   's is closed now, with the question unread. What does recv on c give?',
          choices: ['0: the end of the stream', 'an error', 'it waits'],
          answer: 'an error',
          because: 'who closes with bytes unread says no goodbye: its kernel sends a reset'
    task  'Close s without reading. Then receive on c.'
    goal  { calls('recv').any { it.errno == ECONNRESET } && c.state == 'CLOSE' &&
            rows(srv.localPort).every { it.state != 'TIME_WAIT' } }
    no    { s.bytesIn > 0 },
          'You have read the question, and now all is polite. `restart` puts it back.'
    hints 'The bytes must stay where they are.', 'First s, then c.', 's close; c recv'
    model 's close', 'c recv'
    show  states: [c], diagram: true
}

// shows misconception 15
step 'was the reply lost?', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        c.send 'a long question'
        await { s.unread > 0 }
    }
    say   'Again s has not read what c sent. This time s replies first, and only then closes: ' +
          'the reply goes out, and a reset behind it.'
    say   'The standard says that a reset may destroy what had arrived before it. Does it here? ' +
          'Nobody can tell you: look.'
    task  'Send a reply on s and close s, without reading. Receive on c until there is an error. ' +
          'Then say what became of the reply: `answer kept` or `answer lost`.'
    goal  { calls('send').any { it.ok } && s.state == 'closed' &&
            calls('recv').any { it.errno == ECONNRESET } &&
            answer() == (c.bytesIn > 0 ? 'kept' : 'lost') }
    no    { s.bytesIn > 0 }, 'You have read the question: no reset then. `restart` puts it back.'
    hints 's sends, s closes, c receives; perhaps twice.',
          'Whether the first recv on c gave bytes is the answer.',
          'Line by line: s send "REPLY", s close, c recv, c recv, answer kept'
    model 's send "REPLY"', 's close', 'c recv', 'c recv', 'answer kept'
    show  states: [c], diagram: true
}

// shows misconception 20
step 'what your own socket knows', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
    }
    say   'Many libraries have an isConnected(). It remembers that you once connected; some ask ' +
          'the kernel for the name of the peer, getpeername, and take an answer for a yes.'
    ask   's is closed. Then you ask c for its peer. What do you get?',
          choices: ['an error: the peer is gone', 'the address, as before'],
          answer: 'the address, as before',
          because: 'a name says nothing about life; the state in the kernel does, and recv, ' +
                   'which gives 0'
    task  'Close s. Ask c for its peer. Then look at the state of c and type it: `answer STATE`.'
    goal  { s.state == 'closed' && calls('getpeername').any { it.ok } && c.state == 'CLOSE_WAIT' &&
            answer().toUpperCase() == c.state }
    no    { c.state == 'closed' },
          'c is closed now and has no state at all. `restart` puts it back.'
    hints 'Two verbs look at a socket: one asks for a name, one for all the kernel has.',
          'They are called `peer` and `state`.', 's close; c peer; c state; answer CLOSE_WAIT'
    model 's close', 'c peer', 'c state', 'answer CLOSE_WAIT'
    show  states: [c]
}

step 'a frozen peer', {
    given {
        c = open tcp, 'lab:program'
        lab thaw, 'program'
    }
    say   'c is connected to a program in a process of its own, which sends back what it gets. ' +
          'A process can be frozen: it is there, and does nothing.'
    ask   'The program is frozen. What does send on c do?',
          choices: ['it fails', 'it waits', 'it succeeds'], answer: 'it succeeds',
          because: 'the kernel of the peer takes the bytes and acknowledges them, program or not'
    task  'Freeze the peer with `lab freeze program`. Send to it, and receive with a limit of ' +
          'half ' +
          'a second.'
    goal  { calls('send').any { it.ok } && received().any { it.ending == 'TIMED_OUT' } &&
            c.state == 'ESTABLISHED' && other(c).recvq > 0 && c.unsent == 0 }
    hints 'First freeze, then send, then recv.', 'recv takes a limit: `timeout 500ms`.',
          'lab freeze program; c send "hello"; c recv timeout 500ms'
    model 'lab freeze program', 'c send "hello"', 'c recv timeout 500ms'
    show  states: [c, other(c)], diagram: true
}

// shows misconception 21
step 'thawed, then killed', {
    given {
        c = open tcp, 'lab:program'
        lab freeze, 'program'
        c.send 'hello'
        await { other(c).recvq > 0 }
    }
    say   'The program is frozen, and your hello waits in its kernel. c has no way to tell a ' +
          'frozen peer from a slow one, nor from a cable that is cut.'
    ask   'It goes on, answers, and is killed then: no time to close anything. What does c get?',
          choices: ['nothing, ever', 'a reset', 'the end of the stream'],
          answer: 'the end of the stream',
          because: 'the kernel closes what a dead process had open; a dead machine could not'
    task  'Thaw the program, receive its answer, kill it, and receive once more.'
    goal  { received().any { it.text == 'hello' } &&
            received().any { it.ending == 'END_OF_STREAM' } &&
            c.state == 'CLOSE_WAIT' }
    no    { c.state == 'CLOSE' },
          'Killed while it had bytes unread: a reset, no goodbye. `restart` puts it back.'
    hints 'The other two words of the lab are `thaw` and `kill`.', 'Twice recv: before and after.',
          'lab thaw program; c recv; lab kill program; c recv'
    model 'lab thaw program', 'c recv', 'lab kill program', 'c recv'
    show  states: [c, other(c)], diagram: true
}
