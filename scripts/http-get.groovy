// socksh session 1
session 'GET / with a Host, read line by line to the end: the answer sends us elsewhere'

param server: 'lab:http'                     // a real one:  --set server=example.com:80
limit 5.s

web = open tcp, server
web.send   lines: ['GET / HTTP/1.1', 'Host: localhost', 'Connection: close', '']
web.expect line: ~/HTTP\/1.1 302 .+/
web.expect line: ~/Location: (?<elsewhere>.+)/  // was: Location: http://127.0.0.1:8080/page
web.expect rest: any                         // was: <A HREF="http://127.0.0.1:8080/page">here</A>.
web.expect eof
check frame.text.contains(elsewhere), 'the page names the same place as the header'
web.close()
