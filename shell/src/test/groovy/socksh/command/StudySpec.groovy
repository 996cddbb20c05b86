package socksh.command

import socksh.ShellFixture
import socksh.session.Sockets
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What the prompt knows of a line before Enter. */
class StudySpec extends Specification implements Studied {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    Sockets sockets() { shell.session.sockets() }

    def setup() {
        shell.given('listen 0 as srv; open tcp srv as web')
    }

    def "every word has its tint: #text"() {
        expect:
        study(text).marks().collect { text.substring(it.column(), it.end()) + ' ' + it.tint().name().toLowerCase() } == tints

        where:
        text                             | tints
        'web send "hi" hex 16'           | ['web socket', 'send verb', '"hi" text', 'hex keyword', '16 hex']
        'open tcp a 80 timeout 5s as b'  | ['open verb', 'as keyword', 'b name', 'tcp keyword', 'a address', '80 address', 'timeout keyword', '5s number']
        'close; # so long'               | ['close verb', '# so long comment']
        'send env TOKEN'                 | ['send verb', 'env keyword', 'TOKEN secret']
        'accept &'                       | ['accept verb', '& keyword']
    }

    def "`#text` is wrong at once, at #column"() {
        expect:
        study(text).problemAt(cursor(text)).get().column() == column

        where:
        text                     | column
        'xyz'                    | 0
        'web xyz'                | 4
        'open tpc '              | 5
        'open tcp localhost 99999' | 19
        'send hex 1g'            | 10
        'send hex 16 1 '         | 12
        'send "\\q"'             | 6
        'recv timeout 20x'       | 15
        'open |tcp'              | 8
        'recv match /(/'         | 13
        'open tcp a 80 oops '    | 14
        'op|en2'                 | 0
        'sen|d "x'               | 5
    }

    def "`#text` may still become right"() {
        expect:
        study(text).problemAt(cursor(text)).empty
        study(text).problem().present

        where:
        text << ['op', 'open', 'open ', 'open t', 'open tcp ', 'open tcp localhost', 'open tcp localhost ', 'open tcp localhost:ht',
                 'open tcp 10.0.0.', 'open tcp [::1', 'send hex 1', 'send hex 0x', 'send "he', 'send "\\', 'send "\\x', 'send "\\x1',
                 'send "\\u', 'send "\\u{20', 'send base64 a', 'socket tcp as', 'socket tcp as ', 'send u16', 'recv exa', 'recv timeout 20', 'recv match /a(', 'web ',
                 'listen 0; lis|', 'close; web se', "send 'x", 'send file ']
    }

    def "`#text` is right"() {
        expect:
        study(text).problem().empty

        where:
        text << ['', ' ', '# anything (', 'web send "x"', 'socket tcp as x; x bind 127.0.0.1:0; x listen',
                 'listen 0 as door; open tcp door; door accept']
    }

    def "a line that speaks of what an earlier one will make is judged as far as it can be"() {
        expect:
        study('socket tcp as x; x nonsense').problem().empty
        study('socket tcp as x; y nonsense').problem().get().column() == 17
    }

    def "the usage of `#text` is #usage"() {
        expect:
        this.usage(text) == usage

        where:
        text                        | usage
        ''                          | ''
        'o'                         | ''
        'ope'                       | 'open tcp|udp|unix ADDR [timeout T] [as NAME] -- resolve, make a socket and connect it'
        'open '                     | 'open <tcp|udp|unix> ADDR [timeout T] [as NAME] -- one of tcp, udp, unix'
        'open tcp'                  | 'open <tcp|udp|unix> ADDR [timeout T] [as NAME] -- a stream of bytes to a host and port'
        'open tcp '                 | 'open tcp|udp|unix <ADDR> [timeout T] [as NAME] -- HOST PORT, HOST:PORT, PORT, unix:PATH, lab:NAME or a socket'
        'open tcp localhost '       | 'open tcp|udp|unix <ADDR> [timeout T] [as NAME] -- the port: 0 to 65535, or a name such as http'
        'open tcp localhost 80 '    | 'open tcp|udp|unix ADDR <[timeout T]> [as NAME] -- how long to wait: 200ms, 2s, 3m'
        'open tcp localhost 80 as ' | 'open tcp|udp|unix ADDR [timeout T] [as <NAME>] -- letters, digits, - and _, a letter first'
        'web send hex '             | 'send <PAYLOAD> -- hex: bytes in hex digits, as in hex 16 16 00 ff'
        '# open'                    | ''
    }

    def "a slip is answered with what was meant: #text"() {
        expect:
        study(text).problem().get().tip().startsWith("did you mean `$meant`?")

        where:
        text             | meant
        'oepn tcp x 80'  | 'open'
        'open tpc x 80'  | 'tcp'
        'shutdown wirte' | 'write'
        'recv lin'       | 'line'
        'wbe send x'     | 'web'
    }
}
