// socksh session 1
session 'A mail is handed over: the server speaks first, and every answer begins with a number'

param address: 'lab:smtp'
limit 5.s

mail = open tcp, address
mail.eol    crlf
mail.expect line: '220 localhost sample mail server, keeps nothing'
mail.line   'HELO me'
mail.expect line: '250 localhost'
mail.line   'MAIL FROM:<ann@example.org>'
mail.expect line: '250 OK'
mail.line   'RCPT TO:<bob@example.org>'
mail.expect line: '250 OK'
mail.line   'DATA'
mail.expect line: '354 end with a line that is a single dot'
mail.send   lines: ['Subject: lunch', '', 'At noon?', '.']
mail.expect line: '250 OK, 3 lines thrown away'
mail.line   'QUIT'
mail.expect line: '221 localhost closes'
mail.expect eof
mail.close()
