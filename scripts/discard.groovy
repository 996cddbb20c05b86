// socksh session 1
session 'A hundred thousand bytes go out and nothing comes back'

param address: 'lab:discard'
limit 5.s

sink = open tcp, address
sink.send     repeat(100000, 'x')
sink.shutdown write
sink.expect   eof
sink.close()
