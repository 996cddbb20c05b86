package socksh.command

import socksh.FixedWorld
import socksh.Peer
import socksh.ShellFixture
import socksh.session.Event
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What a line means: its commands, its socket, its names, its quotes. */
class InterpreterSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture(world: new FixedWorld())
    @AutoCleanup
    Peer peer = new Peer()

    def "`#line` makes #calls calls"(String line, int calls) {
        expect:
        shell.type(line) == Verdict.DONE
        shell.events().count { it instanceof Event.Returned } == calls

        where:
        line                                          || calls
        ''                                            || 0
        '   '                                         || 0
        '# a comment'                                 || 0
        '#'                                           || 0
        'socket tcp # not a comment'.take(10)         || 1
        'socket tcp; socket udp'                      || 2
        '; socket tcp ;; socket udp ;'                || 2
        'socket tcp\nsocket udp'                      || 2
        'socket tcp\r\nsocket udp\r\n'                || 2
        '# first\nsocket tcp\n  # second ; third\n'   || 1
        '\tsocket\ttcp\t'                             || 1
    }

    def "the first command that the kernel refuses is the last of its line"() {
        expect:
        shell.type('socket tcp as a; a peer; socket tcp as b') == Verdict.NO
        shell.session.sockets().all()*.name()*.orElse('') == ['a']
    }

    def "the first command that is not understood is the last of its line"() {
        expect:
        shell.type('socket tcp as a; sokcet udp; socket tcp as b') == Verdict.WRONG
        shell.session.sockets().all()*.name()*.orElse('') == ['a']
        shell.screen().contains('unknown command sokcet (did you mean `socket`?)')
    }

    def "a quote that is not closed stops the whole text before anything is done"() {
        expect:
        shell.type('socket tcp; send "oops') == Verdict.WRONG
        shell.session.sockets().all().empty
        shell.screen().readLines()[1].indexOf('^') == 17
    }

    def "a name and a number before the verb choose the socket, and the current one stays"() {
        given:
        def other = new Peer()
        shell.given("open tcp $peer as web; open tcp $other as db")

        when:
        shell.given('web send "to web"; #2 send "to db"; #1 send "!"; send "."; web close; db close')

        then:
        peer.hearsAll() == 'to web!'
        other.hearsAll() == 'to db.'

        cleanup:
        other.close()
    }

    def "a verb wins over a socket of the same name, which cannot be given"() {
        expect:
        shell.type('socket tcp as recv') == Verdict.WRONG
        shell.screen().contains('recv is a command')
    }

    def "payload is never read as a command: `#line`"(String line, String bytes) {
        given:
        shell.given("open tcp $peer as web")

        expect:
        shell.type(line) == Verdict.DONE
        shell.type('close') == Verdict.DONE
        peer.hearsAll() == bytes

        where:
        line                       || bytes
        'send "quit"'              || 'quit'
        'send quit'                || 'quit'
        'send close web'           || 'close web'
        'send "a;b"'               || 'a;b'
        'send "#1 close"'          || '#1 close'
        "send '; reset'"           || '; reset'
        'send a as b'              || 'a as b'
        'send "# not a comment"'   || '# not a comment'
        'send a # b'               || 'a # b'
        'web send send'            || 'send'
    }

    def "curly quotes are quotes, and that is said once"() {
        given:
        shell.given("open tcp $peer")

        expect:
        shell.type('send “GET / HTTP/1.0\\r\\n”') == Verdict.DONE
        shell.type('close') == Verdict.DONE
        peer.hearsAll() == 'GET / HTTP/1.0\r\n'
        shell.screen().count('Curly quotes were read as straight ones.') == 1
    }

    def "a backslash outside quotes is sent as it stands, and that is said"() {
        given:
        shell.given("open tcp $peer")

        expect:
        shell.type('send hello\\r\\n') == Verdict.DONE
        shell.type('close') == Verdict.DONE
        peer.hearsAll() == 'hello\\r\\n'
        shell.said().contains('\\r was taken literally: escapes work inside double quotes.')
    }

    def "`#line`: #what"(String line, int column, String what) {
        given:
        shell.given('socket tcp as web')
        shell.clear()

        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().readLines()[0] == line.readLines()[0]
        shell.screen().readLines()[1].indexOf('^') == column
        shell.screen().contains(what)

        where:
        line               || column | what
        'web'              || 3      | 'what should web do?'
        'wbe send x'       || 0      | 'unknown command wbe (did you mean `web`?)'
        '#9 send x'        || 0      | 'there is no socket #9'
        'web help'         || 4      | '`help` is not about a socket'
        'web open tcp a 1' || 4      | '`open` is not about a socket'
        'nobody recv'      || 0      | 'no socket is called nobody (`sockets` lists them)'
        '/etc/passwd'      || 0      | 'unknown command /etc/passwd'
        'SEND x'           || 0      | 'unknown command SEND'
        '"send" x'         || 0      | 'unknown command'
        'xyzzyx'           || 0      | '`help` lists the commands'
    }

    def "what is typed is on the record before what it does"() {
        when:
        shell.type('socket tcp; sokcet')

        then:
        shell.events()*.class*.simpleName == ['Typed', 'Entered', 'Returned', 'Typed', 'Refused']
        shell.events().findAll { it instanceof Event.Typed }*.line() == ['socket tcp', 'sokcet']
    }

    def "after `quit` nothing more is done"() {
        expect:
        shell.type('quit; socket tcp') == Verdict.DONE
        shell.interpreter.leaving()
        shell.session.sockets().all().empty
    }

    def "the end closes what is open and stops the lab"() {
        given:
        shell.given("open tcp $peer; open tcp lab:echo")

        when:
        shell.interpreter.finish()

        then:
        peer.hearsAll() == ''
        shell.session.sockets().all().empty
    }

    def "a long line of many commands is done in order"() {
        given:
        shell.given("open tcp $peer")

        expect:
        shell.type((0..<500).collect { "send u16be $it" }.join(';')) == Verdict.DONE
        shell.type('close') == Verdict.DONE
        peer.hearsAll().getBytes('ISO-8859-1').toList().collate(2)*.inject(0) { a, b -> a * 256 + (b & 255) } == (0..<500).toList()
    }
}
