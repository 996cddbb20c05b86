lesson 'socket', title: 'A socket is not a connection'

step 'make one', {
    given { count = descriptors() }
    say   'A socket is one end of a conversation that may never take place: a thing inside ' +
          'the kernel, and a number by which a program names it.'
    ask   'You make a TCP socket. Does a tool that lists sockets, such as ss, show it?',
          choices: ['yes, it is there now', 'no, the tables do not have it'],
          answer: 'no, the tables do not have it',
          because: 'the kernel lists what is bound or connected, and this is neither yet'
    task  'Make a TCP socket, and nothing more.'
    goal  { mine('tcp').size() == 1 && descriptors() == count + 1 && !listed(mine('tcp')[0]) }
    no    { mine('tcp').any { listed(it) } },
          'That one is in the tables already: it listens or is connected. `restart` puts it back.'
    hints 'Which of the calls makes a socket?', 'It is called like the thing.', 'socket tcp'
    model 'socket tcp'
    show  states: mine('tcp')
}

// shows misconception 22
step 'its name', {
    given { c = socket tcp }
    say   'c is a new TCP socket. The name of a socket is its own address and port; the ' +
          'kernel tells it when asked.'
    ask   'What is the name of a socket that was only just made?',
          choices: ['127.0.0.1 and a free port', '0.0.0.0 and port 0, that is: none yet',
                    'the kernel refuses to say'],
          answer: '0.0.0.0 and port 0, that is: none yet',
          because: 'nobody has given it an address. A client need not: connect will do it'
    task  'Ask the kernel for the name of c.'
    goal  { calls('getsockname').any { it.address in ['0.0.0.0:0', '[::]:0'] } }
    no    { !closed(c) && c.localPort > 0 },
          'c has an address by now: bound or connected. `restart` puts it back.'
    hints 'The call is getsockname(2).', 'Its verb here is the short word for it.', 'c name'
    model 'c name'
    show  states: c
}

step 'give it back', {
    given { count = descriptors(); c = socket tcp }
    say   'A socket costs the program a number, its descriptor, and there are only so many. ' +
          'Open files and sockets share them.',
          "Before c was made you had $count descriptors that are sockets, now you have one more."
    task  'Give c back to the kernel. Nobody was connected, so nobody has to be told.'
    goal  { closed(c) && descriptors() == count }
    hints 'What do you do with a file when you are done?', 'The verb is that of files.', 'c close'
    model 'c close'
    show  states: c
}
