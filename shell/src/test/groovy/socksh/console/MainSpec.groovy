package socksh.console

import spock.lang.Specification

/** What the front door says before anybody has come in. */
class MainSpec extends Specification {

    def "an option nobody knows is named, and the usage follows"() {
        given:
        def err = new ByteArrayOutputStream()

        when:
        def status = Main.run(['--nonsense'], new Standard(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, [] as Set, [:]))

        then:
        status == 2
        err.toString().contains('unknown option --nonsense')
        err.toString().contains('usage: socksh')
    }

    def "`#args` is #answer: a program runs for clients only where the start allows it"(List<String> args, int answer) {
        given:
        def err = new ByteArrayOutputStream()
        def line = 'serve 0 exec cat as srv; serve stop srv'

        expect:
        Main.run(args + ['-c', line], new Standard(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, [] as Set, [:])) == answer
        err.toString().contains('cat may not be run for clients') == (answer == 2)

        where:
        args                        | answer
        []                          | 2
        ['--allow-exec', 'sh,tr']   | 2
        ['--allow-exec', 'sh,cat']  | 0
        ['--allow-exec=cat']        | 0
    }
}
