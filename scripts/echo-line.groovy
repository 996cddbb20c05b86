// socksh session 1
session 'What is sent comes back: a line, text without an end, bytes'

param address: 'lab:echo'
limit 5.s

mirror = open tcp, address
mirror.send   'hello\n'
mirror.eol    'lf'
mirror.expect line: 'hello'
mirror.send   'no line end'
mirror.expect text: 'no line end'
mirror.send   hex: '00 01 FE FF'
mirror.expect hex: '00 01 FE FF'
mirror.close()
