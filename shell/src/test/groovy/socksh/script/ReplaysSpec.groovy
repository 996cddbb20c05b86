package socksh.script

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.Specification
import spock.lang.Timeout

/** Every script plays again and again, several beside each other: -Dsocksh.replays=100 says how often. */
class ReplaysSpec extends Specification {
    static final int REPLAYS = Integer.getInteger('socksh.replays', 2)
    static final int SIDE_BY_SIDE = 8

    @Timeout(value = 1, unit = TimeUnit.HOURS)
    def "no replay of any script ends otherwise than done"() {
        given:
        def rounds = (1..REPLAYS).collectMany { Samples.scripts() }

        when:
        def failures = Executors.newFixedThreadPool(SIDE_BY_SIDE).withCloseable { threads ->
            threads.invokeAll(rounds.collect { script -> { -> failure(script) } as Callable<String> })*.get().findAll()
        }
        println "${rounds.size()} replays, ${failures.size()} flakes"

        then:
        failures == []
    }

    /** What a person reads when it ends badly; empty when it does not. */
    private static String failure(File script) {
        new ShellFixture().withCloseable { shell ->
            def result = new Stage().play(new Source(script.path, script.text), shell.interpreter, [:])
            result.verdict() == Verdict.DONE ? '' : FailureReport.lines(result)*.text().join('\n')
        }
    }
}
