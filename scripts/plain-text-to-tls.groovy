// socksh session 1
session 'Plain text to a TLS port: seven bytes of alert, and the end'

param address: 'lab:tls-plain'
limit 5.s

wall = open tcp, address
wall.send   'hello\r\n'
wall.expect hex: '15 03 03 00 02 02 0A'
wall.expect eof
wall.close()
