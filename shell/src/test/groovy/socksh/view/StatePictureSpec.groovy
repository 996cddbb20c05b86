package socksh.view

import socksh.kernel.TcpState
import socksh.manual.StateDiagram
import socksh.session.Report
import spock.lang.Specification

/** The diagram of TCP's states, as it is drawn. */
class StatePictureSpec extends Specification {

    static List<String> drawn(TcpState ours = null, TcpState theirs = null) {
        StatePicture.lines(new Report.States('The states', '#1', Optional.ofNullable(ours), Optional.ofNullable(theirs)))*.text()
    }

    def "it is eighty columns wide at most, and with the prompt it fits a screen of 24 rows"() {
        expect:
        drawn(TcpState.SYN_SENT, TcpState.LAST_ACK).every { it.length() <= 80 && it == it.stripTrailing() }
        drawn(TcpState.SYN_SENT, TcpState.LAST_ACK).size() <= 22
    }

    def "every state is in it exactly once, lit or not"(TcpState lit) {
        given:
        def picture = drawn(lit).join('\n')

        expect:
        TcpState.values().every { state -> (picture =~ /\b$state\b/).size() == 1 }
        (picture =~ /\[\w+]/).collect { it } == (lit ? ["[$lit]"] : [])

        where:
        lit << [null, *TcpState.values()]
    }

    def "every way from state to state is labelled as the manual has it"() {
        given:
        def picture = drawn().join('\n')

        expect:
        StateDiagram.TRANSITIONS*.label().countBy { it }.every { label, times ->
            (picture =~ /(?<![A-Z_\/+] ?)${java.util.regex.Pattern.quote(label)}(?! ?[\w\/+])/).size() == times
        }
    }

    def "the whole picture"() {
        expect:
        drawn(TcpState.FIN_WAIT2, TcpState.CLOSE_WAIT).join('\n') == '''\
The states
                                 CLOSE  <-------------------------------------+
            +------- listen ------+ +--- connect / SYN ---+                   |
            v                                             v                   |
         LISTEN                                       SYN_SENT                |
            | SYN / SYN+ACK                              |  |                 |
            v                                            |  |                 |
      NEW_SYN_RECV -- ACK -> SYN_RECV  <- SYN / SYN+ACK -+  |                 |
                                v ACK                       |                 |
                             ESTABLISHED  <- SYN+ACK / ACK -+                 |
            +---- close / FIN --+   +------ FIN / ACK ------+                 |
            v                                               v                 |
        FIN_WAIT1 - FIN / ACK -> CLOSING              (CLOSE_WAIT)            |
           |   |                      |                     |                 |
       ACK |   +- FIN+ACK / ACK ---+  | ACK                 | close / FIN     |
           v                       v  v                     v                 |
       [FIN_WAIT2]- FIN / ACK -> TIME_WAIT              LAST_ACK              |
                                     | 60 s                 | ACK             |
                                     +----------------------+-----------------+
[ ] #1   ( ) its other end
cause / what is sent; a RST or a long silence leads from anywhere to the top'''
    }

    def "our end is in square brackets, the other in round ones, and a line below says so"() {
        given:
        def lines = drawn(TcpState.FIN_WAIT2, TcpState.CLOSE_WAIT)

        expect:
        lines.any { it.contains('[FIN_WAIT2]') }
        lines.any { it.contains('(CLOSE_WAIT)') }
        lines[-2] == '[ ] #1   ( ) its other end'
        drawn(TcpState.ESTABLISHED, TcpState.ESTABLISHED)[-2] == '[ ] #1 and its other end'
        drawn(null, TcpState.TIME_WAIT)[-2] == '( ) its other end'
        drawn().size() == lines.size() - 1
    }

    def "with colours the brackets stay"() {
        given:
        def report = new Report.States('', '#1', Optional.of(TcpState.LISTEN), Optional.empty())

        expect:
        StatePicture.lines(report).any { Paint.ANSI.of(it).contains('\u001B[1;7m[LISTEN]\u001B[0m') }
    }

    def "each state leads somewhere and is led to, and what follows out of the last goodbye is the start"() {
        expect:
        TcpState.values().every { StateDiagram.into(it) && StateDiagram.outOf(it) }
        StateDiagram.into(TcpState.CLOSE)*.from() == [TcpState.TIME_WAIT, TcpState.LAST_ACK]
    }

    def "the ways of #state alone fit eighty columns, and only where one stands is lit"(TcpState state) {
        given:
        def lines = StateWays.lines(state, Optional.of(state))*.text()

        expect:
        lines.every { it.length() <= 80 }
        (lines.join('\n') =~ /\[\w+]/).collect { it } == ["[$state]"]
        StateDiagram.into(state).every { way -> lines.any { it.contains("$way.from -- ${way.label()} ->") } }
        StateDiagram.outOf(state).every { way -> lines.any { it.contains("-- ${way.label()} -> $way.to") } }
        !StateWays.lines(state, Optional.empty())*.text().join('').contains('[')

        where:
        state << TcpState.values()
    }
}
