// socksh session 1
session 'A frame with a CRC is sent, and its answer held to its own'

param address: 'lab:echo-udp'
limit 5.s

bus = udp address, hex('01 03 00 0A 00 02'), crc16_modbus
bus.expect datagram: '01 03 00 0A 00 02 E4 09'
check frame[0..-3].crc16_modbus == frame[-2..-1].u16le, 'the answer ends in its crc16-modbus'
bus.close()
