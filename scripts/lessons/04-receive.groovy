lesson 'receive', title: 'Receive: a stream has no messages'

// shows misconception 2
step 'three sends', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        3.times { s.send 'hello' }
        await { c.unread == 15 }
    }
    say   's has sent "hello" three times, with three calls of send. All of it is at c by now ' +
          'and waits to be received.'
    ask   'What does recv 64 at c return?',
          choices: ['5 bytes: one hello', '15 bytes: all of it', 'it waits for 64 bytes'],
          answer: '15 bytes: all of it',
          because: 'a stream keeps the order of the bytes, not where one send ended and the next ' +
                   'began'
    task  'Receive up to 64 bytes at c, in one call.'
    goal  { received().size() > 0 && received()[0].size == 15 }
    no    { received().size() > 0 && received()[0].size < 15 },
          'You took a part of it. `restart` puts it back.'
    hints 'recv takes the largest number of bytes that you have room for.', 'c recv N', 'c recv 64'
    model 'c recv 64'
    show  states: [c, s], diagram: true
}

// shows misconception 4
step 'less than asked for', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        s.send '0123456789'
        await { c.unread == 10 }
    }
    say   'Ten bytes wait at c, and s sends no more for now.'
    ask   'c calls recv and asks for 64 bytes. What happens?',
          choices: ['it waits for 54 more', 'it returns 10', 'it returns an error'],
          answer: 'it returns 10',
          because: 'the number is the room you have, the most you can take. recv waits only ' +
                   'when there is nothing at all'
    task  'Receive up to 64 bytes at c, and see whether it waits.'
    goal  { received().size() > 0 && received()[0].size == 10 && c.unread == 0 }
    no    { received().size() > 0 && received()[0].size < 10 },
          'You took a part of it. `restart` puts it back.'
    hints 'The same call as before.', 'c recv N', 'c recv 64'
    model 'c recv 64'
    show  states: [c, s]
}

// shows misconception 3
step 'a million bytes', {
    given { srv = listen 0; c = open tcp, srv; s = srv.accept() }
    say   'A & at the end of a line lets it go on in the background. s will need that: what it ' +
          'sends may not fit into the buffers of the kernel.'
    ask   's sends 1,000,000 bytes with one send. c has room for as many. Is one recv enough?',
          choices: ['yes: one send, one recv', 'no: it takes several'],
          answer: 'no: it takes several',
          because: 'recv takes what has arrived by now. How many it takes changes from run to ' +
                   'run: a program has to count the bytes'
    task  'Let s send a million bytes: s send repeat 1000000 hex 00 &   ' +
          'Then receive at c until you have all of them.'
    goal  {
        def bytes = received()*.size.sum() ?: 0
        def calls = received()*.calls.sum() ?: 0
        bytes == 1_000_000 && calls > 1
    }
    no    { s.bytesOut > 1_000_000 }, 'That was more than a million. `restart` puts it back.'
    hints 'c recv 1000000, more than once; or a form of recv that waits for so many.',
          'c recv exactly N', 's send repeat 1000000 hex 00 &   and then   c recv exactly 1000000'
    model 's send repeat 1000000 hex 00 &', 'c recv exactly 1000000'
    show  states: [c, s]
}

// shows misconception 7
step 'half a line', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        s.send 'no newline'
        await { c.unread == 10 }
    }
    say   's has sent ten characters. It has not sent a line end, and thinks it is c\'s turn.'
    ask   'c waits for a line: recv line. What does it get?',
          choices: ['the ten characters', 'nothing: it waits', 'the end of the stream'],
          answer: 'nothing: it waits',
          because: 'a line is over when its line end comes. Both sides are connected and well, ' +
                   'and each waits for the other'
    task  'Receive a line at c, for a second (timeout 1s): `state c` tells who holds the ten. ' +
          'Then let s send the "\\n" that is missing, and receive the line.'
    goal  {
        def late = received().count { it.ending == 'TIMED_OUT' }
        def lines = received().count { it.ending == 'COMPLETE' && it.text.endsWith('\n') }
        late > 0 && c.state == 'ESTABLISHED' && s.state == 'ESTABLISHED' && lines > 0
    }
    no    { received().any { it.ending == 'COMPLETE' && !it.text.endsWith('\n') } },
          'You took the ten characters as they are. `restart` puts them back.'
    hints 'A time-out loses nothing: the ten characters still wait.',
          'c recv line timeout 1s   then   s send ...; c recv line',
          'c recv line timeout 1s   then   s send "\\n"; c recv line'
    model 'c recv line timeout 1s', 'c state', 's send "\\n"', 'c recv line'
    show  states: [c, s], diagram: true
}

// shows misconception 10
step 'the end', {
    given { srv = listen 0; c = open tcp, srv; s = srv.accept() }
    say   'When the other side closes, the stream has an end, and a program has to notice it.'
    ask   's closes. What does recv at c return?',
          choices: ['an error', '0 bytes', 'it waits for ever'], answer: '0 bytes',
          because: 'that is how the end is told, and it stays told: each further recv returns 0. ' +
                   "CLOSE_WAIT means: the kernel waits for c's close"
    task  'Close s, then receive twice at c.'
    goal  {
        def ends = calls('recv').count { it.ok && it.value == 0 }
        ends >= 2 && c.state == 'CLOSE_WAIT'
    }
    no    { closed(c) }, 'c is closed as well, so nothing can be seen. `restart` puts it back.'
    hints 'Three lines, the first at s.', 's close, then c recv', 's close; c recv; c recv'
    model 's close', 'c recv', 'c recv'
    show  states: [c], diagram: true
}

// shows misconception 10
step 'nothing yet is not the end', {
    given { srv = listen 0; c = open tcp, srv; s = srv.accept() }
    say   's is open and says nothing. `blocking off` tells a socket that its calls must not wait.'
    ask   'c must not wait and calls recv. What does it return?',
          choices: ['0 bytes', 'an error, EAGAIN'], answer: 'an error, EAGAIN',
          because: '"nothing yet, ask again" and "the end" are two answers. Who takes one for ' +
                   'the other hangs up on a slow peer, or asks a dead one for ever'
    task  'Let c not wait (blocking off), and receive.'
    goal  { calls('recv').any { it.errno == EAGAIN } && c.state == 'ESTABLISHED' }
    hints 'Two lines, both at c.', 'c blocking off, then receive', 'c blocking off; c recv'
    model 'c blocking off', 'c recv', 'c state'
    show  states: [c, s]
}
