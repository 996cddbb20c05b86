// socksh session 1
session 'Binary frames: a length in front, a CRC behind, answered with the content reversed'

param address: 'lab:framed'
limit 5.s

field = open tcp, address
field.send   len16be, 'hello', crc16_modbus
field.expect hex: '00 07 6F 6C 6C 65 68 39 4D'
field.send   len16be, hex('01 02 03 FF'), crc16_modbus
field.expect hex: '00 06 FF 03 02 01 88 AF'
field.send   len16be, u32be(1, 2, 3), crc16_modbus
field.expect hex: '00 0E 03 00 00 00 02 00 00 00 01 00 00 00 39 AE'
field.close()
