// socksh session 1
session 'One byte every tenth of a second is still two lines'

param address: 'lab:drip'
limit 5.s

faucet = open tcp, address
faucet.expect line: 'one drop at a time'
faucet.expect line: 'and a last one'
faucet.expect eof
faucet.close()
