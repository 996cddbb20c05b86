package socksh.server

import socksh.console.BatchProcess
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A process that runs out of descriptors. */
@Timeout(120)
class DescriptorsSpec extends Specification {
    @TempDir
    File home

    @AutoCleanup
    BatchProcess shell

    /** A JVM that loads its classes from folders needs descriptors for that too: it has loaded them. */
    private static void warm(int port) {
        new Caller(port).withCloseable { assert it.says('x\n').ends().rest() == 'OK\n' }
    }

    def "without a descriptor left clients wait, and are answered when one is free"() {
        given: 'a server that may open a hundred files'
        shell = new BatchProcess(home, ['-c', 'serve 0 reply "OK\\n" idle 1m; serve wait'],
            ['sh', '-c', 'ulimit -n 100; exec "$@"', 'sh'])
        shell.says(' serves reply idle 1m on 127.0.0.1:')
        int port = (shell.err =~ / on 127\.0\.0\.1:(\d+)/)[0][1] as int
        warm(port)
        shell.says('left (closed)')

        when: 'more come than it has room for'
        def callers = (1..120).collect { new Caller(port).says('hello\n') }
        shell.says('EMFILE (Too many open files)')

        then: 'those inside are answered'
        callers[0].line() == 'OK\n'

        when: 'they leave'
        callers[0..<60]*.close()

        then: 'the others are'
        shell.says('accepts again')
        callers[60..<120].every { it.line() == 'OK\n' }

        cleanup:
        callers*.close()
    }
}
