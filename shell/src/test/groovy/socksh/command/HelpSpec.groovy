package socksh.command

import socksh.lesson.LessonCommands
import socksh.ShellFixture
import socksh.language.Payload
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Asking the shell what it can do. */
class HelpSpec extends Specification {
    static final List<Command> COMMANDS = new LessonCommands().catalog().commands().toList()

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "help lists every command with its summary, under its family, within eighty columns"() {
        when:
        shell.given('help')
        def lines = shell.screen().readLines()

        then:
        lines.every { it.length() <= 80 }
        COMMANDS.every { command ->
            lines.any { it ==~ /  ${command.name()} +${java.util.regex.Pattern.quote(command.summary())}/ }
        }
        lines.containsAll(COMMANDS*.family().unique())
    }

    def "the page of #command.name fits eighty columns, and has its calls, an example and what to read"(Command command) {
        when:
        shell.given("help ${command.name()}")
        def lines = shell.screen().readLines()

        then:
        lines.findAll { it.length() > 80 } == []
        lines[0] == "${command.name()}: ${command.summary()}"
        lines.contains("  ${command.example()}".toString())
        command.calls().every { call -> lines.any { it ==~ /  $call\([23]\) +.*\b$call\(.*/ } }
        command.calls().every { lines.contains("Why $it can fail".toString()) }
        command.source() == Command.Source.SHELL || lines.any { it.startsWith('Read next: man ') }

        where:
        command << COMMANDS
    }

    def "the page of connect, as far as its first failures"() {
        expect:
        shell.shows('help connect').readLines().take(13) == '''\
            connect: connect the socket to a peer
              [SOCKET] connect ADDR [timeout T]
              timeout T     how long to wait: 200ms, 2s, 3m

            System calls
              connect(2)    int connect(int sockfd, const struct sockaddr *addr, socklen_t
                            addrlen)
                            Joins the socket to a peer: TCP shakes hands and waits for it,
                            UDP only notes the address.

            Why connect can fail
              ECONNREFUSED  Nobody listens on that address and port: the other machine
                            answered with a reset.'''.stripIndent().readLines()
    }

    def "another name has the page of its command"() {
        expect:
        shell.shows('help select') == shell.shows('help poll')
        shell.screen().contains('Also typed select.')
    }

    def "the forms of recv are on its page, each with what it waits for"() {
        when:
        def lines = shell.shows('help recv').readLines()

        then:
        lines.any { it ==~ /  exactly N +wait until N bytes are there/ }
        lines.any { it ==~ /  until "X" +up to a delimiter/ }
        lines.any { it ==~ /  to FILE +write it to a file instead of showing it/ }
        lines.last().endsWith('`help receiving`')
    }

    def "the page of send names every piece of payload, the topic explains each"() {
        expect:
        Payload.keywords().keySet().every { shell.shows('help send') =~ /\b$it\b/ }
        Payload.keywords().values().every { piece ->
            shell.shows('help payload').readLines().any { it.startsWith("  ${piece.name()} ") && it.endsWith(piece.summary()) }
        }
    }

    def "the topic #topic.name fits eighty columns"(HelpTopic topic) {
        expect:
        shell.shows("help ${topic.name()}").readLines().every { it.length() <= 80 }

        where:
        topic << HelpTopic.ALL
    }

    def "'help #word' is not known, but #tip"(String word, String tip) {
        expect:
        shell.type("help $word") == Verdict.WRONG
        shell.screen().contains("no command or topic is called $word ($tip)")

        where:
        word           || tip
        'conect'       || 'did you mean `connect`?'
        'payloads'     || 'did you mean `payload`?'
        'getpeername'  || 'it is a call of `help peer`'
        'ioctl'        || 'it is a call; `explain ioctl` has its page'
        'ECONNREFUSED' || '`errno ECONNREFUSED` explains it'
        'TIME_WAIT'    || '`explain TIME_WAIT` tells what it is'
        'xyzzy'        || '`help` lists them'
    }

    def "help makes no call"() {
        when:
        shell.given('help; help send; help payload')

        then:
        !shell.events().any { it instanceof socksh.session.Event.Entered }
    }
}
