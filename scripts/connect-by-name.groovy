// socksh session 1
session 'A name is resolved, and a connection made to what it stands for'

param host: 'localhost'
limit 2.s

srv = listen 0
resolve host                                 // what open does first, made visible
web = open tcp, host, srv.localPort
web.state 'ESTABLISHED'
check web.peerPort == srv.localPort, "connected to ${web.peer}"
web.close()
srv.close()
