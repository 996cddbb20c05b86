// socksh session 1
session 'A socket is bound to every address, and the port can be had again at once'

limit 2.s

srv = socket tcp
srv.option 'SO_REUSEADDR', 'on'              // or the next start meets EADDRINUSE for a minute
srv.bind   '*:0'                             // every address of this machine: anyone may call
port = srv.localPort
srv.listen backlog: 10
a = open tcp, port
b = srv.accept()
b.close()                                    // we close first, so TIME_WAIT stays with us
a.expect eof
a.close()
srv.close()

again = socket tcp
again.option 'SO_REUSEADDR', 'on'
again.bind  "*:$port"
again.listen backlog: 10
again.state 'LISTEN', queued: 0
again.close()
