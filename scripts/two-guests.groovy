// socksh session 1
session 'One listener, two guests: each has a conversation of its own'

limit 5.s

door = listen 0
ann = open tcp, door
bob = open tcp, door
host1 = door.accept()
host2 = door.accept()
host1.send 'Hello Ann\r\n'
host2.send 'Hello Bob\r\n'
bob.expect line: 'Hello Bob'
ann.expect line: 'Hello Ann'
ann.send   'How are you?\r\n'
bob.send 'Any news?\r\n'
host2.expect line: 'Any news?'
host1.expect line: 'How are you?'
ann.close()
host1.expect eof
host1.close()
host2.send 'None\r\n'
bob.expect line: 'None'
host2.close()
bob.expect eof
bob.close()
door.close()
