// socksh session 1
session 'The answer comes after two seconds; a time-out before that loses nothing'

param lateAddress: 'lab:slow', deafAddress: 'lab:silent'
limit 5.s

late = open tcp, lateAddress
late.send   'hello\r\n'
late.expect silence: 100.ms
late.expect line: 'OK : hello'
late.close()

deaf = open tcp, deafAddress
deaf.send   'anybody?\r\n'
deaf.expect silence: 300.ms
deaf.close()
