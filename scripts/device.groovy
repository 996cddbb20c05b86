// socksh session 1
session 'A meter is woken over UDP, answers once, and sleeps again'

param address: 'lab:device'
limit 5.s

dev = udp address, hex: '16 16 16 16 00 FF FF FF FF FF'
dev.expect datagram: '68 09 68 08 05 72 78 56 34 12 01 07 9B 16'
dev.expect silence: 200.ms
dev.close()
