lesson 'send', title: 'Send: bytes, not text'

// shows misconception 1
step 'text or hex', {
    given { srv = listen 0; c = open tcp, srv; s = srv.accept() }
    say   'c is connected to s. A device wants the two bytes hex 16 16. Somebody sends it the ' +
          'text 1616.'
    ask   'How many bytes leave for the text "1616", and how many for hex 16 16?',
          choices: ['2 and 2', '4 and 2', '4 and 4'], answer: '4 and 2',
          because: 'a text is sent as its characters: 31 36 31 36. Two hex digits are one byte'
    task  'From c send the text "1616", and receive it at s. Then send hex 16 16, and receive that.'
    goal  {
        def arrived = received().collect { it.bytes.hex }.join(' ').takeRight(17)
        arrived == '31 36 31 36 16 16'
    }
    hints 'send takes text in quotes, and bytes after the word hex.',
          'c send "..."; s recv; c send hex ...; s recv',
          'c send "1616"; s recv; c send hex 16 16; s recv'
    model 'c send "1616"', 's recv', 'c send hex 16 16', 's recv'
    show  states: [c, s]
}

// shows misconception 8
step 'the end of a line', {
    given { srv = listen 0; c = open tcp, srv; s = srv.accept() }
    say   'Many protocols end a line with two bytes, 0D 0A, called CR LF. In programs they are ' +
          'written \\r\\n, and so they are here, in double quotes. Single quotes send what is ' +
          'typed as it stands.'
    ask   "How many bytes does send 'GET /\\r\\n' send, in single quotes?",
          choices: ['7', '9', 'none: it is an error'], answer: '9',
          because: 'in single quotes \\r and \\n are four plain characters: 5C 72 5C 6E'
    task  'Send GET / and CR LF from c in both ways, and look at what arrives at s: first ' +
          '`set view hex`, then send and recv.'
    goal  {
        def arrived = received().collect { it.bytes.hex }.join(' ')
        def lines = arrived.count('47 45 54 20 2F 0D 0A')
        def literal = arrived.count('47 45 54 20 2F 5C 72 5C 6E')
        lines >= 1 && literal >= 1
    }
    hints 'The same line twice, once with each kind of quotes, and a recv at s after each.',
          'c send "GET ..."; s recv; c send \'GET ...\'; s recv',
          'c send "GET /\\r\\n"; s recv; c send \'GET /\\r\\n\'; s recv'
    model 'set view hex', 'c send "GET /\\r\\n"', 's recv', 'c send \'GET /\\r\\n\'', 's recv',
          'set view auto'
    show  states: [c, s]
}

// shows misconception 6
step 'sent is not read', {
    given { set 'view', 'auto'; srv = listen 0; c = open tcp, srv; s = srv.accept() }
    say   'Send returned the number of bytes each time. Now s belongs to a program that is busy ' +
          'with other things and never calls recv.'
    ask   'c sends 1000 bytes, and nobody reads them. What does send return?',
          choices: ['it waits until they are read', 'an error', '1000'], answer: '1000',
          because: "the kernels have passed them on: they wait at s, and to c's kernel they are " +
                   'delivered. Only an answer of the program proves that it has read them'
    task  'Send 1000 bytes from c and do not receive them. Then look at both ends: `state c`.'
    goal  {
        c.bytesOut >= 1000 && s.unread == c.bytesOut && c.unsent == 0
    }
    no    { received().size() > 0 },
          'Somebody has read some of it now. `restart` puts it back.'
    hints 'A payload can say how often it is repeated: `help payload`.', 'c send repeat N "x"',
          'c send repeat 1000 "x"'
    model 'c send repeat 1000 "x"', 'c state'
    show  states: [c, s], diagram: true
}

step 'read a dump', {
    given { srv = listen 0; c = open tcp, srv; s = srv.accept() }
    say   'A colleague has recorded what a meter wants to hear. Each line of a dump has the ' +
          'place of its first byte, the bytes, and the same as text, with dots for other bytes:',
          '00000000  52 45 41 44 20 07 00 0d  0a    |READ ....|'
    task  'Send exactly these nine bytes from c, and receive them at s.'
    goal  {
        def arrived = received().collect { it.bytes.hex }.join(' ').takeRight(26)
        arrived == '52 45 41 44 20 07 00 0D 0A'
    }
    hints 'The first number is a place, not a byte. What follows it are nine bytes.',
          'c send hex 52 45 ... and s recv',
          'c send hex 52 45 41 44 20 07 00 0d 0a; s recv'
    model 'c send "READ " hex 07 00 "\\r\\n"', 's recv'
    show  states: [c, s]
}
