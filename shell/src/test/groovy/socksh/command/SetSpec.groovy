package socksh.command

import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.Event
import socksh.session.LineEnd
import socksh.session.Report
import socksh.session.Settings
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

import java.time.Duration

/** What can be turned, and what it then does. */
class SetSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "every setting is listed with its value and meaning, within eighty columns"() {
        when:
        shell.given('set')
        def lines = shell.screen().readLines()

        then:
        lines.every { it.length() <= 80 }
        lines.any { it ==~ /timeout +5s +how long .*/ }
        lines.any { it ==~ /hint +all on +one hint, .*/ }
        lines.size() == 1 + SettingTable.ALL.size()
    }

    def "'#line' says '#said'"(String line, String said) {
        expect:
        shell.shows(line) == said

        where:
        line                         || said
        'set timeout 2s'             || 'timeout: 2s'
        'set timeout 1500ms'         || 'timeout: 1500ms'
        'set timeout 2m'             || 'timeout: 2m'
        'set timeout'                || 'timeout: 5s'
        'set view both'              || 'view: both'
        'set hints off'              || 'hints: off'
        'set hint udp-silence off'   || 'hint: off: udp-silence'
        'set hint udp-silence on'    || 'hint: all on'
        'set eol crlf'               || 'eol: crlf'
        'set explain on'             || 'explain: on'
        'set events off'             || 'events: off'
        'set times on'               || 'times: on'
        'set status off'             || 'status: off'
    }

    def "what completion offers for #setting.name can be typed"(Setting setting) {
        expect:
        setting.offers().every { shell.type("set ${setting.name()} ${it.value()}${rest}") == Verdict.DONE }

        where:
        setting << SettingTable.ALL
        rest = setting.name() == 'hint' ? ' off' : ''
    }

    def "what is set is what the session goes by"() {
        when:
        shell.given('set timeout 200ms; set view hex; set hints off; set hint no-line-end off; set events off')

        then:
        with(shell.session.settings()) {
            timeout() == Duration.ofMillis(200)
            bytes() == Settings.Bytes.HEX
            !hints().on()
            silencedHints() == ['no-line-end'] as Set
            !events().on()
        }
    }

    def "a time-out that was set is the one that receiving keeps"() {
        given:
        shell.given('open tcp lab:silent; set timeout 50ms')

        expect:
        shell.type('recv') == Verdict.NO
        shell.reports(Report.Received).last().took() >= 50_000_000L
        shell.events().findAll { it instanceof Event.Entered && it.call() instanceof Call.Poll }*.call()*.timeoutMillis().max() in 1..50
    }

    def "the line end that was set is that of new sockets, not of old ones"() {
        when:
        shell.given('socket tcp as old; set eol crlf; socket tcp as new')

        then:
        shell.session.sockets().find('old').get().lineEnd() == LineEnd.LF
        shell.session.sockets().find('new').get().lineEnd() == LineEnd.CRLF
    }

    def "'#line' changes nothing: #what"(String line, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().readLines().last() == what

        where:
        line                  || what
        'set timout 2s'       || 'no setting is called timout (did you mean `timeout`?)'
        'set view blue'       || '`blue` is no choice of view (view auto, text, hex, both or raw)'
        'set timeout 2'       || 'a time needs a unit (write 2s; units are ms s m)'
        'set hint nix off'    || 'no hint has that id (the id stands in brackets behind a hint)'
        'set hint half-closed' || 'on or off? (`set hint half-closed off`)'
        'set timeout 2s 3s'   || '`3s` is not expected here (usage: set [NAME [VALUE]])'
    }

    def "nothing is changed while a line is only read, as the prompt does at each key"() {
        when:
        socksh.language.Line.parse('set view hex').each { shell.catalog.read(it, null, shell.session.sockets()) }

        then:
        shell.session.settings().bytes() == Settings.Bytes.AUTO
    }
}
