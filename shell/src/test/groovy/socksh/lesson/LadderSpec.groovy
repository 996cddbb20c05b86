package socksh.lesson

import socksh.ShellFixture
import socksh.kernel.Call
import socksh.session.Event
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The diagram of a step draws the step. */
class LadderSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "what an earlier connection does meanwhile is not drawn, what the other end of this one does is"() {
        given:
        shell.session.lookOut()
        shell.given('listen 0 as srv; open tcp srv as old; srv accept as end')
        def begun = shell.session.now()
        def earlier = shell.session.journal().events().size()

        when: 'the earlier one is ended below the journal'
        shell.given('open tcp srv as c')
        shell.session.kernel().perform(new Call.Shutdown(shell.socket('old').fd(), Call.How.SHUT_WR))
        shell.session.lookAround()
        def seen = shell.session.journal().events().drop(earlier)
        def drawn = new Ladder(shell.session, begun).conversation().events()

        then:
        ends(seen).contains('#2')
        !ends(drawn).contains('#2')
        !ends(drawn).contains('#3')
        ends(drawn).containsAll(['#4', ''])
        drawn.any { it instanceof Event.Returned }
    }

    private static Set<String> ends(List<Event> events) {
        events.findAll { it instanceof Event.Stood }*.ends().flatten()*.socket() as Set
    }
}
