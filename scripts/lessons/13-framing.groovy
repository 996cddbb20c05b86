lesson 'framing', title: 'Framing: where a message ends'

words = ['red', 'a line\nand one more', 'the last one']

// A peer that, when asked, sends three messages with their lengths, cut wherever it likes.
cutter = '''\
// socksh session 1
session 'Three messages with a length in front, cut anywhere'

param port: 0
limit 60.m

srv = listen port
c = srv.accept()
c.option 'nodelay', 'on'
while (c.recv(64).size() > 0) {
    stream = new ByteArrayOutputStream()
    ['red', 'a line\\nand one more', 'the last one'].each { m ->
        stream.write(0)
        stream.write(m.size())
        stream.write(m.bytes)
    }
    bytes = stream.toByteArray()
    at = 0
    while (at < bytes.length) {
        to = Math.min(bytes.length, at + 1 + new Random().nextInt(9))
        c.send Arrays.copyOfRange(bytes, at, to)
        pause 20.ms
        at = to
    }
}
'''

// What a wait of the kernel's looks like in the table of states.
waited = { name, found -> found ? [local: name, state: "${found[-1].millis.round(1)} ms"] : [] }

// shows misconception 2
step 'three messages, one heap', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        words.each { s.send it }
        await { c.unread == words.sum { it.size() } }
    }
    say   'A program has sent you three messages over s, each with one send. They wait in the ' +
          'kernel, at your end, c. TCP carries bytes and knows nothing of messages.'
    ask   'You take them with `recv 64`. What do you get?',
          choices: ['the first message', 'all three, with gaps', 'all three, run together'],
          answer: 'all three, run together',
          because: 'the kernel keeps one row of bytes; where a send ended is written nowhere'
    task  'Receive on c with `recv 64` and look for the seams.'
    goal  { c.unread == 0 && received()*.size.max() > words*.size().max() }
    hints 'One recv is enough.', 'c recv takes a number of bytes.', 'c recv 64'
    model 'c recv 64'
    show  states: [c]
}

step 'a length in front', {
    given {
        home = folder()
        new File("$home/cutter.groovy").text = cutter
        peer = program "$home/cutter.groovy", port: 0
        c = open tcp, peer.address
    }
    say   'So a protocol has to say where a message ends: with a line end, or with a length in ' +
          'front. This peer puts two bytes of length, high byte first, before each message. ' +
          'When you send it anything, it sends three messages, and cuts them at random places.'
    task  'Send it a word, then read: `recv exactly 2` for a length, `recv exactly N` for the ' +
          'message, three times. Whatever the cuts, three messages come out whole.'
    goal  { received()*.text.unique().count { it in words } == words.size() }
    no    { received().any { it.size > 2 && !(it.text in words) && it.ending == 'COMPLETE' } },
          'Those bytes were not one message: the frame is lost. `restart` begins anew.'
    hints 'The two bytes are shown in hex: 00 03 is a message of 3 bytes.',
          'c send "go", then c recv exactly 2, then c recv exactly 3, and so on',
          'c send "go"; c recv exactly 2; c recv exactly 3; c recv exactly 2'
    model 'c send "go"',
          'c recv exactly 2', 'c recv exactly 3',
          'c recv exactly 2', 'c recv exactly 19',
          'c recv exactly 2', 'c recv exactly 12'
    show  states: [c]
}

// shows misconception 9
step 'the wrong end first', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
    }
    say   'Two programs agree on four bytes of length and not on their order. c writes low ' +
          'byte first (u32le), as its processor does; s reads high byte first.'
    ask   'c sends `u32le 1 "!"`. For how many bytes will s wait?',
          choices: ['1', '256', '16777216'], answer: '16777216',
          because: '01 00 00 00 read from the left is 1 with six hex zeros behind it'
    task  'Send that from c. On s take the four bytes of length (`recv exactly 4`) and then try ' +
          'to take so many as they say to s, with `timeout 1s`. `answer` that number.'
    goal  { received().find { it.size == 4 }?.bytes?.u32be > 0xFFFFFF &&
            received()[-1]?.ending == 'TIMED_OUT' &&
            answer() == received().find { it.size == 4 }.bytes.u32be as String }
    hints 'The message itself is one byte long, and has arrived: it is not what s waits for.',
          'c send u32le 1 "!", then s recv exactly 4, then s recv exactly 16777216 timeout 1s',
          'c send u32le 1 "!"; s recv exactly 4; s recv exactly 16777216 timeout 1s'
    model 'c send u32le 1 "!"', 's recv exactly 4', 's recv exactly 16777216 timeout 1s',
          'answer 16777216'
    show  states: [c, s]
}

// shows misconception 40
step 'two small writes', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        s.option 'quickack', 'off'
    }
    say   'A careful program writes a header of two bytes, then two bytes of body. The other ' +
          'end needs all four. Both ends are on this machine, where a byte takes 0.03 ms.'
    ask   'write 2, write 2, and the reader waits for 4: how long?',
          choices: ['about 0.03 ms', 'about 1 ms', 'about 40 ms'], answer: 'about 40 ms',
          because: 'the second write is held until the first is acknowledged (Nagle), and the ' +
                   'reader puts that off, hoping to send it along with an answer (delayed ACK)'
    task  'Do it on one line, so that no typing is measured: twice `c send` with two bytes, ' +
          'then `s recv exactly 4`.'
    goal  { calls('send').count { it.value == 2 } >= 2 &&
            received().findAll { it.size == 4 }*.millis.max() > 30 }
    hints 'A semicolon separates commands on a line.',
          'c send "ab"; c send ...; s recv ...',
          'c send "ab"; c send "cd"; s recv exactly 4'
    model 'c send "ab"; c send "cd"; s recv exactly 4'
    show  states: [c, s, waited('2 + 2 bytes', received())]
}

step 'one write', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        s.option 'quickack', 'off'
    }
    say   'The best cure costs nothing: put header and body together, and write once. Nothing ' +
          'is on its way then that the kernel could wait for.'
    task  'Send the four bytes from c with one send, and receive them at s, on one line.'
    goal  { calls('send').count { it.value == 4 } >= 1 &&
            received().findAll { it.size == 4 }*.millis.min() < 20 }
    no    { calls('send').any { it.value == 2 } }, 'One send, please. `restart` begins anew.'
    hints 'A payload may have several pieces: they leave together.',
          'c send "ab" "cd" is one send.',
          'c send "ab" "cd"; s recv exactly 4'
    model 'c send "ab" "cd"; s recv exactly 4'
    show  states: [c, s, waited('4 bytes', received())]
}

step 'no delay', {
    given {
        srv = listen 0
        c = open tcp, srv
        s = srv.accept()
        s.option 'quickack', 'off'
    }
    say   'Where the writes cannot be put together there is TCP_NODELAY. It does not make the ' +
          'reader acknowledge sooner: it tells the writer not to wait for that. So it belongs ' +
          'to the end that writes.'
    task  'Switch nodelay on at c, then again: two sends of two bytes and `s recv exactly 4`, ' +
          'on one line.'
    goal  { calls('setsockopt').count { it.text.contains('NODELAY, on') && it.ok } >= 1 &&
            calls('send').count { it.value == 2 } >= 2 &&
            received().findAll { it.size == 4 }*.millis.min() < 20 }
    hints 'An option of a socket is set with `option`.',
          'c option nodelay on, and then as before',
          'c option nodelay on; c send "ab"; c send "cd"; s recv exactly 4'
    model 'c option nodelay on', 'c send "ab"; c send "cd"; s recv exactly 4'
    show  states: [c, s, waited('2 + 2 bytes', received())]
}
