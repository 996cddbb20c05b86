// socksh session 1
session 'What telnet does: connect, read the greeting, say a line, read the answer'

param server: 'lab:lines'
limit 5.s

c = open tcp, server
c.expect line: 'Hello client how are you'
c.send   'hello\r\n'
c.expect line: 'OK : hello'
c.close()
