// socksh session 1
session 'One UDP socket talks to several peers; one answers from another port'

param meAddress: 'lab:echo-udp', meAddress2: 'lab:other-port', meAddress3: 'lab:device'
limit 5.s

me = socket udp
me.bind   '127.0.0.1:0'
me.sendto meAddress, 'first'
me.expect text: 'first'
me.sendto meAddress2, 'second'
me.expect text: 'second'
me.sendto meAddress3, hex: '16 16 16 16 00 FF FF FF FF FF'
me.expect datagram: '68 09 68 08 05 72 78 56 34 12 01 07 9B 16'
me.sendto meAddress, ''
me.expect datagram: ''
me.close()
