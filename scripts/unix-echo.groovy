// socksh session 1
session 'A stream within this machine: a Unix socket echoes lines and bytes'

param address: 'lab:unix'
limit 5.s

here = open unix, address
here.send     'hello\n'
here.eol      'lf'
here.expect   line: 'hello'
here.send     hex: '00 FF 0D 0A'
here.expect   hex: '00 FF 0D 0A'
here.shutdown write
here.expect   eof
here.close()
