// socksh session 1
session 'The line server of the tutorial as a closure, and two clients of it at once'

limit 5.s
set 'events', off                            // who comes and goes would be told in any order

answered = 0
srv = serve(0, greet: 'Hello client how are you\r\n') { c ->
  answered++
  c.reply "OK : ${c.line}\r\n"               // c.bytes, c.peer, c.n, c.close(), c.reset(), c.all
}

a = open tcp, srv
srv.wait came: 1
b = open tcp, srv
a.expect line: 'Hello client how are you'
b.expect line: 'Hello client how are you'
a.send   'I am the '                         // half a line: nobody else waits for its end
b.send   'I am the second client\r\n'
b.expect line: 'OK : I am the second client'
a.send   'first client\r\n'
a.expect line: 'OK : I am the first client'
check    answered == 2, 'each line was answered once'
a.close()
b.close()
srv.wait left: 2                             // the server ends with the script
