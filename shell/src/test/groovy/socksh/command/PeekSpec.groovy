package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.session.Ending
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** peek: to look without taking. */
class PeekSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    def setup() {
        shell.given("open tcp $peer")
        shell.clear()
    }

    def "what is peeked at is shown, still waits, and can be peeked at again"() {
        given:
        peer.says('hello')

        expect:
        shell.untimed('peek') == '''recv(#1, 65536, MSG_PEEK) = 5
#1 <- 5 bytes: hello
#1 peeked: it still waits'''
        shell.untimed('peek').contains('5 bytes: hello')
        shell.untimed('recv').contains('5 bytes: hello')
        shell.type('recv timeout 30ms') == Verdict.NO
    }

    def "`peek N` looks at no more than N"() {
        given:
        peer.says('hello')

        expect:
        shell.untimed('peek 2').contains('#1 <- 2 bytes: he')
        shell.shows('recv exactly 5').contains('hello')
    }

    def "what a time-out left for the next recv is seen too"() {
        given:
        peer.says('ab')
        shell.type('recv exactly 5 timeout 50ms')

        expect:
        shell.untimed('peek 1').contains('#1 <- 1 byte: a')
        shell.untimed('peek').contains('#1 <- 2 bytes: ab')
        shell.untimed('recv').contains('#1 <- 2 bytes: ab')
    }

    def "nothing there is a time-out"() {
        expect:
        shell.type('peek timeout 30ms') == Verdict.NO
        shell.receipt().ending() == Ending.TIMED_OUT
    }

    def "the end is seen and can be seen again"() {
        given:
        peer.client
        peer.ends()

        expect:
        shell.type('peek; peek; recv') == Verdict.DONE
        shell.reports(socksh.session.Report.Received)*.ending() == [Ending.END_OF_STREAM] * 3
    }

    def "a datagram is peeked at and received after"() {
        given:
        shell.given('socket udp; bind 127.0.0.1:0; socket udp; sendto #2 "ping"; use #2')

        expect:
        shell.untimed('peek').contains('4 bytes: ping')
        shell.untimed('recv').contains('ping')
    }
}
