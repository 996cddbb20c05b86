// socksh session 1
session 'Two UDP sockets without a connection talk to each other by address'

limit 5.s

ann = socket udp
ann.bind '127.0.0.1:0'

bob = socket udp
bob.bind '127.0.0.1:0'
ann.sendto bob, 'Are you there?'
bob.expect text: 'Are you there?', from: ann
bob.sendto ann, 'Since I was bound.'
ann.expect text: 'Since I was bound.'
ann.sendto bob, hex('01 02 03'), crc16_modbus
bob.expect datagram: '01 02 03 61 61'
check frame[0..-3].crc16_modbus == frame[-2..-1].u16le, 'the answer ends in its crc16-modbus'
bob.sendto ann, ''
ann.expect datagram: ''
ann.close()
bob.close()
