lesson 'replay', title: 'Record, mask, replay'

// A meter: ten wake-up bytes are answered with a reading; 73 and four bytes are a new serial.
meter = '''\
// socksh session 1
session 'A meter'

param port: 0
limit 60.m

ear = socket udp
ear.bind "127.0.0.1:$port"
serial = hex('78 56 34 12')
while (true) {
    asked = ear.recv 64
    if (asked.hex == '16 16 16 16 00 FF FF FF FF FF') {
        ear.sendto ear.sender, hex('68 09 68'), hex('08 05 72'), serial, hex('01 07'), hex('16')
    } else if (asked.size == 5 && asked[0] == 0x73) {
        serial = asked[1..4]
    }
}
'''

// What `record` makes of a talk with the meter.
recorded = { address, answer -> """\
// socksh session 1
session 'Wake the meter and take its reading'

param address: '$address'
limit 5.s

dev = open udp, address
dev.send   hex: '16 16 16 16 00 FF FF FF FF FF'
dev.expect datagram: '$answer'
dev.close()
""" }

literal = '68 09 68 08 05 72 78 56 34 12 01 07 16'
masked = '68 09 68 08 05 72 {serial:4} 01 07 16'

beside = { home ->
    new File("$home/meter.groovy").text = meter
    program "$home/meter.groovy", port: 0
}

step 'record', {
    given {
        home = folder()
        talk = "$home/talk.groovy" as String
        box = beside home
    }
    say   "A meter is at udp ${box.address}. `record NAME` writes down what you do from then " +
          'on, as a script: what you sent, and what is expected to come. Not the keys you press, ' +
          'nor the pieces in which the bytes came: those differ each time.'
    task  "`record $home/talk`. Talk: `open udp ${box.address} as dev`, `send hex " +
          '1616161600FFFFFFFFFF`, `recv 64`, `close`. End it: `record stop`. Then play it with ' +
          "both sides acted, so that no meter is needed: `run $talk --simulate`"
    goal  { file(talk).count('expect') >= 1 &&
            plays()[-1]?.verdict == 'DONE' && plays()[-1].script == talk }
    hints 'Two parts: a recording that ends in `record stop`, then a run.',
          '`record show` shows what is written so far; `record drop` forgets it.',
          "open udp ${box.address} as dev; send hex 1616161600FFFFFFFFFF; recv 64; close"
    model "record $home/talk", "open udp ${box.address} as dev", 'send hex 1616161600FFFFFFFFFF',
          'recv 64', 'close', 'record stop', "run $talk --simulate"
    show  states: [box]
}

// shows misconception 2
step 'pieces are not recorded', {
    given {
        home = folder()
        talk = "$home/drip.groovy" as String
    }
    say   'The sample lab:drip says two lines and closes, but its bytes come one by one, a tenth ' +
          'of a second apart. The next time they may come in other pieces, or all at once.'
    ask   'You receive them with several recvs. How many expectations does the script hold?',
          choices: ['one for each recv', 'one for each byte', 'one for each line, and the end'],
          answer: 'one for each line, and the end',
          because: 'what came until you do something else is one text; how it was cut is chance'
    task  "`record $home/drip`; open tcp lab:drip as drip; recv; recv 3; recv all; close; " +
          "`record stop`. Look how many lines you got, then `run $talk`."
    goal  { received().count { it.size > 0 } >= 3 && file(talk).count('expect line') == 2 &&
            plays()[-1]?.verdict == 'DONE' }
    hints '`record show` shows the script while it is made.',
          'recv twice or more, then recv all takes the rest.',
          "record $home/drip; open tcp lab:drip as drip; recv; recv 3; recv all; close; record stop"
    model "record $home/drip", 'open tcp lab:drip as drip', 'recv', 'recv 3', 'recv all', 'close',
          'record stop', "run $talk"
    show  states: received().findAll { it.size }.withIndex().collect { got, i ->
              [local: "recv ${i + 1}", state: "$got.size bytes"] }
}

step 'another meter, another number', {
    given {
        home = folder()
        talk = "$home/talk.groovy" as String
        box = beside home
        new File(talk).text = recorded(box.address, literal)
    }
    say   "Your recording, $talk, expects the very bytes that came: in them 78 56 34 " +
          '12, the serial number of the meter. Now the meter is exchanged. This one takes a new ' +
          'number in a datagram: 73 and four bytes.'
    ask   'The recording is played against a meter with another number. What happens?',
          choices: ['it passes', 'it fails at the serial', 'nothing comes'],
          answer: 'it fails at the serial',
          because: 'a literal is compared byte by byte, and the first that differs is marked'
    task  "Send the meter a new number (udp ${box.address} hex 73 11 22 33 44), then " +
          "`run $talk`, and find the byte that is marked."
    goal  { calls('send').count { it.value == 5 } >= 1 && plays()[-1]?.verdict == 'NO' &&
            plays()[-1].text.contains('received') }
    hints 'First the datagram, then run the script, without --simulate.',
          "udp ${box.address} hex 73 11 22 33 44",
          "udp ${box.address} hex 73 11 22 33 44; run $talk"
    model "udp ${box.address} hex 73 11 22 33 44", "run $talk"
    show  states: [box]
}

step 'mask what changes', {
    given {
        home = folder()
        talk = "$home/talk.groovy" as String
        box = beside home
        new File(talk).text = recorded(box.address, literal)
    }
    say   'A test says what must be so, and leaves open what may change. In expected bytes ' +
          '`{serial:4}` stands for any four bytes and keeps them under a name; `??` is any one ' +
          "byte, `..` any number. $talk is yours to edit, in another window or here."
    task  'Put {serial:4} for 78 56 34 12 in the script. Run it; give the meter the number ' +
          "11 22 33 44 (udp ${box.address} hex 73 11 22 33 44); run it again. Both must pass."
    goal  { calls('send').count { it.value == 5 } >= 1 &&
            plays().count { it.verdict == 'DONE' } >= 2 && plays()[-1].verdict == 'DONE' &&
            !file(talk).contains('78 56 34 12') }
    hints "println new File('$talk').text shows the script here.",
          "Groovy can edit it: f = new File('$talk'), then f.write(...)",
          "f.write(f.text.replace('78 56 34 12', '{serial:4}'))"
    model "f = new File('$talk')",
          "f.write(f.text.replace('78 56 34 12', '{serial:4}'))",
          "run $talk",
          "udp ${box.address} hex 73 11 22 33 44",
          "run $talk"
    show  states: [box]
}

step 'nobody looks on', {
    given {
        home = folder()
        talk = "$home/talk.groovy" as String
        box = beside home
        new File(talk).text = recorded(box.address, masked)
    }
    say   'A script that passes or fails by itself is a test. `socksh run FILE` in another ' +
          'window ends with exit code 0 when all passed, 1 when an expectation failed, 2 when ' +
          'the script is wrong, 3 when the machine cannot tell. `--junit FILE` writes what a ' +
          'build server reads. `run` here takes the same option.'
    task  "Play $talk and have $home/out.xml written, here or in another window."
    goal  { file("$home/out.xml").count('<testcase') >= 1 &&
            file("$home/out.xml").count('failures="0" errors="0" skipped="0"') >= 1 }
    hints 'The option comes after the script.', "--junit $home/out.xml",
          "run $talk --junit $home/out.xml"
    model "run $talk --junit $home/out.xml"
    show  states: [box]
}
