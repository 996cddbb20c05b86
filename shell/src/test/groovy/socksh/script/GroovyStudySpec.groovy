package socksh.script

import socksh.ShellFixture
import socksh.command.Tint
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Groovy while it is typed: what Tab offers, what stands under the line, what is coloured. */
class GroovyStudySpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def setup() {
        shell.given("open tcp lab:echo as web; count = 5; got = web; web.send 'abcd'; data = web.recv(2); def f(a) { a }")
    }

    /** What goes on with the text. */
    private List<String> offered(String text) {
        def offers = shell.interpreter.study(text).offers(text.length())
        assert offers.typed() == text.substring(offers.from())
        offers.matching()*.value()
    }

    def "after `#text` Tab offers #some, and not #others"() {
        expect:
        offered(text).containsAll(some)
        offered(text).intersect(others) == []
        offered(text).unique() == offered(text)

        where:
        text                     | some                                               | others
        'web.'                   | ['send', 'recv', 'expect', 'state', 'sent', 'peer'] | ['accept', 'listen', 'open', 'hex']
        'got.se'                 | ['send', 'sent']                                   | ['recv']
        'web.peer'               | ['peer', 'peerPort']                               | []
        'data.'                  | ['hex', 'u16be', 'crc32', 'text']                  | ['send']
        'data[0..1].u'           | ['u8', 'u16be']                                    | ['hex']
        'web.recv(4).'           | ['u32be']                                          | ['send']
        'x = web.recv(exactly, 4).i' | ['i32be']                                      | []
        '3.times { web.'         | ['send']                                           | ['hex']
        'web.expect '            | ['line:', 'eof', 'hex:']                           | ['send']
        'web.expect li'          | ['line:', 'lines:']                                | ['eof']
        'co'                     | ['count', 'connect']                               | ['web']
        'x = co'                 | ['count', 'connect']                               | ['web']
        'prin'                   | ['println']                                        | []
        'w'                      | ['web', 'why']                                     | ['count']
        'serve(8888) { c -> c.'  | ['reply', 'line', 'bytes', 'close']                | ['recv', 'hex']
        'serve(0) { it.re'       | ['reply', 'reset']                                 | ['recv']
        'serve(0) { c -> c.reply c.bytes.' | ['hex', 'u16be']                         | ['reply']
        'serve(0) { c -> web.'   | ['send']                                           | ['reply']
        'serve(8888, gr'         | ['greet:']                                         | ['echo:']
        'serve(8888, greet: "x", ' | ['idle:', 'reply:']                              | ['send', 'stop:']
        'count.'                 | []                                                 | ['send', 'hex']
        'println "web.'          | []                                                 | ['send']
        'send co'                | []                                                 | ['count']
    }

    def "every offer is described"() {
        expect:
        shell.interpreter.study(text).offers(text.length()).candidates().every { it.description() && it.group() }

        where:
        text << ['web.', 'data.', 'web.expect ', 'x = ', 'c']
    }

    def "Groovy is never marked as wrong while it is typed: #text"() {
        expect:
        (0..text.length()).every { shell.interpreter.study(text).problemAt(it).empty }

        where:
        text << ['x = 5', '3.times { web.send "x" }', 'web.peer', '[1, 2].each { println it }', 'if (count == 5) {\n  f(3)',
                 "x = open tcp, 'h', 80", '_', 'count', 'f(3)']
    }

    def "what is no Groovy is marked as ever: #text"() {
        expect:
        shell.interpreter.study(text).problem().present

        where:
        text << ['opne tcp google.com 80', 'sned "x"', 'web sned', 'open tcp, 5', 'foo']
    }

    def "under `#text` stands #usage"() {
        expect:
        shell.interpreter.study(text).usage(text.length()).with { [get().before(), get().meaning()].join(' -- ') }.contains(usage)

        where:
        text                | usage
        'x = 5'             | 'Groovy -- its value is shown'
        '3.times {'         | 'Groovy -- it goes on with the next line'
        'web.send '         | 'Groovy -- as the command, with commas: send PAYLOAD'
        'web.expect '       | "web.expect line: 'TEXT' -- receive and compare, or fail"
        'check x == '       | "check CONDITION, 'WHAT' -- fail unless it is true"
    }

    def "words, texts and numbers have their colours"() {
        given:
        def text = "n = 3; web.send 'x' // so"

        expect:
        shell.interpreter.study(text).marks().collectEntries { [text.substring(it.column(), it.end()), it.tint()] } ==
            ['3': Tint.NUMBER, web: Tint.SOCKET, send: Tint.VERB, "'x'": Tint.TEXT, '// so': Tint.COMMENT]
    }

    def "a text goes on with the next line: #text"() {
        expect:
        shell.interpreter.isUnfinished(text)

        where:
        text << ['3.times {', 'x = [1,', 'f(1', "x = \'\'\'a", '/* a', 'x =', 'x = 1 +', 'name; if (true) {', 'x = 5\ndef g() {',
                 'if (true) {\n  f("}")']
    }

    def "a text is whole: #text"() {
        expect:
        !shell.interpreter.isUnfinished(text)

        where:
        text << ['send "{"', 'send {', 'send [1,', 'x = "{"', "x = '('", 'x = ~/[(]/', '3.times { }', 'opne {', 'x = 5 // {', 'x =\n',
                 'web send (', 'x = 4 / 2 / (1)', '# {', '']
    }
}
