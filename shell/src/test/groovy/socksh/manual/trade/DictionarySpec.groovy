package socksh.manual.trade

import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.SocketOption
import socksh.kernel.TcpState
import socksh.manual.Calls
import socksh.manual.Manual
import spock.lang.Specification

/** Of every word that the program uses: that it is explained, and that what is said of it hangs together. */
class DictionarySpec extends Specification {
    static final List<Article> ALL = Dictionary.all()

    def "the state #state has an article"(TcpState state) {
        expect:
        Dictionary.find(state.name()).get().kind() == Article.Kind.STATE

        where:
        state << TcpState.values()
    }

    def "the call #call.class.simpleName has an article"(Call call) {
        expect:
        Dictionary.find(Manual.page(call).function()).get().kind() == Article.Kind.CALL

        where:
        call << Calls.ALL
    }

    def "the errno #errno has an article, under its name and its number"(Errno errno) {
        expect:
        Dictionary.find(errno.name()).get().kind() == Article.Kind.ERRNO
        Dictionary.find("${errno.number()}").get().name() == errno.name()

        where:
        errno << Errno.values()
    }

    def "the option #option has an article, also under its name in C"(SocketOption option) {
        expect:
        Dictionary.find(option.word()).get().kind() == Article.Kind.OPTION
        Dictionary.find(option.name()).get().name() == option.word()

        where:
        option << SocketOption.values()
    }

    def "a learner meets #word, and it is explained"(String word) {
        expect:
        Dictionary.find(word).present

        where:
        word << '''backlog Recv-Q Send-Q FIN RST SYN ACK TIME_WAIT datagram ephemeral-port Nagle delayed-ACK half-close
            MSG_TRUNC MSG_PEEK EOF MTU 1472 handshake descriptor stream framing byte-order window segment port loopback
            wildcard localhost SIGPIPE select CRLF HTTP TLS states'''.split()
    }

    def "'#spelling' is #name"(String spelling, String name) {
        expect:
        Dictionary.find(spelling).get().name() == name

        where:
        spelling         || name
        'time-wait'      || 'TIME_WAIT'
        'timewait'       || 'TIME_WAIT'
        'Time Wait'      || 'TIME_WAIT'
        'LISTEN'         || 'LISTEN'
        'listen'         || 'listen'
        'Listen'         || 'listen'
        'CLOSE'          || 'CLOSE'
        'close'          || 'close'
        'MTU'            || 'MTU'
        'mtu'            || 'mtu'
        'ewouldblock'    || 'EAGAIN'
        '111'            || 'ECONNREFUSED'
        'nagle'          || 'Nagle'
        'delayed_ack'    || 'delayed ACK'
        'recvq'          || 'Recv-Q'
        'broken pipe'    || 'EPIPE'
        'tcp_nodelay'    || 'nodelay'
    }

    def "what is no word is not found: '#word'"(String word) {
        expect:
        Dictionary.find(word).empty

        where:
        word << ['', ' ', '-', 'xyzzy', '99999', 'EAI_NONAME']
    }

    def "no two articles have one name, and every other spelling leads to its article"() {
        expect:
        ALL*.name().countBy { it }.findAll { it.value > 1 }.isEmpty()
        ALL.each { article ->
            article.aliases().each { alias -> assert Dictionary.find(alias).get().name() == article.name() }
        }
    }

    def "#article.name has a gloss of under sixty characters, and something to read"(Article article) {
        expect:
        article.gloss().length() in 1..59
        !article.gloss().endsWith('.')
        article.what().empty || article.what().endsWith('.')
        article.facts().findAll { it.label() in ['when', 'do'] }.every { it.text().endsWith('.') }

        where:
        article << ALL
    }

    def "what #article.name says to see exists, and is not itself"(Article article) {
        expect:
        article.see().every { word -> ALL.any { it.name() == word } }
        !article.see().contains(article.name())
        article.see().toSet().size() == article.see().size()
        !article.see().empty || article.kind() == Article.Kind.ERRNO

        where:
        article << ALL
    }

    def "the course meets #word in #step, and it is the name of an article"(String word, LessonSteps.Step step) {
        expect:
        ALL.any { it.name() == word }
        step.lesson() in 1..15
        step.toString() == "lesson ${step.lesson()}, step ${step.number()}: ${step.name()}/${step.title()}"

        where:
        [word, step] << LessonSteps.all().collect { [it.key, it.value] }
    }

    def "the course goes through its lessons in order"() {
        expect:
        LessonSteps.steps() == LessonSteps.steps().toSorted { a, b ->
            a.lesson() <=> b.lesson() ?: a.number() <=> b.number() }
        LessonSteps.steps().groupBy { it.lesson() }.values().every { it*.name().unique().size() == 1 }
    }

    def "every state that the course can show has its step"() {
        expect:
        TcpState.values()*.name() - LessonSteps.all().keySet() == ['SYN_RECV', 'CLOSING', 'NEW_SYN_RECV']
    }

    def "notes that are wrong are refused: #text"(String text) {
        when:
        Note.all(text)

        then:
        thrown(IllegalArgumentException)

        where:
        text << ['a: b\nwhat is this', 'a: b\n\na: c', 'a: b\nwhen']
    }
}
