lesson 'http', title: 'HTTP by hand'

// shows misconception 41
step 'who is it for?', {
    given { web = open tcp, 'lab:strict-http' }
    say   'HTTP is text over TCP: a request line, some headers, an empty line. Every line ' +
          'ends with CR LF, which is \\r\\n in double quotes. web is connected to a web server ' +
          'of this machine that keeps to the rules.'
    ask   'You send the line GET / HTTP/1.1 and an empty one. What does the server say?',
          choices: ['200: here is the page', '400: that is no request', 'nothing'],
          answer: '400: that is no request',
          because: 'HTTP/1.1 wants a Host line, as one address may serve many sites; some ' +
                   'servers forgive its absence, this one does not'
    task  'Send just that request line and the empty line through web, and read the answer.'
    goal  { calls('send').any { it.bytes.text() ==~ /(?s)GET .*\r\n\r\n/ } &&
            !calls('send').any { it.bytes.text() =~ /(?i)\nHost:/ } &&
            received()*.text.join().startsWith('HTTP/1.1 400') }
    no    { received()*.text.join().startsWith('HTTP/1.1 200') },
          'That request had a Host line. `restart`, and leave it out this once.'
    hints 'Two lines, and the second is empty: so two line ends follow each other.',
          'send sends exactly what stands in the quotes; recv reads the answer.',
          'web send "GET / HTTP/1.1\\r\\n\\r\\n"   then   web recv'
    model 'web send "GET / HTTP/1.1\\r\\n\\r\\n"', 'web recv'
    show  states: web, diagram: true
}

step 'with Host', {
    given { web = open tcp, 'lab:strict-http' }
    say   'One header more and the request is whole. A Host line names the site: the part of a ' +
          'web address between the slashes.'
    task  'Ask web for / again, now with the line Host: localhost, and read the answer.'
    goal  { received()*.text.join().startsWith('HTTP/1.1 200 OK') }
    no    { received()*.text.join().startsWith('HTTP/1.1 4') },
          'The server did not take that request. It ends the talk then: `restart`.'
    hints 'Request line, Host line, empty line: three line ends.',
          'The Host line stands between the request line and the empty line.',
          'web send "GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"   then   web recv'
    model 'web send "GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"', 'web recv'
    show  states: web
}

// shows misconception 8
step 'three ways to end a line', {
    given {
        request = 'GET / HTTP/1.1~Host: localhost~~'
        a = open tcp, 'lab:strict-http'
        b = open tcp, 'lab:strict-http'
        c = open tcp, 'lab:strict-http'
    }
    say   'The same request goes three ways: through a with CR LF (\\r\\n), through b with LF ' +
          'alone (\\n), through c in single quotes, where a backslash is just a backslash.'
    ask   'Which of the three gets an answer?',
          choices: ['all of them', 'a and b', 'only a'], answer: 'only a',
          because: 'HTTP lines end with the two bytes 0D 0A; for the others this server still ' +
                   'waits for its first line to end'
    task  'Send the three requests, then look with poll which of a, b and c has an answer.'
    goal  { a.bytesOut > 0 && b.bytesOut > 0 && c.bytesOut > 0 &&
            calls('send').any { it.bytes.text().contains('\r\n\r\n') } &&
            calls('send').any { it.bytes.text() ==~ /[^\r]*\n\n/ } &&
            calls('send').any { it.bytes.text().contains('\\r\\n\\r\\n') } &&
            (a.unread > 0 || a.bytesIn > 0) && b.unread == 0 && c.unread == 0 &&
            b.state == 'ESTABLISHED' && c.state == 'ESTABLISHED' && calls('poll').size() > 0 }
    no    { b.unread > 0 || c.unread > 0 },
          'b or c has an answer, so what you sent through it was right. `restart`.'
    hints 'In double quotes \\r and \\n are one byte each, in single quotes two.',
          'The arrow up brings the last line back: change its name and its line ends.',
          'b send "GET / HTTP/1.1\\nHost: localhost\\n\\n"   and at the end   poll a b c'
    model 'a send "GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"',
          'b send "GET / HTTP/1.1\\nHost: localhost\\n\\n"',
          "c send 'GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n'",
          'poll a b c timeout 2s'
    show  states: [a, b, c]
}

// shows misconception 42
step 'read to the end', {
    given {
        web = open tcp, 'lab:strict-http'
        web.send 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'
        await { web.unread > 0 }
    }
    say   "The request is sent and the answer lies here: web has ${web.unread} bytes unread. " +
          'recv all reads until the stream ends.'
    ask   'When does recv all come back?',
          choices: ['when the page is complete', 'when the server closes, a moment later',
                    'not before its time limit'],
          answer: 'not before its time limit',
          because: 'HTTP/1.1 keeps the connection for your next request; nothing is wrong, the ' +
                   'server is waiting for you'
    task  'Read the answer with recv all and a limit of a second or two.'
    goal  { received().any { it.ending == 'TIMED_OUT' } &&
            web.bytesIn > 0 && web.unread == 0 && web.state == 'ESTABLISHED' }
    hints 'Most forms of recv take a limit: timeout and a time.',
          'A time is written 500ms, 2s or 1m.',
          'web recv all timeout 1s'
    model 'web recv all timeout 300ms'
    show  states: web, diagram: true
}

step 'by its length', {
    given {
        web = open tcp, 'lab:strict-http'
        web.send 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'
        await { web.unread > 0 }
    }
    say   'So the end is told in another way. The headers end with an empty line, and one of ' +
          'them, Content-Length, says how many bytes come after it. That many, and not one more, ' +
          'are the page.'
    task  'Receive up to the empty line, find Content-Length, and receive exactly that many bytes.'
    goal  {
        text = received()*.text.join()
        head = text.indexOf('\r\n\r\n') + 4
        page = head < 4 ? 0 : text.length() - head
        length = ((text =~ /(?i)Content-Length: *(\d+)/) ?: [[0, 1]])[0][1] as int
        page == length && web.unread == 0 && received().every { it.ending == 'COMPLETE' } &&
            received().size() > 1 && web.state == 'ESTABLISHED'
    }
    no    { received().any { it.ending == 'TIMED_OUT' } },
          'That waited for bytes that are not promised. `restart`, and count by Content-Length.'
    hints 'recv until "X" stops after X. Which four bytes stand before the page?',
          'The headers end with \\r\\n\\r\\n; then recv exactly N.',
          'web recv until "\\r\\n\\r\\n"   then   web recv exactly 6'
    model 'web recv until "\\r\\n\\r\\n"', 'web recv exactly 6'
    show  states: web
}

step 'the last one, please', {
    given { web = open tcp, 'lab:strict-http' }
    say   'A client that wants one page only says so: with the header Connection: close the ' +
          'server closes after its answer, and then the end of the stream is the end of the page.'
    ask   'After that answer, what will the kernel say of web?',
          choices: ['CLOSED: both ends are done', 'CLOSE_WAIT: it waits for our close',
                    'ESTABLISHED: as before'],
          answer: 'CLOSE_WAIT: it waits for our close',
          because: 'the server has said goodbye, you have not'
    task  'Ask for / with Host and with Connection: close, and receive all.'
    goal  { received()*.text.join().contains('200 OK') &&
            received().any { it.ending == 'COMPLETE' || it.ending == 'END_OF_STREAM' } &&
            calls('recv').any { it.ok && it.value == 0 } &&
            web.state == 'CLOSE_WAIT' }
    no    { received()*.text.join().startsWith('HTTP/1.1 4') },
          'The server did not take that request. `restart` gives you a new connection.'
    hints 'It is the request of before with one header line more.',
          'Each header is a line of its own; their order does not matter.',
          'web send "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n"' +
              '   then   web recv all'
    model 'web send "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n"',
          'web recv all'
    show  states: web, diagram: true
    outside 'open tcp google.com 80 as g, and the same request with Host: google.com'
}
