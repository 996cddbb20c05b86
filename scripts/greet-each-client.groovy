// socksh session 1
session 'accept in a loop: each client is told where it came from'

limit 2.s

srv = listen 0
3.times {
    client = open tcp, srv
    guest = srv.accept()
    check guest.peerPort == client.localPort, 'accept says who called'
    guest.send  'Hello client how are you\r\n'
    client.expect line: 'Hello client how are you'
    guest.close()
    client.expect eof
    client.close()
}
srv.close()
