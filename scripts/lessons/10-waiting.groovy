lesson 'waiting', title: 'Waiting: blocking, time-outs, non-blocking'

// shows misconception 38
step 'whose limit?', {
    given { srv = listen 0 }
    say   'A server that never says a word. You connect with a limit of 100 ms, and then ' +
          'receive. ' +
          'A blocking call waits: until there is something, or until its limit is over.'
    ask   'connect had a limit of 100 ms. Does it end the recv that follows?',
          choices: ['yes, after 100 ms', 'no, recv needs a limit of its own'],
          answer: 'no, recv needs a limit of its own',
          because: 'a limit belongs to one call; without its own, recv waits for ever in most ' +
                   'languages'
    task  'Connect to srv with a limit of 100 ms, and receive with a limit of 500 ms.'
    goal  { calls('connect').any { it.ok || it.errno == EINPROGRESS } &&
            received().any { it.ending == 'TIMED_OUT' && it.millis >= 400 } &&
            mine('tcp').any { it.state == 'ESTABLISHED' } }
    hints 'Both verbs take `timeout T`.', 'open tcp srv timeout 100ms, and then recv',
          'open tcp srv timeout 100ms; recv timeout 500ms'
    model 'open tcp srv timeout 100ms', 'recv timeout 500ms'
    show  states: [mine('tcp')]
}

step 'do not wait', {
    given {
        srv = listen 0
        c = open tcp, srv
    }
    say   'A program with other things to do tells its socket not to block. Then a call that ' +
          'would ' +
          'have to wait comes back at once and says so.'
    task  'Make c non-blocking, and receive on it. Nothing has been sent.'
    goal  { calls('recv').any { it.errno == EAGAIN && it.millis < 100 } &&
            c.state == 'ESTABLISHED' }
    hints 'There is a verb for it, with `on` and `off`.', 'blocking off', 'c blocking off; c recv'
    model 'c blocking off', 'c recv'
    show  states: [c]
}

// shows misconception 5
step 'all of it?', {
    given {
        srv = socket tcp
        srv.option 'rcvbuf', 4096
        srv.bind 0
        srv.listen()
        c = socket tcp
        c.option 'sndbuf', 4096
        c.connect srv
        s = srv.accept()
        c.blocking off
    }
    say   'c does not block, and both ends have small buffers of about 4096 bytes. Nobody ' +
          'reads at s.'
    ask   'You send 100,000 bytes on c in one call. What happens?',
          choices: ['all of them go', 'some of them go', 'the call fails, nothing goes'],
          answer: 'some of them go',
          because: 'send takes what fits and gives the count; the rest is yours to send later'
    task  'Send 100,000 bytes on c. `repeat 100000 "x"` makes them.'
    goal  { calls('send').any { it.ok && it.value < it.bytes.size() } && c.bytesOut > 0 &&
            c.bytesOut < 100000 && c.unsent > 0 && s.unread > 0 }
    hints 'One send is enough.', 'What is sent may be `repeat 100000 "x"`.',
          'c send repeat 100000 "x"'
    model 'c send repeat 100000 "x"'
    show  states: [c, s]
}

// shows misconception 39
step 'connect without waiting', {
    given { srv = listen 0 }
    say   'A connect that does not wait cannot know yet how it ends. It begins the handshake and ' +
          'comes back.'
    ask   'connect on a non-blocking socket gives -1 EINPROGRESS. Has it failed?',
          choices: ['yes', 'no, it is under way'], answer: 'no, it is under way',
          because: 'when there is room to send it is decided, and SO_ERROR tells how: 0 is a yes'
    task  'Make a TCP socket, make it non-blocking, connect it to srv, poll it, and then ask its ' +
          '`option error`.'
    goal  { calls('connect').any { it.errno == EINPROGRESS } &&
            calls('getsockopt').any { it.ok && it.text.contains('SO_ERROR') } &&
            mine('tcp').any { it.state == 'ESTABLISHED' } }
    hints 'Five verbs: socket, blocking, connect, poll, option.', 'blocking off; connect srv; poll',
          'Line by line: socket tcp, blocking off, connect srv, poll, option error'
    model 'socket tcp', 'blocking off', 'connect srv', 'poll', 'option error'
    show  states: [mine('tcp')]
}
