// socksh session 1
session 'A hundred thousand bytes come back; that they are the same is told by their CRC'

param address: 'lab:echo'
limit 5.s

mirror = open tcp, address
mirror.send repeat(50000, hex('00 FF'))
blob = mirror.recv exactly, 100000
check blob.crc32 == 0x33FF8EC2L, 'the same 100000 bytes'
mirror.close()
