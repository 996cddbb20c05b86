// socksh session 1
session 'A page with date and cookie: what differs from run to run is a pattern'

param address: 'lab:strict-http'
limit 5.s

web = open tcp, address
web.send   lines: ['GET / HTTP/1.1', 'Host: localhost', 'Connection: close', '']
web.expect line: 'HTTP/1.1 200 OK'
web.expect line: ~/Date: .+/                           // was: Date: Sun, 22 Nov 2026 22:10:57 GMT
web.expect line: ~/Set-Cookie: sid=[^;\s]+; HttpOnly/  // was: (hidden)
web.expect line: 'Content-Length: 6'
web.expect line: ''
web.expect text: 'hello\n'
web.expect eof
web.close()
