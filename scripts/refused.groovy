// socksh session 1
session 'Nobody listens there: TCP says so at once, UDP when we ask again'

param address: '127.0.0.1:1'
limit 5.s

fails(ECONNREFUSED) { open tcp, 'lab:refused' }

nobody = udp address, 'anybody?'
fails(ECONNREFUSED) { nobody.recv() }
nobody.close()
