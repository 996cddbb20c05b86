package socksh.script

import socksh.ShellFixture
import socksh.server.Caller
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Servers in scripts and in lines of Groovy: by words, and by a closure. */
@Timeout(60)
class ServingSpec extends Specification {
    @AutoCleanup
    def script = new ScriptFixture()

    private ShellFixture getShell() {
        script.shell
    }

    private Result passes(String text) {
        def result = script.play(text)
        assert result.verdict() == Verdict.DONE: FailureReport.lines(result)*.text().join('\n')
        result
    }

    private Caller caller() {
        new Caller(shell.port('srv'))
    }

    // --- in scripts -------------------------------------------------------------------------------

    def "a script is the server and the client of it: #serve"(String serve, String said, String answer) {
        expect:
        passes("""
            srv = serve $serve
            a = open tcp, srv
            a.send $said
            a.shutdown write
            a.expect rest: $answer
            a.close()
            srv.wait left: 1
        """)

        where:
        serve                                                 | said          | answer
        /0, greet: 'hi ', reply: 'OK : {line}\n'/             | /'x\ny\n'/    | /'hi OK : x\nOK : y\n'/
        /0, echo/                                             | /'x'/         | /'x'/
        /'127.0.0.1', 0, greet: ['a', hex('0D 0A')], discard/ | /'x'/         | /'a\r\n'/
        /0, lines: true, reply: '{n};'/                       | /'x\ny\n'/    | /'1;2;'/
        /0, until: '--', reply: '{line};'/                    | /'a--b--'/    | /'a;b;'/
        /0, fixed: 2, reply: '{hex};'/                        | /'abcd'/      | /'6162;6364;'/
        /0, length: u16be, reply: '{line};'/                  | /hex: '00 01 61'/ | /'a;'/
        /0, allow: ['127.0.0.1', '::1'], idle: 30.s, echo/    | /'x'/         | /'x'/
        /0, greet, 'hi\n', greet, 'you\n', discard/           | /'x'/         | /'hi\nyou\n'/
        '(0) { c -> c.reply "OK : ${c.line}\\n" }'            | /'x\ny\n'/    | /'OK : x\nOK : y\n'/
        /(0, greet: 'hi ') { it.reply it.bytes }/             | /'x\n'/       | /'hi x'/
        /(0, fixed: 2) { c -> c.reply hex: '00 7F' }/         | /'ab'/        | "'\\0\\177'" 
        /(0) { c -> c.reply u16be(c.bytes.size), c.bytes }/   | /'abc\n'/     | "'\\0\\003abc'" 
        /(0) { c -> c.reply lines: ['a', 'b'] }/              | /'\n'/        | /'a\r\nb\r\n'/
        /0, on, 'PING', reply, 'PONG\n', on, ~\/(?i)x(.)\/, reply, '{1};', close, on, any, discard/ | /'PING\nq\nXy\n'/ | /'PONG\ny;'/
        /0, fixed: 2, on: hex('16 ??'), reply: '{hex};'/      | /hex: '16 01 17 01'/ | /'1601;'/
        /(0) { c -> c.reply 'bye\n'; c.close() }/             | /'x\ny\nz\n'/ | /'bye\n'/
        '(0) { c -> c.reply "${c.n} ${c.bytes[0]} " }'        | /'a\nb\n'/    | /'1 97 2 98 '/
    }

    def "a closure knows who speaks, and may hang up as it likes"() {
        expect:
        passes('''
            limit 20.s
            srv = serve(0) { c ->
                if (c.line == 'who') c.reply "${c.label} ${c.peer} ${c.socket.peerPort}\\n"
                else c.reset()
            }
            a = open tcp, srv
            a.eol 'lf'
            a.send 'who\\n'
            a.expect line: ~/#\\d+ 127.0.0.1:(?<one>\\d+) (?<two>\\d+)/
            check one == two
            check one as String == a.localPort as String
            a.send 'x\\n'
            a.expect reset
        ''')
    }

    def "datagrams are answered by a closure too, each whole"() {
        expect:
        passes('''
            dev = serve(0, datagram: true) { c -> c.reply c.bytes.hex }
            a = open udp, dev
            a.send hex: '16 16'
            a.expect datagram: hex('31 36 20 31 36')
        ''')
    }

    def "what one client says reaches everybody"() {
        expect:
        passes('''
            srv = serve(0) { c -> check c.all("all hear ${c.line}\\r\\n") == 2 }
            a = open tcp, srv
            b = open tcp, srv
            srv.wait came: 2
            a.send 'x\\n'
            a.expect line: 'all hear x'
            b.expect line: 'all hear x'
        ''')
    }

    def "closures count in a variable of the script, for they speak one at a time"() {
        expect:
        passes('''
            count = 0
            srv = serve(0) { c -> def before = count; 20.times { it + 1 }; count = before + 1; c.reply "$count\\r\\n" }
            all = (1..8).collect { open tcp, srv }
            all.each { it.send 'x\\n' * 50 }
            all.each { one -> 50.times { one.expect line: ~/\\d+/ } }
            check count == 400
        ''')
    }

    def "a slow closure keeps nobody else waiting, nor does one without an end: #slow"(String slow) {
        expect:
        passes("""
            limit 20.s
            srv = serve(0, greet: 'hi\\r\\n') { c ->
                if (c.line == 'slow') $slow
                c.reply "OK \${c.line}\\r\\n"
            }
            a = open tcp, srv
            a.expect line: 'hi'
            a.send 'slow\\nnext\\n'
            srv.wait said: 1
            b = open tcp, srv
            b.expect line: 'hi'
            b.send 'quick\\n'
            b.expect line: 'OK quick'
            a.expect silence: 100.ms
            b.close()
        """)

        where:
        slow << ['pause 30.s', 'while (true) { }', "{ def x = listen 0; x.accept() }.call()"]
    }

    def "a closure that is not answered as it says is a failure of the script, with its place"() {
        when:
        def result = script.play('''
            session 'two wrongs'
            limit 20.s
            srv = serve(0) { c ->
                c.reply 'x\\r\\n'
                check c.line == 'hello'
            }
            a = open tcp, srv
            a.send 'hullo\\n'
            a.expect line: 'x'
            a.expect eof
        ''')

        then: 'who would wait for ever is sent away, and the script is told'
        result.verdict() == Verdict.NO
        FailureReport.lines(result)*.text().join('\n') == '''\
            test.groovy:6  check c.line == 'hello'
              the check is not true
              left      "hullo"
              right     "hello"'''.stripIndent()
    }

    def "what goes wrong in a closure after its answer is not lost at the end of the script"() {
        expect:
        script.report('''
            srv = serve(0) { c -> c.reply 'x\\r\\n'; 2000.times { it + 1 }; check c.n == 2 }
            a = open tcp, srv
            a.send 'x\\n'
            a.expect line: 'x'
        ''').contains('the check is not true')
    }

    def "an exception in a closure is told once with line and column: #wrong"(String wrong, String what) {
        when:
        def result = script.play("""
            limit 20.s
            srv = serve(0) { c ->
                $wrong
            }
            2.times {
                a = open tcp, srv
                a.send 'x\\n'
                a.expect eof
                a.close()
            }
        """)

        then:
        result.verdict() == Verdict.WRONG
        [result.place().line(), result.failure().get().what()] == [4, what]
        shell.said().count('the closure of #1 failed at test.groovy:4:') == 1
        shell.said().contains('#3 is sent away')

        where:
        wrong               | what
        'c.repyl "x"'       | 'nothing is called `repyl`'
        'c.lime'            | 'nothing is called `lime`'
        'frob()'            | 'nothing is called `frob`'
        'c.bytes[7]'        | 'Index 7 out of bounds for length 1'
        "c.reply hex: 'zz'" | 'not hex digits: "zz"'
        '1 / 0'             | 'ArithmeticException: Division by zero'
        'throw new IOException("no file")' | 'IOException: no file'
        'throw new Error("no more")'       | 'Error: no more'
    }

    def "servers end with their script, without a complaint; so do closures that never end"() {
        when:
        def result = passes('''
            srv = serve(0) { c -> while (true) { } }
            a = open tcp, srv
            a.send 'x\\n'
            srv.wait said: 1
            a.close()
        ''')

        then:
        result.failure().empty
        shell.session.sockets().all().empty
        shell.session.ongoing().empty
        shell.said().contains('#1 serves no more: 1 client, 1 message')
        !shell.said().contains('still open')
        shell.eventually { Thread.allStackTraces.keySet().every { it.name != 'answers' || it.state != Thread.State.RUNNABLE } }
    }

    def "waiting for clients keeps to the limit of the script"() {
        expect:
        script.report('''
            limit 100.ms
            srv = serve 0, echo
            srv.wait came: 1
        ''').contains('not within 100 ms: 0 clients have come, 0 left, 0 messages were said')
    }

    def "a client that does not read its answers makes its own closure wait, and nobody else"() {
        expect:
        passes('''
            limit 20.s
            told = 0
            srv = serve(0) { c ->
                if (c.line == 'flood') while (c.reply('x' * 65536)) { told++ }
                c.reply 'OK\\r\\n'
            }
            a = open tcp, srv
            a.send 'flood\\n'
            b = open tcp, srv
            20.times { b.send 'x\\n'; b.expect line: 'OK' }
            check told < 400, 'what waits is bounded'
            a.reset()
            srv.wait left: 1
        ''')
    }

    // --- in the restricted form -------------------------------------------------------------------

    def "a closure that answers is of the restricted form, and reaches no further"() {
        when:
        def result = new Stage().play(new Source('safe.groovy', """
            limit 20.s
            srv = serve(0) $closure
            a = open tcp, srv
            a.send 'x\\n'
            a.expect line: '1 x'
        """.stripIndent()), shell.interpreter, Terms.of([:]).in(Terms.Freedom.RESTRICTED))

        then:
        result.verdict() == verdict
        result.failure().map { it.what().contains(what) }.orElse(what.empty)

        where:
        closure                                            | verdict         | what
        '{ c -> c.reply "${c.n} ${c.line}\\r\\n" }'        | Verdict.DONE    | ''
        '{ c -> c.reply c.class.name }'                    | Verdict.WRONG   | '`.class`'
        '{ c -> c.getClass() }'                            | Verdict.WRONG   | '`.getClass`'
        '{ c -> c.metaClass }'                             | Verdict.WRONG   | '`.metaClass`'
    }

    // --- at the prompt ----------------------------------------------------------------------------

    def "a line of Groovy at the prompt serves while other lines are typed"() {
        given:
        shell.given('n = 0')
        shell.given('srv = serve(0, greet: "hi\\n") { c -> n++; c.reply "OK : ${c.line} $n\\n" }')
        def caller = caller()

        expect:
        caller.line() == 'hi\n'
        caller.says('x\n').line() == 'OK : x 1\n'
        shell.given('3 + 4')
        caller.says('y\n').line() == 'OK : y 2\n'
        shell.shows('n').contains('= 2')
        shell.shows('serve').contains('closure greet')

        cleanup:
        caller.close()
    }

    def "what goes wrong in it is told with its place, and the prompt goes on"() {
        given:
        shell.given('srv = serve(0) { c -> c.reply "x\\n"; c.repyl "y" }')
        def caller = caller()

        expect:
        caller.says('a\n').rest() == 'x\n'
        shell.eventually { shell.said().contains('the closure of #1 failed at line 1, column 40: nothing is called `repyl` (did you mean `reply`?); #2 is sent away') }
        shell.type('1 + 1') == Verdict.DONE

        cleanup:
        caller.close()
    }

    def "`#line` is refused with a word of help"(String line, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.said().contains(what)

        where:
        line                                | what
        'serve 0 closure'                   | 'a closure stands in braces, in Groovy'
        'srv = serve(0) { a, b -> 1 }'      | "a server's closure is given one client: { c -> ... }"
        'srv = serve(0, greta: "x") { }'    | 'nothing is called `greta:` did you mean `greet`?'
    }
}
