package socksh.command

import socksh.ShellFixture
import socksh.kernel.SocketOption
import socksh.session.Event
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** option: the knobs of a socket by name. */
class OptionSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)

    def setup() {
        shell.given('socket tcp')
        shell.clear()
    }

    def "alone it lists every option that applies, with the kernel's value and the name in C"() {
        when:
        shell.given('option')
        def rows = shell.reports(Report.Table).last().rows().collectEntries { [it[0], it.drop(1)] }

        then:
        rows.size() >= 40
        rows.nodelay == ['off', 'TCP_NODELAY', 'send small pieces at once (no Nagle)']
        rows.type == ['1', 'SO_TYPE', 'read only: 1 is a stream, 2 is datagrams']
        rows.mtu[0] == 'ENOTCONN'
        !rows.containsKey('udpcork')
    }

    def "the list is a look: it is not on the record and leaves a waiting error alone"() {
        given: 'a connection that was reset'
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; app reset')
        def before = shell.events().count { it instanceof Event.Returned }

        when:
        shell.given('web option')

        then:
        shell.events().count { it instanceof Event.Returned } == before
        shell.screen().contains('not asked')
        shell.shows('web recv').contains('ECONNRESET')
    }

    def "one option is asked for by its own name or by C's"() {
        expect:
        shell.shows('option nodelay') == 'getsockopt(#1, TCP_NODELAY) = off'
        shell.shows('option TCP_NODELAY') == 'getsockopt(#1, TCP_NODELAY) = off'
    }

    def "#line becomes #value"(String line, String value) {
        expect:
        shell.type("option $line") == Verdict.DONE
        shell.shows("option ${line.split(' ')[0]}").endsWith(" = $value")

        where:
        line              | value
        'nodelay on'      | 'on'
        'nodelay 1'       | 'on'
        'keepalive true'  | 'on'
        'reuseaddr off'   | 'off'
        'linger 0s'       | '0s'
        'linger 5s'       | '5s'
        'linger off'      | 'off'
        'rcvtimeo 200ms'  | '200ms'
        'rcvtimeo none'   | 'none'
        'keepidle 30'     | '30'
        'tos 0x10'        | '16'
        'ttl -1'          | '64'
        'congestion reno' | 'reno'
    }

    def "what the kernel makes of a value is said where it is something else"() {
        expect:
        shell.shows('option rcvbuf 64k') == '''setsockopt(#1, SO_RCVBUF, 65536) = 0
rcvbuf is 131072 now: the kernel doubles what is set, to have room for its own bookkeeping'''
        shell.shows('option sndbuf 1') ==~ /(?s).*sndbuf is \d+ now: that is the least the kernel gives/
        shell.shows('option rcvbuf 1g') ==~ /(?s).*rcvbuf is \d+ now: twice what net.core.rmem_max allows, which is less than was asked/
        shell.shows('option nodelay on') == 'setsockopt(#1, TCP_NODELAY, on) = 0'
    }

    def "#line is not understood: #complaint"(String line, String at, String complaint) {
        when:
        def verdict = shell.type(line)
        def problem = shell.events().findAll { it instanceof Event.Refused }.last().problem()

        then:
        verdict == Verdict.WRONG
        line.substring(problem.column(), problem.column() + problem.length()) == at
        problem.toString() == complaint

        where:
        line                     | at        || complaint
        'option nodeley on'      | 'nodeley' || 'unknown option nodeley (did you mean `nodelay`?)'
        'option zzzzz'           | 'zzzzz'   || 'unknown option zzzzz (`option` lists them)'
        'option nodelay perhaps' | 'perhaps' || '`perhaps` is no value for nodelay (on or off)'
        'option error 3'         | '3'       || 'error can only be read (`option error`)'
        'option linger 1.5s'     | '1.5s'    || 'linger counts whole seconds (off, or whole seconds: 5s; 0s makes close a reset)'
        'option rcvbuf much'     | 'much'    || '`much` is no value for rcvbuf (a whole number, such as 4096 or 64k)'
        'option rcvbuf 4g'       | '4g'      || 'an int holds no more than 2147483647 (a whole number, such as 4096 or 64k)'
        'option nodelay on off'  | 'off'     || '`off` is not expected here (usage: option [NAME [VALUE]])'
    }

    def "an option that the socket does not have is the kernel's to refuse"() {
        expect:
        shell.type('socket udp; option nodelay on') == Verdict.NO
        shell.screen().contains('setsockopt(#2, TCP_NODELAY, on) = -1 ENOPROTOOPT')
    }

    def "names are completed with what they mean, values by their shape"() {
        expect:
        candidates().find { it.value() == 'nodelay' }.description() == 'send small pieces at once (no Nagle)'
        !candidates()*.value().contains('udpcork')
        candidates('nodelay')*.value() == ['on', 'off']
        candidates('linger')*.value() == ['off', '0s', '5s']
        candidates('rcvbuf').empty
        candidates('error').empty
    }

    def "every option has a shape that can be said in words"() {
        expect:
        SocketOption.values().every { !OptionText.allowed(it).empty }
    }

    private List<Candidate> candidates(String... before) {
        def words = before.collect { socksh.language.Line.parse(it).first().words().first() }
        new OptionParameter().candidates(new Parameter.Typed(null, words, "", null, null, shell.session.sockets(), shell.session.sockets().current(), Set.of()))
    }
}
