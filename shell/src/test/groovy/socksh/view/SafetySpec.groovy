package socksh.view

import static socksh.view.Seen.ONE
import static socksh.view.Seen.explaining
import static socksh.view.Seen.noticed
import static socksh.view.Seen.received
import static socksh.view.Seen.returned
import static socksh.view.Seen.screen
import static socksh.view.Seen.showing
import static socksh.view.Seen.shown

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Outcome
import socksh.language.Problem
import socksh.language.Text
import socksh.session.Event
import socksh.session.Notice
import socksh.session.Report
import socksh.session.Settings
import socksh.session.Verdict
import socksh.session.Wanted
import spock.lang.Specification

/** Whatever a peer sends, a terminal gets nothing it could obey. */
class SafetySpec extends Specification {
    static final SEED = 20_250_101

    def "random bytes on every way to the screen leave no control character but our colours"() {
        given:
        def random = new Random(SEED)

        expect:
        300.times {
            String noise = noise(random)
            everyWay(noise).each { Event event ->
                [Settings.Bytes.AUTO, Settings.Bytes.TEXT, Settings.Bytes.HEX, Settings.Bytes.BOTH].each { how ->
                    assert isCalm(screen(event, settings: showing(how), paint: Paint.ANSI, width: 60))
                    assert isCalm(screen(event, settings: showing(how)))
                }
                assert isCalm(screen(event, settings: explaining(), paint: Paint.ANSI))
            }
        }
    }

    def "a line of the peer's cannot pass for the shell's"() {
        expect:
        screen(received('a\nclose(#1) = 0\n')) == ['#1 <- 16 bytes:', '| a', '| close(#1) = 0\\n']
    }

    def "a terminal's own commands in a name come out as escapes"() {
        expect:
        screen(noticed(new Notice.Remark('a\u001B]0;title\u0007b\u202Ec'))) == ['a\\x1B]0;title\\x07b\\u{202E}c']
    }

    def "colours end where they began"() {
        expect:
        Paint.ANSI.of(Styled.of(Style.BAD, 'no')) == '\u001B[31mno\u001B[0m'
        Paint.PLAIN.of(Styled.of(Style.BAD, 'no')) == 'no'
    }

    static String noise(Random random) {
        byte[] bytes = new byte[random.nextInt(80)]
        random.nextBytes(bytes)
        String wild = random.nextBoolean() ? '\u202E\u009B31m\u001B[2J\u2028\uD800' : ''
        wild + new String(bytes, random.nextBoolean() ? 'UTF-8' : 'ISO-8859-1')
    }

    static List<Event> everyWay(String noise) {
        byte[] bytes = noise.getBytes('UTF-8')
        def abstractName = new Address.UnixAbstract(noise)
        [
            received(noise), received(noise, wanted: new Wanted.Line(), note: noise, from: abstractName),
            new Event.Refused(0, noise, new Problem(noise.length().intdiv(2), 3, noise, noise)),
            returned(new Call.Send(ONE, bytes, Set.of()), new Outcome.Done(1)),
            returned(new Call.Recv(ONE, 9, Set.of()), new Outcome.Received(bytes, bytes.length, Optional.of(abstractName))),
            returned(new Call.Connect(ONE, new Address.UnixPath(noise)), new Outcome.Named(abstractName)),
            returned(new Call.Resolve(noise, 1, Optional.empty()), new Outcome.Unresolved(-2, 'EAI_NONAME', noise)),
            noticed(new Notice.Remark(noise)), noticed(new Notice.Hint(noise, noise)),
            noticed(new Notice.BackgroundDone(1, noise, Verdict.DONE)), noticed(new Notice.Broken(noise, noise)),
            shown(new Report.Sentence(noise)), shown(new Report.Dump(noise, bytes)),
            shown(new Report.Table(noise, [Report.Column.left(noise), Report.Column.right('n')], [[noise, noise]])),
            shown(new Report.Page([
                new Report.Entry.Heading(noise), new Report.Entry.Text(noise),
                new Report.Entry.Term(noise, noise), new Report.Entry.Example(noise)])),
        ]
    }

    static boolean isCalm(List<String> lines) {
        lines.every { it.replaceAll('\u001B\\[[0-9;]*m', '').codePoints().allMatch { Text.isShowable(it) } }
    }
}
