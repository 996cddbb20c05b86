// socksh session 1
session 'One byte every tenth of a second is still two lines'

param address: 'lab:drip'
limit 5.s

tap = open tcp, address
tap.expect line: 'one drop at a time'
tap.expect line: 'and a last one'
tap.expect eof
tap.close()
