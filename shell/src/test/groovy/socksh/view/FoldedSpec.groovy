package socksh.view

import static socksh.view.Seen.ONE
import static socksh.view.Seen.TWO
import static socksh.view.Seen.returned
import static socksh.view.Seen.screen

import socksh.kernel.Call
import socksh.kernel.Outcome
import spock.lang.Specification

/** A call that is longer than the screen is broken between words, and goes on indented. */
class FoldedSpec extends Specification {
    static final POLL = returned(
        new Call.Poll([ONE, TWO].collect { new Call.Interest(it, true, false) }, 5000),
        new Outcome.Ready([ONE, TWO].collect { new Outcome.Readiness(it, true, false, false, false) }))

    def "on #width columns: #expected"(int width, List<String> expected) {
        expect:
        screen(POLL, width: width) == expected

        where:
        width || expected
        0     || ['poll([#1 POLLIN, #2 POLLIN], 5000) = 2 ([#1 POLLIN, #2 POLLIN])']
        63    || ['poll([#1 POLLIN, #2 POLLIN], 5000) = 2 ([#1 POLLIN, #2 POLLIN])']
        62    || ['poll([#1 POLLIN, #2 POLLIN], 5000) = 2 ([#1 POLLIN, #2', '    POLLIN])']
        40    || ['poll([#1 POLLIN, #2 POLLIN], 5000) = 2', '    ([#1 POLLIN, #2 POLLIN])']
        20    || ['poll([#1 POLLIN, #2', '    POLLIN], 5000) =', '    2 ([#1 POLLIN,', '    #2 POLLIN])']
    }
}
