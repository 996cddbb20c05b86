// socksh session 1
session 'HTTP/1.1: no Host is refused, Host is served, the server closes on request'

param server: 'lab:strict-http'              // change with  --set server=127.0.0.1:9090
limit 5.s                                    // every expectation gives up after this

bad = open tcp, server
bad.send   'GET / HTTP/1.1\r\n\r\n'
bad.expect line: 'HTTP/1.1 400 Bad Request'
bad.expect rest: any
bad.expect eof
bad.state  'CLOSE_WAIT'                      // they closed, we did not yet
bad.close()

web = open tcp, server
web.send   lines: ['GET / HTTP/1.1', 'Host: localhost', 'Connection: close', '']
web.expect line: 'HTTP/1.1 200 OK'
web.expect line: ~/Date: .+/                 // was: Date: Sat, 21 Nov 2026 14:35:02 GMT
web.expect line: ~/Set-Cookie: sid=(?<sid>\w+); HttpOnly/
web.expect line: 'Content-Length: 6'
web.expect line: ''
web.expect text: 'hello\n'
web.expect eof
web.close()
