// socksh session 1
session 'A server that greets and hangs up: CLOSE_WAIT is ours to end'

param address: 'lab:greet-close'
limit 5.s

brief = open tcp, address
brief.expect line: 'Hello and goodbye'
brief.expect eof
brief.close()
