package socksh.command

import socksh.DeadPort
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** open: resolve, socket, connect. */
class OpenSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "a connection is made by number, shown call by call, and becomes the current socket"() {
        given:
        def server = new ServerSocket(0, 5, InetAddress.getByName('127.0.0.1'))

        expect:
        shell.type("open tcp 127.0.0.1 ${server.localPort} as web") == Verdict.DONE
        shell.screen() == """socket(AF_INET, SOCK_STREAM) = #1
connect(#1, 127.0.0.1:${server.localPort}) = 0"""
        shell.session.sockets().current().get() == shell.socket('web')

        cleanup:
        server.close()
    }

    def "a port nobody listens on refuses the connection, and the socket is closed again"() {
        given:
        def dead = new DeadPort()
        def port = dead.tcp

        expect:
        shell.type("open tcp 127.0.0.1:$port") == Verdict.NO
        shell.screen().contains("connect(#1, 127.0.0.1:$port) = -1 ECONNREFUSED (Connection refused)")
        shell.screen().contains('Nobody listens')
        shell.session.sockets().all().empty

        cleanup:
        dead?.close()
    }

    def "a name is resolved and every address is tried in order"() {
        given: 'a server on IPv4 only'
        def server = new ServerSocket(0, 5, InetAddress.getByName('127.0.0.1'))

        expect:
        shell.type("open tcp localhost ${server.localPort}") == Verdict.DONE
        shell.screen().contains("connect(") && shell.screen().contains("127.0.0.1:${server.localPort}) = 0")

        cleanup:
        server.close()
    }

    def "a name that nobody knows makes no socket"() {
        expect:
        shell.type('open tcp nosuch.invalid 80') == Verdict.NO
        shell.screen().contains('getaddrinfo("nosuch.invalid"')
        shell.screen().contains('EAI_')
        !shell.screen().contains('socket(')
    }

    def "another socket of this shell is an address"() {
        expect:
        shell.type('listen 0 as srv; open tcp srv as a') == Verdict.DONE
        shell.socket('a').peer().get().port() == shell.port('srv')
    }

    def "a queue that is full gives no answer, and the time-out says so"() {
        given: 'a listener whose queue is full'
        shell.given('listen 0 backlog 0 as srv; open tcp srv as a')
        shell.eventually { shell.waiting('srv') == 1 }

        expect:
        shell.type('open tcp srv timeout 200ms') == Verdict.NO
        shell.screen().contains('EINPROGRESS')
        shell.screen().contains('no answer from 127.0.0.1')
        shell.screen().contains('(backlog-full)')
        shell.session.sockets().all().size() == 2
    }

    def "#line is refused with a caret under the place and no call is made"(String line, int column, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().readLines()[1].indexOf('^') == column
        shell.screen().contains(what)
        shell.askedNothing()

        where:
        line                          | column | what
        'open tcp 127.0.0.1 99999'    | 19     | 'no port 99999'
        'open tcp 127.0.0.1:99999'    | 19     | 'no port 99999'
        'open tcp localhost nosuch'   | 19     | 'no service is called nosuch'
        'open tcp localhost'          | 18     | 'the port is missing'
        'open tcp'                    | 8      | 'an address is missing'
        'open sctp localhost 80'      | 5      | 'sctp'
        'open tcp http://a.b/c'       | 9      | 'a URL is not an address'
        'open tcp 300.1.2.3 80'       | 9      | 'not a host'
        'open tcp 127.0.0.1:80:90'    | 22     | 'a second port: one is enough (write 127.0.0.1:80)'
        'open tcp localhost:http:90'  | 24     | 'a second port: one is enough (write localhost:http)'
        'open tcp [::1]:80:90'        | 18     | 'a second port: one is enough (write [::1]:80)'
        'open tcp *:80:90'            | 14     | 'a second port: one is enough (write *:80)'
        'open tcp localhost 80:90'    | 22     | 'a second port: one is enough (write 80)'
        'open tcp ::1'                | 12     | 'the port is missing'
        'open tcp [::1 80'            | 9      | ']'
        'open tcp a 80 extra'         | 14     | 'not expected'
        'open tcp a 80 as 9x'         | 17     | 'not a name'
        'open tcp a 80 timeout 5'     | 23     | 'a time needs a unit'
        'open unix localhost 80'      | 0      | 'not a Unix socket'
    }

    def "IPv6 is spoken"() {
        given:
        def server = new ServerSocket(0, 5, InetAddress.getByName('::1'))

        expect:
        shell.type("open tcp [::1]:${server.localPort}") == Verdict.DONE
        shell.screen().contains("connect(#1, [::1]:${server.localPort}) = 0")

        cleanup:
        server?.close()
    }
}
