// socksh session 1
session 'A TCP socket is made and closed again'

s = socket tcp
check s.kind == 'tcp', 'it is a TCP socket'
check s.localPort == 0, 'it has no address yet'
s.close()
