// socksh session 1
session 'We end our side, and the answer still comes, half a second later'

param address: 'lab:half-close'
limit 5.s

up = open tcp, address
up.send     'a whole upload'
up.shutdown write
up.expect   line: 'you sent 14 bytes'
up.expect   eof
up.close()
