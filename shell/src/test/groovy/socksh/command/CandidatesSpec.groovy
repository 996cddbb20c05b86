package socksh.command

import socksh.FixedWorld
import socksh.ShellFixture
import socksh.session.Sockets
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What Tab offers: only what fits, each with a few words beside it. */
class CandidatesSpec extends Specification implements Studied {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    Sockets sockets() { shell.session.sockets() }

    @Override
    World world() {
        new FixedWorld() {
            @Override
            List<String> paths(String prefix) { ['plain.sock'].findAll { it.startsWith(prefix) } }
        }
    }

    def "an empty line is offered verbs by family, and none that needs a socket while none is open"() {
        when:
        def offers = offers('')

        then:
        offers.candidates()*.value().containsAll(['open', 'listen', 'lab', 'socket'])
        offers.candidates()*.value().intersect(['send', 'recv', 'accept', 'close']) == []
        offers.candidates().every { it.description() && it.group() }
        offers.candidates()*.group().unique().size() > 2
    }

    def "with a connected stream it is offered what a connected stream can do, and the sockets"() {
        given:
        shell.given('open tcp lab:echo as web')

        when:
        def offers = offers('')

        then:
        offers.candidates()*.value().containsAll(['send', 'recv', 'shutdown', 'web'])
        offers.candidates()*.value().intersect(['accept', 'bind', 'connect', 'sendto']) == []
        offers.candidates().find { it.value() == 'web' }.description() ==~ /tcp connected, 127\.0\.0\.1:\d+/
    }

    def "the values of what can be turned are described, each by its own words: #text"() {
        given:
        shell.given('socket tcp')

        expect:
        offers(text).candidates().size() > 1
        offers(text).candidates()*.description().every()
        offers(text).candidates()*.description().toSet().size() == offers(text).candidates().size()

        where:
        text << ['set view ', 'set eol ', 'set hints ', 'set status ', 'option linger ', 'shutdown ', 'eol ', 'blocking ']
    }

    def "an option is completed by the name of C too: #text"() {
        given:
        shell.given('socket tcp')

        expect:
        offers(text).matching()*.value() == [whole]

        where:
        text               || whole
        'option so_ling'   || 'so_linger'
        'option SO_LING'   || 'SO_LINGER'
        'option keepa'     || 'keepalive'
    }

    def "after a socket come the verbs for a socket in its state: #text"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web')

        expect:
        offered(text).containsAll(fit)
        offered(text).intersect(not) == []

        where:
        text     | fit                          | not
        'web '   | ['send', 'recv', 'close']    | ['accept', 'bind', 'listen', 'help', 'lab', 'open', 'resolve']
        'srv '   | ['accept', 'close']          | ['send', 'recv', 'connect', 'help']
        '#1 '    | ['accept', 'close']          | ['send', 'recv']
        '#2 re'  | ['recv', 'reset']            | ['resolve']
        '#9 '    | []                           | ['accept', 'send']
    }

    def "a verb for another kind of socket is offered to who types its beginning, under a heading that says so"() {
        given:
        shell.given('open tcp lab:echo as web')

        expect:
        offers('acc').candidates().find { it.value() == 'accept' }.group() == 'not for this socket'
    }

    def "`#text` is offered #words"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web')

        expect:
        offered(text).containsAll(words)

        where:
        text                                  | words
        'open '                               | ['tcp', 'udp', 'unix']
        'open t'                              | ['tcp']
        'open tcp '                           | ['srv', 'web', 'localhost', 'lab:']
        'open tcp lab:'                       | ['lab:http', 'lab:echo']
        'open udp lab:'                       | ['lab:device']
        'open unix '                          | ['@', 'lab:', 'plain.sock']
        'open unix lab:'                      | ['lab:unix']
        'open u'                              | ['udp', 'unix']
        'listen '                             | ['localhost', '*:', 'unix:', 'backlog']
        'state '                              | ['srv', 'web', 'localhost', 'unix:']
        'open tcp localhost '                 | ['http', 'ssh', '80', '22']
        'open tcp localhost:'                 | ['localhost:http', 'localhost:80']
        'open tcp localhost:s'                | ['localhost:ssh']
        'open tcp localhost 80 '              | ['timeout', 'as']
        'open tcp localhost 80 timeout '      | ['200ms', '1s']
        'listen 8888 '                        | ['backlog', 'as']
        'shutdown '                           | ['write', 'read', 'both']
        'web recv '                           | ['line', 'all', 'exactly', 'until', 'match', 'idle', 'timeout', 'to']
        'web recv until '                     | ['\n', '\r\n', '\r\n\r\n']
        'web recv until "\\n" '               | ['drop', 'timeout']
        'web send '                           | ['hex', 'base64', 'file', 'u16be', 'repeat', 'crc32']
        'web send hex 16 '                    | ['crc16-modbus', 'hex']
        'web send repeat 3 '                  | ['hex']
        'web expect "x" timeout '             | ['200ms', '1s']
        'close; op'                           | ['open']
        'socket tcp as x; x '                 | ['bind', 'connect', 'listen']
        'socket tcp as x; '                   | ['x', 'bind', 'send']
    }

    def "`#text` is offered nothing of #words"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web')

        expect:
        offered(text).intersect(words) == []

        where:
        text                                  | words
        'open tcp localhost '                 | ['timeout', 'as', 'localhost']
        'open tcp localhost 80 timeout 5s '   | ['timeout']
        'open tcp localhost 80 as '           | ['timeout', 'as']
        'open tcp localhost 80 as x '         | ['timeout', 'as']
        'open tcp srv '                       | ['80', 'http']
        'open tcp '                           | ['unix:', '@']
        'open tcp lab:'                       | ['lab:device', 'lab:unix']
        'udp lab:'                            | ['lab:http', 'lab:unix']
        'open unix '                          | ['localhost', 'srv', 'web', 'unix:']
        'open unix localhost '                | ['80', 'http']
        'listen '                             | ['srv', 'web', 'lab:']
        'web recv line '                      | ['line', 'all']
        'web recv exactly '                   | ['timeout', 'line']
        'web send file '                      | ['hex']
        'web send "'                          | ['hex', 'file']
        'nonsense '                           | ['open', 'tcp']
        'open nonsense '                      | ['localhost']
        '# op'                                | ['open']
    }

    def "the socket that is meant decides what fits, whichever is the current one: #text"() {
        given:
        shell.given('socket udp as u; socket unix as x; socket tcp as t')

        expect:
        offered(text).containsAll(fit)
        offered(text).intersect(not) == []

        where:
        text          | fit                     | not
        'u option '   | ['broadcast']           | ['nodelay']
        'option '     | ['nodelay']             | ['udpcork']
        't connect '  | ['localhost', 'lab:']   | ['unix:']
        'x connect '  | ['unix:']               | ['localhost']
        'x bind '     | ['unix:']               | ['localhost', '*:', 'lab:']
        'u bind '     | ['localhost', '*:']     | ['unix:', 'lab:']
    }

    def "files are offered where a file is read, also in quotes, and are quoted where they must be"() {
        given:
        def world = new FixedWorld() {
            @Override
            List<String> paths(String prefix) { ['plain.bin', 'two words.txt', 'sub/'].findAll { it.startsWith(prefix) } }
        }
        shell.given('open tcp lab:echo as web')
        def offers = CATALOG.study(text, world, sockets()).offers(text.length())

        expect:
        offers.candidates().findAll { it.group() == 'files' }.collect { offers.written(it) } == written

        where:
        text                        | written
        'web send file '            | ['plain.bin', '"two words.txt"', 'sub/']
        'web send file "'           | ['"plain.bin"', '"two words.txt"', '"sub/']
        'web send file "two'        | ['"two words.txt"']
        "web send file 'two w"      | ["'two words.txt'"]
        'web recv all to p'         | ['plain.bin']
        'web send fi'               | []
    }

    def "a delimiter is written with its escapes"() {
        given:
        shell.given('open tcp lab:echo as web')
        def offers = offers('recv until ')

        expect:
        offers.candidates().collect { offers.written(it) }.containsAll(['"\\n"', '"\\r\\n"'])
    }

    def "the words of the example of #command.name are offered one after the other"(Command command) {
        given:
        def text = command.example()
        def marks = study(text).marks().findAll { it.tint() in [Tint.VERB, Tint.KEYWORD] && !Character.isDigit(text.charAt(it.column())) }

        expect:
        marks.every { mark ->
            def word = text.substring(mark.column(), mark.end())
            assert offered(text.substring(0, mark.column())).contains(word)
            assert offered(text.substring(0, mark.column() + 1)).contains(word)
            true
        }

        where:
        command << CATALOG.commands()
    }

    def "what is accepted never makes the example of #command.name wrong"(Command command) {
        given:
        def text = command.example()
        def starts = (0..text.length()).findAll { it == 0 || text[it - 1] == ' ' }

        expect:
        starts.each { start ->
            def before = text.substring(0, start)
            def offers = offers(before)
            offers.candidates().each { candidate ->
                def line = accepted(before, offers, candidate)
                assert CATALOG.study(line, world(), sockets()).problemAt(line.length()).empty
            }
        }

        where:
        command << CATALOG.commands()
    }

    def "whatever is typed, offers have their place in the text (seed #seed)"() {
        given:
        def random = new Random(seed)
        def examples = CATALOG.commands()*.example()
        shell.given('listen 0 as srv; open tcp srv as web')

        expect:
        300.times {
            def text = examples[random.nextInt(examples.size())] + '; ' + examples[random.nextInt(examples.size())]
            text = text.substring(0, random.nextInt(text.length() + 1))
            if (random.nextBoolean() && text) {
                int at = random.nextInt(text.length())
                text = text.substring(0, at) + '"\\ ;#\'x1'[random.nextInt(8)] + text.substring(at)
            }
            int cursor = random.nextInt(text.length() + 1)
            def study = CATALOG.study(text, world(), sockets())
            def offers = study.offers(cursor)
            assert offers.from() in 0..cursor && offers.to() == cursor
            study.usage(cursor).ifPresent { assert !it.meaning().empty }
            assert study.marks().every { it.column() in 0..<it.end() && it.end() <= text.length() }
            [study.problem(), study.problemAt(cursor)]*.ifPresent {
                assert it.column() in 0..text.length() && it.column() + it.length() <= text.length()
            }
        }

        where:
        seed << (1..3)
    }

    def "after `#text` a server is offered #some"(String text, List<String> some, List<String> never) {
        when:
        def values = offers(text).candidates()*.value()

        then:
        values.containsAll(some)
        values.intersect(never) == []

        where:
        text                                  | some                                       | never
        'serve 0 '                            | ['on', 'reply', 'exec', 'lines']           | ['equals']
        'serve 0 on '                         | ['equals', 'starts', 'regex', 'hex', 'any'] | ['reply']
        'serve 0 on any '                     | ['reply', 'delay', 'close', 'reset']       | ['equals']
        'serve 0 on "a" '                     | ['reply', 'delay', 'close', 'reset']       | ['equals']
        'serve 0 on starts '                  | []                                         | ['reply', 'equals']
        'serve 0 on starts "a" '              | ['reply', 'discard', 'echo']               | ['equals']
        'serve 0 on /a b/ '                   | ['reply']                                  | ['equals']
        'serve 0 on hex 16 ?? '               | ['reply']                                  | ['equals']
        'serve 0 on "a" delay '               | ['2s']                                     | ['reply']
        'serve 0 on "a" delay 2s reply "b" '  | ['close', 'on', 'max']                     | ['equals']
        'serve 0 exec '                       | []                                         | ['reply']
        'serve 0 exec cat '                   | ['max', 'idle']                            | ['equals']
    }
}
