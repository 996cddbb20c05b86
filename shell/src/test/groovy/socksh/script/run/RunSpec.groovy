package socksh.script.run

/** `socksh run`: what it plays, what it tells, and how it ends. */
class RunSpec extends RunConversation {

    def "a script that passes is one line, and nothing is on standard output"() {
        expect:
        run(['run', file('good.groovy', GOOD)]) == 0
        err.toString() ==~ /ok  .*good\.groovy  good  \(\d+ ms\)\n/
        out.toString() == ''
    }

    def "how a script ends is the exit code: #code"() {
        expect:
        run(['run', file('x.groovy', text)]) == code
        said().startsWith(word)

        where:
        text   | code | word
        GOOD   | 0    | 'ok'
        BAD    | 1    | 'failed'
        WRONG  | 2    | 'error'
        UNSURE | 3    | 'inconclusive'
    }

    def "what this machine cannot do is inconclusive: #text"() {
        expect:
        run(['run', file('x.groovy', text)]) == 3

        where:
        text << ["socket(tcp).bind '192.0.2.1', 0", "a = socket tcp\na.bind '127.0.0.1:0'\nb = socket tcp\nb.bind a"]
    }

    def "of several the worst counts: #words"() {
        given:
        scripts.eachWithIndex { text, i -> file("${i}.groovy", text) }

        expect:
        run(['run', folder]) == code
        said().contains(summary)

        where:
        scripts                    | code | summary
        [GOOD, UNSURE]             | 3    | '1 passed, 0 failed, 0 errors, 1 inconclusive in'
        [UNSURE, BAD, GOOD]        | 1    | '1 passed, 1 failed, 0 errors, 1 inconclusive in'
        [UNSURE, BAD, WRONG, GOOD] | 2    | '1 passed, 1 failed, 1 error, 1 inconclusive in'
        words = scripts*.readLines()*.first()
    }

    def "a folder is played with all below it, in the order of names, but for its lessons"() {
        given:
        ['b.groovy', 'a/z.groovy', 'lessons/1.groovy', 'a/notes.txt'].each { file(it, GOOD) }

        expect:
        run(['run', folder]) == 0
        (err.toString() =~ /ok  \S+/).collect { it - 'ok  ' - "$folder/" } == ['a/z.groovy', 'b.groovy']
    }

    def "silence means that nothing went wrong"() {
        expect:
        run(['run', '--quiet', file('good.groovy', GOOD)]) == 0
        err.toString() == ''
        run(['run', '--quiet', file('bad.groovy', BAD)]) == 1
        err.toString().readLines().first().endsWith("bad.groovy:5  a.expect line: 'x'")
    }

    def "what a script shows goes to standard output"() {
        expect:
        run(['run', '--quiet', file('x.groovy', "println 'a \\u001b[31m b'\nprintln 1 + 1")]) == 0
        out.toString() == 'a \\x1B[31m b\n2\n'
    }

    def "every call can be seen"() {
        expect:
        run(['run', '--verbose', file('good.groovy', GOOD)]) == 0
        said() =~ /listen\(#1, \d+\) = 0 .* close\(#1\) = 0 ok /
    }

    def "a parameter is set, and one that no script has is an error that names the nearest"() {
        given:
        def script = file('x.groovy', "param port: 1, host: 'h'\nprintln \"\$host \$port\"")

        expect:
        run(['run', script, '--set', 'port=9090', '--set=host=a=b']) == 0
        out.toString() == 'a=b 9090\n'
        run(['run', script, '--set', 'prot=9090']) == 2
        said().contains('no script has a param `prot` (did you mean `port`?)')
        run(['run', script, '--set', 'port=x']) == 2
        said().contains('port is a number, and was set to `x`')
    }

    def "a script is played many times, and one that fails now and then is counted"() {
        expect:
        run(['run', '--repeat', '7', file('good.groovy', GOOD)]) == 0
        said() =~ /\(7 times, \d+ ms each\) 7 passed, /
        run(['run', '--repeat', '3', file('bad.groovy', BAD)]) == 1
        said() =~ /\(3 of 3 times, \d+ ms each\) .*0 passed, 3 failed/
    }

    def "the time that passed while recording is waited for when asked: #speed"(String speed, double later, double least, double most) {
        given:
        def script = file('x.groovy', "limit 2.s\n// $later s later\nlisten(0).close()\n")

        expect:
        run(['run', '--speed', speed, script]) == 0
        millis() >= least
        millis() < most

        where:
        speed      | later | least | most
        'lockstep' | 30.0  | 0     | 30_000
        'recorded' | 0.4   | 400   | 30_000
        'x100'     | 30.0  | 300   | 30_000
    }

    def "words that mean nothing are answered with what was probably meant: #args"() {
        expect:
        run(['run', *args]) == 2
        said().contains("socksh run: $words")
        said().contains('usage: socksh run')

        where:
        args                      | words
        ['--junti', 'x']          | 'unknown option --junti (did you mean `--junit`?)'
        ['--repeat', '0', 'x']    | '--repeat wants a number from 1, not `0`'
        ['--speed', 'fast', 'x']  | '--speed wants lockstep, recorded or xN, as in --speed x10, not `fast`'
        ['--speed', 'x0', 'x']    | '--speed wants lockstep'
        ['--set', 'x', 'x']       | '--set wants NAME=VALUE, as in --set port=9090'
        ['--junit']               | '--junit wants FILE'
        ['--quiet=1']             | '--quiet takes no value'
        ['--junit', '/nowhere/x', 'http-get'] | '--junit: cannot write /nowhere/x'
        ['no/such.groovy']        | 'there is no file no/such.groovy'
        ['htp-get']               | 'there is no file and no packed script `htp-get` (did you mean `http-get`?)'
    }

    def "help tells every option, and colours may be asked for before and after"() {
        expect:
        run(['run', '--help']) == 0
        RunOptions.ALL.every { out.toString().contains("  ${it.usage()}\n") }
        run(['run', file('good.groovy', GOOD), '--color', 'always']) == 0
        err.toString().startsWith('\u001B[32mok\u001B[0m')
    }

    def "packed scripts are listed with what they are about, and are found by name"() {
        expect:
        run(['run']) == 0
        out.toString() =~ /(?m)^two-clients +One listener, two clients, one select$/
        run(['run', 'two-clients']) == 0
    }

    def "a plan is told without making any call"() {
        given:
        def script = file('x.groovy', "session 'x'\nparam port: 8080\nopen tcp, 'example.org', port\nsend file: 'secret', env: 'KEY'\n'id'.execute()\n")

        expect:
        run(['run', '--plan', script, '--set', 'port=81']) == 0
        out.toString() == """\
            $script  x
              parameters   port=81
              endpoints    open example.org:81, line 3
              files        send secret, line 4
              environment  send KEY, line 4
              commands     open, send
              form         not restricted: it can do whatever a program can, and more than stands here
                           line 5, column 1: `.execute`, which is not of the script language
            """.stripIndent()
        run(['run', '--plan', '--safe', script]) == 2
    }

    def "only scripts in the restricted form are played safely, and the others are told what is wrong"() {
        expect:
        run(['run', '--safe', file('good.groovy', GOOD)]) == 0
        run(['run', '--safe', file('x.groovy', "println 1\n'id'.execute()\n")]) == 2
        out.toString() == ''
        said().contains("x.groovy:2:1 `.execute`, which is not of the script language 'id'.execute() ^ --safe plays")
        run(['run', '--safe', 'two-clients']) == 0
    }

    private double millis() {
        (said() =~ /\((\d+) ms\)/)[0][1] as double
    }

}
