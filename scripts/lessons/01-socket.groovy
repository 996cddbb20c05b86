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
    goal  { descriptors() == count + 1 && mine('tcp').size() == 1 && !listed(mine('tcp')[0]) }
    hints 'Which of the calls makes a socket?', 'It is called like the thing.', 'socket tcp'
    model 'socket tcp'
    show  states: mine()
}
