package socksh.script.run

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import socksh.console.BatchProcess
import spock.lang.Specification
import spock.lang.TempDir

/** `socksh run` as a CI starts it: the packed program, its exit codes, its packed scripts. */
class RunProgramSpec extends Specification {

    static final Path LAUNCHER = Path.of('').toAbsolutePath().resolve('bin/socksh')
    static final int LIMIT_SECONDS = 120

    @TempDir
    Path away

    def "the exit code of `#words` is #status"() {
        given:
        Files.writeString(away.resolve('bad.groovy'), "check false, 'never'\n")
        Files.writeString(away.resolve('wrong.groovy'), "opne tcp\n")
        Files.writeString(away.resolve('unsure.groovy'), "socket(tcp).bind '192.0.2.1', 0\n")

        expect:
        ended(start(words)).exitValue() == status

        where:
        words                        | status
        'two-clients http-get'       | 0
        'bad.groovy unsure.groovy'   | 1
        'bad.groovy wrong.groovy'    | 2
        'two-clients unsure.groovy'  | 3
        '--nonsense'                 | 2
    }

    def "the packed scripts are listed from the jar"() {
        expect:
        ended(start('')).inputStream.text.readLines()*.tokenize()*.first().containsAll(['http-get', 'two-clients'])
    }

    def "Ctrl-C ends all and says what was done"() {
        given:
        Files.writeString(away.resolve('a.groovy'), "println 'on its way'\npause 60.s\n")

        when:
        def process = start('a.groovy')
        def first = process.inputReader().readLine()
        interrupt(process)

        then:
        first == 'on its way'
        ended(process).exitValue() == 130
        process.errorStream.text.contains('interrupted after')
    }

    private static void interrupt(Process process) {
        ended(new ProcessBuilder('kill', '-INT', process.pid() as String).start())
    }

    private static Process ended(Process process) {
        assert process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)
        process
    }

    private Process start(String words) {
        def builder = new ProcessBuilder([*BatchProcess.HEARS_CTRL_C, LAUNCHER as String, 'run', *words.tokenize()]).directory(away.toFile())
        builder.environment() << [SOCKSH_BUILD: 'never', JAVA_HOME: System.getProperty('java.home'), HOME: away as String]
        def process = builder.start()
        process.outputStream.close()
        process
    }
}
