lesson 'mend', title: "Graduation: mend the tutorial's server"

// A server as the well-known tutorial has it, with its six faults.
faulty = '''\
// socksh session 1
session 'A server that greets, and answers each line'

param port: 0
limit 60.m

srv = socket tcp
srv.bind "127.0.0.1:$port"
srv.listen backlog: 10
clients = []
held = [:]                          // what each has sent and was not answered yet

part = { s ->
    if (s != srv) {
        clients.remove s
        s.close()
    }
}

hear = { s ->
    got = s.recv 1024
    if (got.size() == 0) part(s) else held[s] += got.text
}

reply = { s ->
    one = held[s].substring(0, held[s].indexOf('\\n') + 1)
    held[s] = held[s].substring(one.size())
    one = one[0..-3]
    s.send "OK : $one\\r\\n"
}

tend = { s ->
    if (s == srv) {
        c = srv.accept()
        clients << c
        held[c] = ''
        c.send 'Hello client how are you\\r\\n'
        return
    }
    while (s in clients && !held[s].contains('\\n')) hear(s)
    if (s in clients && held[s].contains('\\n')) reply(s)
}

while (true) {
    ready = []
    try { ready = poll(srv, *clients, timeout: 0.s) } catch (nobody) { }
    for (s in ready) tend(s)
}
'''

// What is put for what, in the order of the steps.
mends = [
    restart: ['srv = socket tcp', "srv = socket tcp; srv.option 'reuseaddr', 'on'"],
    wait:    ['timeout: 0.s)', 'timeout: 60.s)'],
    letter:  ['one[0..-3]', 'one.stripTrailing()'],
    stuck:   ['if (s in clients && held', 'while (s in clients && held'],
    slow:    ['while (s in clients && !held', 'if (s in clients && !held'],
    death:   ['for (s in ready) tend(s)',
              'for (s in ready) try { tend(s) } catch (gone) { part(s) }'],
]

mended = { names -> names.inject(faulty) { text, name -> text.replace(*mends[name]) } }

// The line that mends, as it is typed.
edit = { name -> "f.write(f.text.replace(\"${mends[name][0]}\", \"${mends[name][1]}\"))" as String }

beside = { home, text ->
    new File("$home/server.groovy").text = text
    program "$home/server.groovy", port: 0
}

greeted = { to ->
    def c = open tcp, to
    c.recv line
    c
}

busy = { of -> [local: 'program', state: of.busy < 0 ? 'not looked at' : "$of.busy % busy"] }

oks = { received()*.text.findAll { it.startsWith('OK : ') } }

// All six cases in one script.
cases = '''\
// socksh session 1
session 'The six cases of the server'

param server: '127.0.0.1:1'
limit 2.s

// 1. it waits, and uses no processor for it
thread = new File('/proc/self/task').listFiles().find { new File(it, 'comm').text == 'program\\n' }
ticks = { new File(thread, 'stat').text.split(' ')[13..14]*.toLong().sum() }
before = ticks()
pause 500.ms
check ticks() - before < 15, 'idle means idle'

// 2. no letter is eaten, whatever the line end
a = open tcp, server
a.expect line: 'Hello client how are you'
a.send 'hello\\n'
a.expect line: 'OK : hello'
a.send 'hello\\r\\n'
a.expect line: 'OK : hello'

// 3. two lines in one segment are two lines
a.send 'one\\r\\ntwo\\r\\n'
a.expect line: 'OK : one'
a.expect line: 'OK : two'

// 4. half a line of one client keeps nobody else waiting
a.send 'half a '
b = open tcp, server
b.expect line: 'Hello client how are you'
b.send 'whole line\\r\\n'
b.expect line: 'OK : whole line'

// 5. a client that hangs up takes nobody with it
c = open tcp, server
c.send 'one\\r\\ntwo\\r\\nthree\\r\\n'
c.close()
b.send 'still there\\r\\n'
b.expect line: 'OK : still there'

// 6. it can be started again at once
program 'restart'
d = open tcp, server
d.expect line: 'Hello client how are you'
[a, b, d].each { it.close() }
'''

// shows misconception 36
step 'fault 1: busy with nothing', {
    given {
        home = folder()
        server = beside home, faulty
        c = greeted server.address
    }
    say   "A server from a tutorial is at work on ${server.address}, on a thread of its own. " +
          'c is its client and has been greeted; each line it sends comes back with OK in front. ' +
          'The server asks poll which sockets are ready, with a time-out of 0, in a loop. Now ' +
          'nobody says anything.'
    ask   'How much of a processor does it use while nothing happens?',
          choices: ['next to nothing', 'a few per cent', 'all it can get'],
          answer: 'all it can get',
          because: 'time-out 0 means: do not wait; so it asks again, as fast as it can'
    task  'Say nothing for a second: `c recv timeout 1s`. Then `program` tells how busy it was.'
    goal  { server.busy > 50 }
    hints 'The kernel counts what each thread computes, in /proc/self/task.',
          'First c recv timeout 1s, then program.',
          'c recv timeout 1s'
    model 'c recv timeout 1s', 'program'
    show  states: [c, busy(server)]
}

step 'fault 2: the eaten letter', {
    given {
        home = folder()
        server = beside home, faulty
        c = greeted server.address
    }
    say   'The server cuts two characters off the end of each line, for it knows telnet, and ' +
          'telnet ends its lines with CR LF. Many programs, and this shell, end them with LF.'
    task  'Send hello with LF alone from c, and look at the answer.'
    goal  { oks().any { it.trim().size() < calls('send')[-1].bytes.text.trim().size() + 5 } }
    hints '"\\n" is LF alone.', 'c send "hello\\n", then recv line',
          'c send "hello\\n"; c recv line'
    model 'c send "hello\\n"; c recv line'
    show  states: [c]
}

// shows misconception 37
step 'fault 3: the stuck line', {
    given {
        home = folder()
        server = beside home, faulty
        c = greeted server.address
    }
    say   'The server receives up to 1024 bytes into a buffer of its own, and answers one line ' +
          'of it each time poll reports the client.'
    ask   'c sends two lines with one send. Both are in the buffer. When is the second answered?',
          choices: ['at once', 'after a second', 'when c sends a third'],
          answer: 'when c sends a third',
          because: 'poll looks into the kernel, where nothing is left; the program holds the line'
    task  'Send "one\\r\\ntwo\\r\\n" from c, receive a line, and try a second with timeout 1s.'
    goal  { oks().size() >= 1 && received()[-1]?.ending == 'TIMED_OUT' && other(c).recvq == 0 }
    no    { oks().size() > 1 }, 'A third line pushed the second out. `restart` begins anew.'
    hints 'All in one send.', 'c send "one\\r\\ntwo\\r\\n", then c recv line twice',
          'c send "one\\r\\ntwo\\r\\n"; c recv line; c recv line timeout 1s'
    model 'c send "one\\r\\ntwo\\r\\n"; c recv line; c recv line timeout 1s'
    show  states: [c, other(c)]
}

step 'fault 4: one for all', {
    given {
        home = folder()
        server = beside home, faulty
        a = greeted server.address
        b = greeted server.address
    }
    say   'Once poll has reported a client, the server receives until a whole line is there, and ' +
          'does nothing else meanwhile. There are two clients, a and b.'
    task  'Send half a line (no line end) from a. Then a whole line from b, and try to receive ' +
          'its answer, with timeout 1s.'
    goal  { received()[-1]?.ending == 'TIMED_OUT' && oks().size() == 0 && other(b).recvq > 0 }
    hints 'Half a line is one without \\n.', 'a send "half", then b',
          'a send "half"; b send "whole\\r\\n"; b recv line timeout 1s'
    model 'a send "half"; b send "whole\\r\\n"; b recv line timeout 1s'
    show  states: [a, b, other(b)]
}

// shows misconception 13
step 'fault 5: killed by a client', {
    given {
        home = folder()
        server = beside home, faulty
        a = greeted server.address
        b = greeted server.address
    }
    say   'a asks for three answers and hangs up when the first has come. b is there too, and ' +
          'has done nothing.'
    ask   'What happens to the server, and so to b?',
          choices: ['nothing, a is forgotten', 'it ends, and b is cut off', 'it waits for a'],
          answer: 'it ends, and b is cut off',
          because: 'sending to who has hung up fails with EPIPE or ECONNRESET, which nobody ' +
                   'here expects; a program in C or Perl is even killed, by signal 13, SIGPIPE'
    task  'Send three lines at once from a, see with poll that an answer has come, and close a ' +
          'without reading it. Then `program`.'
    goal  { server.running == false && server.ended in ['EPIPE', 'ECONNRESET'] }
    hints 'a send "one\\r\\ntwo\\r\\nthree\\r\\n"', 'then a poll and a close, with no recv before',
          'a send "one\\r\\ntwo\\r\\nthree\\r\\n"; a poll; a close; program'
    model 'a send "one\\r\\ntwo\\r\\nthree\\r\\n"', 'a poll', 'a close', 'program'
    show  states: [b, server]
}

step 'fault 6: it does not come back', {
    given {
        home = folder()
        server = beside home, faulty
        c = greeted server.address
    }
    say   'So it has to be started again, and at once. c is connected; when the server is ' +
          'stopped, it is the server that closes first.'
    task  'Start the server again: `program restart`.'
    goal  { server.ended == 'EADDRINUSE' &&
            rows(server.port).count { it.localPort == server.port && it.state != 'LISTEN' } >= 1 }
    hints 'Let c stay connected.', 'program has words of its own: start, stop, restart.',
          'program restart'
    model 'program restart'
    show  states: [c, server, rows(server.port)]
}

step 'mend 6: started again at once', {
    given {
        home = folder()
        server = beside home, faulty
    }
    say   "Now mend it. The server is the file $home/server.groovy: open it with an editor in " +
          'another window, or look at it with `println new File(...).text` and change it with ' +
          'Groovy. First what is in the way of all else: SO_REUSEADDR before bind, on the old ' +
          'server and on the new.'
    task  "Put srv.option 'reuseaddr', 'on' before srv.bind, `program restart`. Then connect a " +
          'client, and `program restart` once more: it must come up beside the old connection.'
    goal  { server.starts >= 3 && server.running &&
            rows(server.port).count { it.localPort == server.port && it.state != 'LISTEN' } >= 1 }
    hints "f = new File('$home/server.groovy')", edit('restart'),
          "program restart; open tcp ${server.address}; recv line; program restart"
    model "f = new File('$home/server.groovy')", edit('restart'), 'program restart',
          "open tcp ${server.address} as d", 'd recv line', 'program restart'
    show  states: [server, rows(server.port)]
}

step 'mend 1: wait', {
    given {
        home = folder()
        server = beside home, mended(['restart'])
    }
    say   'poll can wait: with a time-out of a minute it sleeps until something happens, and the ' +
          'processor is free. Nothing comes later for that: poll returns as soon as a client ' +
          'does anything.'
    task  "Give poll in $home/server.groovy a time-out of 60.s, `program restart`, connect a " +
          'client d, be silent for a second (`d recv line`, then `d recv timeout 1s`), then ' +
          '`program`.'
    goal  { server.starts >= 2 && received().count { it.text.startsWith('Hello') } >= 1 &&
            server.busy >= 0 && server.busy < 30 }
    hints "f = new File('$home/server.groovy')", edit('wait'),
          "program restart; open tcp ${server.address} as d; d recv line"
    model "f = new File('$home/server.groovy')", edit('wait'), 'program restart',
          "open tcp ${server.address} as d", 'd recv line', 'd recv timeout 1s', 'program'
    show  states: [busy(server)]
}

step 'mend 2: leave the letter', {
    given {
        home = folder()
        server = beside home, mended(['restart', 'wait'])
    }
    say   'A line ends in LF, and a CR may stand before it. Take off what is there, and not what ' +
          'you think is there: stripTrailing() does.'
    task  "Mend the line with [0..-3] in $home/server.groovy, `program restart`. Connect, and " +
          'send hello with LF and hello with CR LF: both must come back whole.'
    goal  { calls('send').count { it.bytes.text.endsWith('\r\n') } >= 1 &&
            calls('send').count { !it.bytes.text.endsWith('\r\n') } >= 1 &&
            oks()*.trim() == calls('send').collect { 'OK : ' + it.bytes.text.trim() } }
    hints "f = new File('$home/server.groovy')", edit('letter'),
          'd recv line; d send "hello\\n"; d recv line; d send "hello\\r\\n"; d recv line'
    model "f = new File('$home/server.groovy')", edit('letter'), 'program restart',
          "open tcp ${server.address} as d", 'd recv line',
          'd send "hello\\n"; d recv line; d send "hello\\r\\n"; d recv line'
    show  states: [server]
}

step 'mend 3: all lines that are there', {
    given {
        home = folder()
        server = beside home, mended(['restart', 'wait', 'letter'])
    }
    say   'Whoever reads into a buffer has to empty it before asking the kernel again: answer ' +
          'while there is a line, not if there is one.'
    task  "Make the last `if` of tend in $home/server.groovy a `while`, `program restart`. " +
          'Connect, send two lines with one send, and receive both answers.'
    goal  { calls('send').count { it.bytes.text.count('\n') > 1 } >= 1 && oks().size() >= 2 }
    hints "f = new File('$home/server.groovy')", edit('stuck'),
          'd recv line; d send "one\\r\\ntwo\\r\\n"; d recv line; d recv line'
    model "f = new File('$home/server.groovy')", edit('stuck'), 'program restart',
          "open tcp ${server.address} as d", 'd recv line',
          'd send "one\\r\\ntwo\\r\\n"; d recv line; d recv line'
    show  states: [server]
}

step 'mend 4: one recv', {
    given {
        home = folder()
        server = beside home, mended(['restart', 'wait', 'letter', 'stuck'])
    }
    say   'poll has promised that one recv will not wait; of a second it has said nothing. So ' +
          'receive once, keep what came, and go back to poll, which knows who is next.'
    task  "Make the `while` before hear(s) in $home/server.groovy an `if`, `program restart`. " +
          'Connect a and b; half a line from a, a whole one from b: b is answered.'
    goal  { calls('send').count { !it.bytes.text.contains('\n') } >= 1 && oks().size() >= 1 &&
            server.running }
    hints "f = new File('$home/server.groovy')", edit('slow'),
          'a send "half"; b recv line; b send "whole\\r\\n"; b recv line'
    model "f = new File('$home/server.groovy')", edit('slow'), 'program restart',
          "open tcp ${server.address} as a", "open tcp ${server.address} as b",
          'a send "half"; b recv line; b send "whole\\r\\n"; b recv line'
    show  states: [server]
}

step 'mend 5: let go of who is gone', {
    given {
        home = folder()
        server = beside home, mended(['restart', 'wait', 'letter', 'stuck', 'slow'])
    }
    say   'That a client is gone is nothing special: it may happen at each recv and each send. ' +
          'Catch it, close that client, and go on with the others.'
    task  "In the last loop of $home/server.groovy: `try { tend(s) } catch (gone) { part(s) }`, " +
          '`program restart`. Connect a, send three lines and close at once. Connect b, and get ' +
          'an answer.'
    goal  { calls('send').count { it.bytes.text.count('\n') > 1 } >= 1 &&
            calls('close').size() >= 1 && server.running && oks().size() >= 1 }
    hints "f = new File('$home/server.groovy')", edit('death'),
          'a send "1\\r\\n2\\r\\n3\\r\\n"; a close; then b'
    model "f = new File('$home/server.groovy')", edit('death'), 'program restart',
          "open tcp ${server.address} as a", 'a send "one\\r\\ntwo\\r\\nthree\\r\\n"; a close',
          "open tcp ${server.address} as b", 'b recv line; b send "there?\\r\\n"; b recv line'
    show  states: [server]
}

step 'six cases, one script', {
    given {
        home = folder()
        server = beside home, mended(['restart', 'wait', 'letter', 'slow'])
        new File("$home/six.groovy").text = cases
    }
    say   "What was mended stays mended only if somebody looks. $home/six.groovy plays all six " +
          'cases, as a test. Somebody has undone two of the mends in server.groovy.'
    task  "`run $home/six.groovy server=${server.address}`: it names the case that fails. Mend " +
          "$home/server.groovy, `program restart`, and run it again, until it passes."
    goal  { plays().count { it.verdict == 'NO' } >= 1 && plays()[-1]?.verdict == 'DONE' &&
            plays()[-1].script == "$home/six.groovy" as String }
    hints 'The line of six.groovy that fails stands below the number of its case.',
          "f = new File('$home/server.groovy'); it was mend 3 and mend 5.",
          edit('stuck')
    model "run $home/six.groovy server=${server.address}",
          "f = new File('$home/server.groovy')", edit('stuck'), edit('death'), 'program restart',
          "run $home/six.groovy server=${server.address}"
    show  states: [server]
}
