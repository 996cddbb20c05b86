// socksh session 1
session 'A request from a file, byte for byte'

param address: 'lab:http'
limit 5.s

web = open tcp, address
web.send   file('../samples/payloads/request.bin')
web.expect line: 'HTTP/1.1 200 OK'
web.expect line: 'Content-Length: 43'
web.expect line: 'Content-Type: text/html; charset=UTF-8'
web.expect line: ~/Date: .+/                                  // was: Date: Sun, 22 Nov 2026 22:09:03 GMT
web.expect line: 'Server: lab'
web.expect line: 'Connection: close'
web.expect line: ''
web.expect line: '<HTML><BODY><H1>A page</H1></BODY></HTML>'
web.expect eof
web.close()
