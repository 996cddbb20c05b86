// socksh session 1
session 'HTTP keep-alive: two requests, one connection'

param address: 'lab:http'
limit 5.s

web = open tcp, address
web.send   lines: ['GET /page HTTP/1.1', 'Host: localhost', '']
web.expect line: 'HTTP/1.1 200 OK'
web.expect line: 'Content-Length: 43'
web.expect line: 'Content-Type: text/html; charset=UTF-8'
web.expect line: ~/Date: .+/                                  // was: Date: Sun, 22 Nov 2026 22:12:45 GMT
web.expect line: 'Server: lab'
web.expect line: 'Connection: keep-alive'
web.expect line: ''
web.expect line: '<HTML><BODY><H1>A page</H1></BODY></HTML>'
web.send   lines: ['GET / HTTP/1.1', 'Host: localhost', 'Connection: close', '']
web.expect line: 'HTTP/1.1 302 Found'
web.expect line: ~'Location: http://127\\.0\\.0\\.1:\\d+/page'  // was: Location: http://127.0.0.1:8080/page
web.expect line: 'Cache-Control: private'
web.expect line: ~/Content-Length: \d+/                       // was: Content-Length: 159
web.expect line: 'Content-Type: text/html; charset=UTF-8'
web.expect line: ~/Date: .+/                                  // was: Date: Sun, 22 Nov 2026 22:12:45 GMT
web.expect line: 'Server: lab'
web.expect line: 'Connection: close'
web.expect line: ''
web.expect line: '<HTML><HEAD><TITLE>302 Moved</TITLE></HEAD><BODY>'
web.expect line: '<H1>302 Moved</H1>'
web.expect line: 'The document has moved'
web.expect line: ~'<A HREF="http://127\\.0\\.0\\.1:\\d+/page">here</A>\\.'  // was: <A HREF=\"http://127.0.0.1:8080/page\">here</A>.
web.expect line: '</BODY></HTML>'
web.expect eof
web.close()
