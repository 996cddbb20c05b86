// socksh session 1
session 'What is sent comes back: a line, text without an end, bytes'

param address: 'lab:echo'
limit 5.s

echo = open tcp, address
echo.send   'hello\n'
echo.eol    'lf'
echo.expect line: 'hello'
echo.send   'no line end'
echo.expect text: 'no line end'
echo.send   hex: '00 01 FE FF'
echo.expect hex: '00 01 FE FF'
echo.close()
