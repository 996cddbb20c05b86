package socksh.command

import socksh.ShellFixture
import socksh.session.OpenSocket
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** poll: who is ready, and why. */
class PollSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)

    private void connection() {
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app')
    }

    def "bytes that wait make a socket ready, and are counted"() {
        given:
        connection()
        shell.given('web send "hello"')

        expect:
        shell.shows('poll') == '''poll([#1 POLLIN, #2 POLLIN, #3 POLLIN], 5000) = 1 ([#3 POLLIN])
  #3 app  5 bytes wait'''
        shell.shows('app poll') == '''poll([#3 POLLIN], 5000) = 1 ([#3 POLLIN])
  #3 app  5 bytes wait'''
        shell.shows('select app web') == '''poll([#3 POLLIN, #2 POLLIN], 5000) = 1 ([#3 POLLIN])
  #3 app  5 bytes wait'''
    }

    def "a client that waits makes a listener ready"() {
        given:
        shell.given('listen 0 as srv; open tcp srv')

        expect:
        shell.shows('poll srv').endsWith('#1 srv  a new client waits: `accept` takes it')
        shell.given('open tcp srv')
        shell.eventually { shell.waiting('srv') == 2 }
        shell.shows('srv poll').endsWith('#1 srv  2 clients wait: `accept` takes the first')
    }

    def "the end of a stream makes it ready too"() {
        given:
        connection()
        shell.given('web shutdown write')

        expect:
        shell.shows('poll app').endsWith('#3 app  the end of the stream: recv gives 0')
    }

    def "an error is announced and not taken out"() {
        given:
        connection()
        shell.given('web send "x"; web close; app send "y"; app recv 1')
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as other; web reset')

        expect:
        shell.shows('poll other').contains('an error waits: the next recv, or `option error`, takes it out and names it')
        shell.shows('other recv').contains('ECONNRESET')
    }

    def "room to send is asked for with write"() {
        given:
        connection()

        expect:
        shell.shows('poll web write') == '''poll([#2 POLLIN|POLLOUT], 5000) = 1 ([#2 POLLOUT])
  #2 web  there is room to send'''
    }

    def "a datagram of nothing is a datagram"() {
        given:
        shell.given('socket udp as to; bind 0; socket udp as from; from sendto #1 ""')

        expect:
        shell.shows('poll to').endsWith('#1 to  a datagram of 0 bytes waits')
    }

    def "nobody ready within the time-out is a no"() {
        given:
        connection()

        expect:
        shell.type('poll timeout 20ms') == Verdict.NO
        shell.screen().endsWith('poll([#1 POLLIN, #2 POLLIN, #3 POLLIN], 20) = 0 (time-out)')
    }

    def "bytes that the shell holds count as ready at once, and the kernel is not to blame"() {
        given:
        connection()
        shell.given('web send "hello"')
        shell.type('app recv exactly 9 timeout 20ms')

        expect:
        shell.type('poll app') == Verdict.DONE
        shell.screen().endsWith('''poll([#3 POLLIN], 0) = 0 (time-out)
  #3 app  5 bytes are held in the shell; the kernel knows nothing of them''')
    }

    def "sockets that cannot become ready are not asked unless they are named"() {
        given:
        shell.given('socket tcp')

        expect:
        shell.type('poll') == Verdict.NO
        shell.screen().endsWith('no socket is open that could become ready')
        shell.shows('poll #1').endsWith('#1  it is not connected')
    }

    def "an unknown socket is refused before the kernel is asked"() {
        given:
        connection()

        expect:
        shell.type('poll wbe') == Verdict.WRONG
        shell.screen().contains('there is no socket wbe (did you mean `web`?)')
        !shell.screen().contains('poll(')
    }

    def "of a connect in progress the answer is waited for: made"() {
        given:
        shell.given('listen 0 as srv; socket tcp as web; blocking off')
        shell.type("web connect 127.0.0.1:${shell.port('srv')}")

        expect:
        shell.shows('web poll') == '''poll([#2 POLLIN|POLLOUT], 5000) = 1 ([#2 POLLOUT])
  #2 web  the connection is made'''
        shell.socket('web').phase() == OpenSocket.Phase.CONNECTED
        shell.shows('web poll write').endsWith('#2 web  there is room to send')
    }

    def "of a connect in progress the answer is waited for: refused"() {
        given: 'a port at which nobody listens'
        shell.given('socket tcp as held; bind 127.0.0.1:0; socket tcp as web; blocking off')
        shell.type("web connect 127.0.0.1:${shell.port('held')}")

        expect:
        shell.socket('web').phase() == OpenSocket.Phase.CONNECTING
        shell.shows('web poll').contains('the connection was not made: `option error` says why')
        shell.shows('web option error') == '''getsockopt(#2, SO_ERROR) = 111
111 is ECONNREFUSED (Connection refused); asking cleared it'''
        shell.shows('web option error') == 'getsockopt(#2, SO_ERROR) = 0'
    }
}
