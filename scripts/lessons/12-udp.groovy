lesson 'udp', title: 'UDP: messages that may be lost'

step 'three messages', {
    given {
        u = socket udp
        u.bind 0
        c = open udp, u
    }
    say   'UDP carries messages, datagrams, not a stream. c sends to u; connect only noted the ' +
          'address. In lesson 4 three sends of TCP came out of one recv.'
    task  'Send three messages of different lengths on c. Then receive three times on u.'
    goal  { calls('send').size() >= 3 && received().size() >= 3 &&
            received()*.size == calls('send')*.value }
    hints 'Six lines, three of them on c.', 'c send "one"; and so on; then u recv, three times',
          'c send "a"; c send "bb"; c send "ccc"; u recv; u recv; u recv'
    model 'c send "one"', 'c send "three"', 'c send "seventeen"', 'u recv', 'u recv', 'u recv'
    show  states: [u], diagram: true
}

// shows misconception 30
step 'too short a buffer', {
    given {
        u = socket udp
        u.bind 0
        c = open udp, u
        c.send repeat(100, 'x')
        c.send 'the next one'
    }
    say   'Two messages wait at u: one of 100 bytes, and a short one.'
    ask   'You receive up to 64 bytes, and then again. Where are the other 36?',
          choices: ['the second recv gives them', 'they are gone'], answer: 'they are gone',
          because: 'a datagram is taken whole; what does not fit is thrown away'
    task  'Receive up to 64 bytes on u, twice.'
    goal  { received().any { it.size < it.length } && received().any { it.text == 'the next one' } }
    hints 'recv takes a number.', 'Twice the same line.', 'u recv 64; u recv 64'
    model 'u recv 64', 'u recv 64'
    show  states: [u]
}

// shows misconception 31
step 'nothing is something', {
    given {
        u = socket udp
        u.bind 0
        c = open udp, u
        c.send ''
        c.send 'still here'
    }
    say   'c has sent two messages, and the first of them is empty. In TCP a recv of 0 is the end.'
    ask   'recv on u gives 0 bytes. Is that the end?',
          choices: ['yes, c is gone', 'no, more may come'], answer: 'no, more may come',
          because: 'UDP has no end to tell; an empty datagram is a message like any other'
    task  'Receive twice on u.'
    goal  { received().any { it.size == 0 && it.ending == 'COMPLETE' } &&
            received().any { it.text == 'still here' } }
    hints 'Only u has something to do.', 'The same line twice.', 'u recv; u recv'
    model 'u recv', 'u recv'
    show  states: [u]
}

// shows misconception 32
step 'nobody at home', {
    given {
        u = socket udp
        u.bind 0
        dead = u.localPort
        u.close()
    }
    say   "No socket has UDP port ${dead}. The kernel of the receiver says so in a message of " +
          "its " +
          'own, ICMP. Only a connected socket is told: for it the kernel knows who had asked.'
    ask   'Connect a UDP socket to that port, send, receive. Which call fails?',
          choices: ['connect', 'send', 'recv', 'none'], answer: 'recv',
          because: 'connect sends nothing, send has no time to know; the next call is told'
    task  "Open a UDP socket to port ${dead}, send something, and receive."
    goal  { calls('send').any { it.ok } && calls().any { it.errno == ECONNREFUSED } &&
            mine('udp').size() > 0 }
    hints '`open udp`, `send`, `recv`.', "open udp ${dead}",
          "open udp ${dead}; send \"hello\"; recv"
    model "open udp ${dead}", 'send "hello"', 'recv'
    show  states: [mine('udp')]
}

// shows misconception 33
step 'an answer from another port', {
    given {
        dev = socket udp
        dev.bind 0
        mouth = socket udp
        mouth.bind 0
        c = open udp, dev
        u = socket udp
        u.bind 0
    }
    say   "A device listens on port ${dev.localPort}, but answers from port ${mouth.localPort}: " +
          'you play its mouth. c is connected to the device; u is not connected to anybody.'
    ask   'The mouth sends an answer to c and one to u. Who gets it?',
          choices: ['both', 'only c', 'only u'], answer: 'only u',
          because: 'a connected UDP socket hears its peer alone: that address and that port'
    task  'With `mouth sendto` send something to c and to u. Receive on both, on c with a limit.'
    goal  { calls('sendto').count { it.ok } >= 2 &&
            received().any { it.socket == u.label && it.size > 0 } &&
            received().any { it.socket == c.label && it.ending == 'TIMED_OUT' } }
    hints 'A socket may stand where an address is wanted.', 'mouth sendto c "hi"',
          'mouth sendto c "hi"; mouth sendto u "hi"; u recv; c recv timeout 200ms'
    model 'mouth sendto c "hi"', 'mouth sendto u "hi"', 'u recv', 'c recv timeout 200ms'
    show  states: [c, u]
}

// shows misconception 34
step 'lost at home', {
    given {
        u = socket udp
        u.option 'rcvbuf', 2048
        u.bind 0
        c = open udp, u
    }
    say   'Both ends are on this machine: no cable, no radio. u has a small buffer of 2048 ' +
          'bytes, ' +
          'and nobody reads.'
    ask   'c sends 100 messages of 100 bytes. How many wait at u?',
          choices: ['all 100', 'only some', 'none'], answer: 'only some',
          because: 'what finds no room is thrown away, and nobody is told; the kernel counts them'
    task  'Send many messages on c, with one line of Groovy if you like: ' +
          '`100.times { c.send "x" * 100 }`. Then see how many u can still receive.'
    goal  { calls('send').size() >= 20 && calls('send').every { it.ok } && u.drops > 0 &&
            u.bytesIn > 0 }
    hints 'The Groovy line can be typed as it stands.',
          'Then u recv; `u state` counts the lost ones.',
          '100.times { c.send "x" * 100 }; u recv'
    model '100.times { c.send "x" * 100 }', 'u recv', 'u state'
    show  states: [u]
}

// shows misconception 1
step 'wake the meter', {
    given {
        lab 'device'
    }
    say   'A reader of a tutorial asked why his meter never answers. His program did this:'
    say   'udp lab:device "1616161600FFFFFFFFFF"'
    say   'and then received up to 64 bytes, without a limit. The meter wants the ten bytes ' +
          '16 16 16 16 00 FF FF FF FF FF. It is in the lab: `lab log device` tells what it got.'
    ask   'How many bytes did his program send?',
          choices: ['10', '20'], answer: '20',
          because: 'hex digits in quotes are text: one byte for each digit'
    task  'Send the meter what it wants, and receive its answer.'
    goal  { heard('device').any { it.hex == '16 16 16 16 00 FF FF FF FF FF' } &&
            received().any { it.size == 14 } }
    hints 'Try it his way first, with `recv 64 timeout 300ms`.',
          'send takes `hex` before the digits.',
          'udp lab:device hex 1616161600FFFFFFFFFF; recv 64'
    model 'udp lab:device "1616161600FFFFFFFFFF"', 'recv 64 timeout 300ms', 'lab log device',
          'udp lab:device hex 1616161600FFFFFFFFFF', 'recv 64'
    show  states: [mine('udp')]
}
