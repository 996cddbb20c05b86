// socksh session 1
session 'The server speaks first, says the time and closes'

param address: 'lab:daytime'
limit 5.s

clock = open tcp, address
clock.expect line: ~/.+/   // was: Sun, 22 Nov 2026 22:09:06 GMT
clock.expect eof
clock.close()
