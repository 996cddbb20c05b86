// socksh session 1
session 'The peer throws the connection away with a reset'

param address: 'lab:reset'
limit 5.s

rude = open tcp, address
rude.send   'hello\r\n'
rude.expect reset
rude.close()
