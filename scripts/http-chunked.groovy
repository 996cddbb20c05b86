// socksh session 1
session 'HTTP in chunks: each says its length in hex, a chunk of 0 is the last'

param address: 'lab:http'
limit 5.s

web = open tcp, address
web.send   lines: ['GET /chunked HTTP/1.1', 'Host: localhost', 'Connection: close', '']
web.expect line: 'HTTP/1.1 200 OK'
web.expect line: 'Transfer-Encoding: chunked'
web.expect line: 'Content-Type: text/plain'
web.expect line: ~/Date: .+/                   // was: Date: Sun, 22 Nov 2026 22:08:50 GMT
web.expect line: 'Server: lab'
web.expect line: 'Connection: close'
web.expect line: ''
web.expect line: '4'
web.expect text: 'one\n'
web.expect line: ''
web.expect line: 'c'
web.expect text: 'two, longer\n'
web.expect line: ''
web.expect line: '6'
web.expect text: 'three\n'
web.expect line: ''
web.expect line: '0'
web.expect line: ''
web.expect eof
web.close()
