package socksh.command

import socksh.FixedWorld
import socksh.ShellFixture
import socksh.session.Event
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** log: what went over the sockets, from the journal. */
class LogSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)

    private void conversation() {
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app')
        shell.given('web send "GET /\\r\\nHost: x\\r\\n"; app recv; app send hex 00ff; web recv')
    }

    /** The rows of the last table without their times. */
    private List<List<String>> rows() {
        shell.reports(Report.Table).last().rows()*.drop(1)
    }

    def "each way and each line is shown, control bytes escaped"() {
        given:
        conversation()

        when:
        shell.given('log')

        then:
        rows() == [
            ['>', '#2', '16', '"GET /\\r\\n"'],
            ['', '', '', '"Host: x\\r\\n"'],
            ['<', '#3', '16', '"GET /\\r\\n"'],
            ['', '', '', '"Host: x\\r\\n"'],
            ['>', '#3', '2', '"\\x00\\xFF"'],
            ['<', '#2', '2', '"\\x00\\xFF"'],
        ]
        shell.reports(Report.Table).last().rows().first().first() ==~ /\d+\.\d{6}/
    }

    def "one socket's part is shown, also after it was closed"() {
        given:
        conversation()
        shell.given('web close')

        when:
        shell.given('log #2')

        then:
        rows()*.get(1) - '' == ['#2', '#2']
        shell.shows('log #9') == 'Nothing was sent or received on #9.'

        and: 'by its name too, as long as no other has it'
        shell.shows('log web') == shell.shows('log #2')
        shell.type('timeline web') == Verdict.DONE
        shell.type('open tcp srv as web; log web') == Verdict.DONE
        shell.said().contains('Nothing was sent or received on #4.')

        when:
        shell.given('app log')

        then:
        rows()*.get(1) - '' == ['#3', '#3']
    }

    def "hex shows every byte"() {
        given:
        conversation()

        expect:
        shell.shows('log web hex last 1').readLines().drop(1)[0] ==~ /\d+\.\d{6} < #2 2 bytes/
        shell.shows('log web hex last 1').contains('00000000  00 ff ')
    }

    def "the newest are shown, and how many stand before them"() {
        given:
        conversation()

        expect:
        shell.shows('log last 1').startsWith('3 earlier exchanges not shown; `last 4` shows all.')
        rows().size() == 1
    }

    def "calls are shown with all their arguments, steps included"() {
        given:
        conversation()
        def screen = shell.shows('log web calls')

        expect:
        screen =~ /(?m)^\d+\.\d{6} send\(#2, "GET \/\\r\\nHost: x\\r\\n", 16, MSG_DONTWAIT\|MSG_NOSIGNAL\) = 16$/
        screen =~ /(?m)^\d+\.\d{6} poll\(\[#2 POLLIN\], \d+\) = 1/
        !screen.contains('#3')
    }

    def "a secret is struck out"() {
        given:
        def world = new FixedWorld()
        def quiet = new ShellFixture(width: 200, world: world)
        quiet.given('listen 0 as srv; open tcp srv as web')
        quiet.given('web send "key " env TOKEN')

        expect:
        !quiet.shows('log').contains(world.env('TOKEN').get())
        !quiet.shows('log calls').contains(world.env('TOKEN').get())
        quiet.shows('log').contains('"key ***')

        cleanup:
        quiet.close()
    }

    def "datagrams carry their sender, the end of a stream and an empty datagram are told apart"() {
        given:
        shell.given('socket udp as to; bind 0; socket udp as from; bind 0; from sendto #1 ""; to recv')
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; web close; app recv')

        when:
        shell.given('log')

        then:
        rows()*.last() == [
            "(to 127.0.0.1:${shell.port('to')})",
            "(from 127.0.0.1:${shell.port('from')}, an empty datagram)",
            '(the end of the stream)',
        ]*.toString()
    }

    def "what was only peeked at was not received"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; web send "hello"; app peek 5')

        when:
        shell.given('log app')

        then:
        shell.screen().endsWith('Nothing was sent or received on #3.')
    }

    def "long payloads are cut as text and say where the rest is"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; web send repeat 5000 "x"')

        expect:
        shell.shows('log').endsWith('more; `log hex` shows them')
        shell.shows('log').readLines().size() == 14
    }

    def "what the journal had to forget is said"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; web send "hello"')
        100_001.times { shell.session.publish(new Event.Typed(0, '')) }

        expect:
        shell.shows('log') ==~ /(?s)[\d,]+ older events had to be forgotten to save memory\.\nNothing was sent or received yet\./
    }

    def "hex and text at once is refused"() {
        expect:
        shell.type('log hex text') == Verdict.WRONG
    }
}
