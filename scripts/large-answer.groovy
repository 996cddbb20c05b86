// socksh session 1
session 'A hundred thousand bytes come back; that they are the same is told by their CRC'

param address: 'lab:echo'
limit 5.s

echo = open tcp, address
echo.send repeat(50000, hex('00 FF'))
blob = echo.recv exactly, 100000
check blob.crc32 == 0x33FF8EC2L, 'the same 100000 bytes'
echo.close()
