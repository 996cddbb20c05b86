// socksh session 1
session 'HTTP/1.1 keeps the connection: two requests, and the length says where an answer ends'

param server: 'lab:http'
limit 5.s

simulate 'server', {                         // played by --simulate; ignored against a real one
    on lines: ['GET /page HTTP/1.1', 'Host: localhost', ''],
        reply: 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n'
}

web = open tcp, server
2.times {
    web.send lines: ['GET /page HTTP/1.1', 'Host: localhost', '']
    web.expect line: 'HTTP/1.1 200 OK'
    head = web.recv until: '\r\n\r\n'
    size = (head.text =~ /Content-Length: (\d+)/)[0][1] as int
    body = web.recv exactly: size
    check body.size() == size, 'no byte more, no byte less'
}
web.expect silence: 50.ms                    // it waits for the next request
web.close()
