package socksh.command

import socksh.ShellFixture
import socksh.manual.trade.Article
import socksh.manual.trade.Dictionary
import socksh.session.Event
import socksh.session.Sockets
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Asking what a word means. */
class ExplainWordSpec extends Specification implements Studied {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    @Shared @AutoCleanup
    ShellFixture reader = new ShellFixture()

    def "the page of #article.name fits a small screen with its prompt"(Article article) {
        given:
        def lines = reader.shows("explain '${article.name()}'").readLines()

        expect:
        lines.size() <= 22
        lines.every { it.length() <= 80 }
        lines.first().startsWith(article.name())

        where:
        article << Dictionary.all().findAll { it.name() != 'states' }
    }

    def "the example of #article.name is understood: #article.example"(Article article) {
        given:
        def verdict = shell.type(article.example())

        expect:
        assert verdict != Verdict.WRONG: shell.screen()
        !shell.events().any { it instanceof Event.Refused }

        where:
        article << Dictionary.all().findAll { it.example() }
    }

    def "the example of #article.name makes the kernel say so: #article.example"(Article article) {
        when:
        shell.type(article.example())

        then:
        shell.eventually { isSaid(article) }

        where:
        article << Dictionary.all().findAll { it.kind() in [Article.Kind.ERRNO, Article.Kind.STATE] && it.example() }
    }

    /** What the peer does may take a moment: as long as it is not said, the last command is typed again. */
    private boolean isSaid(Article article) {
        def said = shell.screen().contains(article.example().endsWith('explain states') ? "[${article.name()}]" : article.name())
        if (!said) {
            shell.type(article.example().tokenize(';').last())
        }
        said
    }

    def "the page of TIME_WAIT"() {
        expect:
        shell.shows('explain time-wait') == '''\
TIME_WAIT, a state of TCP: the kernel keeps the ports for 60 s
Over; the side that closed first keeps the pair of ports for 60 s against late
packets.
  FIN_WAIT1 -- FIN+ACK / ACK -> TIME_WAIT -- 60 s -> CLOSE
      FIN_WAIT2 -- FIN / ACK ->
              CLOSING -- ACK ->
  way in   From FIN_WAIT2, FIN_WAIT1 or CLOSING by the peer's FIN; only for who
           closed first.
  next     Nobody: the clock; no program owns the socket any more.
  way out  By itself after 60 s; bind may take the port before, given
           SO_REUSEADDR on old and new socket.

To see it, type
  listen 0 as s; open tcp s; s accept; close; close; close; explain states

  read     man 7 tcp, RFC 9293 3.3.2
  see      EADDRINUSE, reuseaddr, close, CLOSE_WAIT, states
  course   lesson 8, step 1: goodbye/the server goes first'''
    }

    def "explaining makes no call"() {
        when:
        shell.given('explain TIME_WAIT; explain recv; explain states')

        then:
        shell.askedNothing()
    }

    def "a state's page says where the current socket is, and the diagram lights it"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web')

        expect:
        shell.shows('explain ESTABLISHED').contains('#2 is in this state')
        shell.screen().contains('[ESTABLISHED]')
        shell.shows('explain CLOSE_WAIT').contains('#2 is in ESTABLISHED')
        !shell.screen().contains('[CLOSE_WAIT]')
        shell.shows('explain states').contains('[ESTABLISHED]')
        shell.shows('explain states srv').contains('[LISTEN]')
        shell.shows('explain states #1').contains('[LISTEN]')
        shell.shows('srv explain states').contains('[LISTEN]')
        shell.shows('explain LISTEN srv').contains('#1 is in this state')
    }

    def "after half a goodbye the diagram has both ends in it"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as guest; web shutdown write')

        when: 'the acknowledgement of the FIN has come, which may take a moment'
        shell.eventually { shell.shows('explain states web').contains('[FIN_WAIT2]') }

        then:
        shell.screen().contains('(CLOSE_WAIT)')
        shell.shows('explain states guest').contains('[CLOSE_WAIT]')
        shell.screen().contains('(FIN_WAIT2)')
    }

    def "with no socket open the diagram shows what is left of the last connection"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as guest; web close; guest close; srv close')

        expect:
        shell.eventually { shell.shows('explain states').contains('[TIME_WAIT]') }
        shell.screen().contains('No socket is open; left of connections with 127.0.0.1:')
    }

    def "a socket that is not TCP has none of the states"() {
        expect:
        shell.type('socket udp') == Verdict.DONE
        shell.shows('explain states').contains('#1 is udp and has none')
        !shell.screen().contains('[')
    }

    def "a verb that is no word of the trade has its page of help"() {
        expect:
        shell.shows('explain sockets') == shell.shows('help sockets')
        shell.shows('explain payload') == shell.shows('help payload')
    }

    def "what is typed of a word is completed in that spelling, with what it means"() {
        expect:
        offered('explain time-') == ['time-wait']
        offered('explain time_w') == ['time_wait']
        offered('explain TIME') == ['TIME_WAIT']
        offers('explain TIME_').candidates().find { it.value() == 'TIME_WAIT' }.description() ==
            Dictionary.find('TIME_WAIT').get().gloss()
        offered('explain eph') == ['ephemeral-port']
        offered('explain o').containsAll(['on', 'off', 'oobinline'])
        Dictionary.find('ephemeral-port').get().name() == 'ephemeral port'
    }

    def "after states come the sockets"() {
        given:
        shell.given('listen 0 as srv')

        expect:
        offered('explain states ') == ['srv']
        offered('explain FIN ') == []
    }

    @Override
    Sockets sockets() {
        shell.session.sockets()
    }
}
