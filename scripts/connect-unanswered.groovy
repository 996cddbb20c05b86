// socksh session 1
session 'The queue of the listener is full: neither yes nor no'

limit 5.s

knock = socket tcp
fails(EINPROGRESS) { knock.connect 'lab:full-backlog', timeout: 300.ms }
knock.close()
