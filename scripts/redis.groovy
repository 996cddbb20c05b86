// socksh session 1
session 'The protocol of redis, both sides: lines, a value of any bytes, an error'

limit 5.s

srv = listen 0
db = open tcp, srv
redis = srv.accept()
db.send 'PING\r\n'
redis.expect line: 'PING'
redis.send   '+PONG\r\n'
db.expect line: '+PONG'
db.send   '*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$6\r\n', hex('00 0D 0A FF 0A 0D'), '\r\n'
redis.expect line: '*3'
redis.expect line: '$3'
redis.expect line: 'SET'
redis.expect line: '$1'
redis.expect line: 'k'
redis.expect line: '$6'
redis.expect hex: '00 0D 0A FF 0A 0D 0D 0A'
redis.send   '+OK\r\n'
db.expect line: '+OK'
db.send   lines: ['*2', '$3', 'GET', '$1', 'k']
redis.expect line: '*2'
redis.expect line: '$3'
redis.expect line: 'GET'
redis.expect line: '$1'
redis.expect line: 'k'
redis.send   '$6\r\n', hex('00 0D 0A FF 0A 0D'), '\r\n'
db.expect line: '$6'
db.expect hex: '00 0D 0A FF 0A 0D 0D 0A'
db.send   'NO\r\n'
redis.expect line: 'NO'
redis.send   '-ERR unknown command \'NO\'\r\n'
db.expect line: '-ERR unknown command \'NO\''
db.send   'QUIT\r\n'
redis.expect line: 'QUIT'
redis.send   '+OK\r\n'
redis.close()
db.expect line: '+OK'
db.expect eof
db.close()
srv.close()
