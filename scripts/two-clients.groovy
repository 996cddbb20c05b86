// socksh session 1
session 'One listener, two clients, one select'
limit 2.s

srv = listen 0
srv.state 'LISTEN', queued: 0
a = open tcp, srv
srv.state 'LISTEN', queued: 1                // the handshake is done, nobody has called accept
sa = srv.accept()
check sa.localPort == srv.localPort, 'accept makes a new socket, not a new port'
sa.send  'Hello client how are you\r\n'
a.expect line: 'Hello client how are you'
b = open tcp, srv
sb = srv.accept()
b.send   'I am the second client\r\n'
ready srv, sa, sb, is: [sb]                  // only sb is readable
sb.expect line: 'I am the second client'
sb.send  'OK : I am the second client\r\n'
b.expect line: 'OK : I am the second client'
a.close()
ready srv, sa, sb, is: [sa]                  // readable because of the end, not because of data
sa.expect eof
sa.state 'CLOSE_WAIT'
sa.close()
sb.close()
b.close()
srv.close()
