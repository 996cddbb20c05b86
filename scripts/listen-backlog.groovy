// socksh session 1
session 'Clients wait in the queue of a listener until somebody calls accept'

limit 2.s

srv = listen 0, backlog: 10
clients = (1..3).collect { open tcp, srv }
srv.state 'LISTEN', queued: 3
guests = (1..3).collect { srv.accept() }
srv.state 'LISTEN', queued: 0
(clients + guests).each { it.close() }
srv.close()
