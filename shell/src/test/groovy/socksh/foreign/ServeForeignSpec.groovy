package socksh.foreign

import socksh.ShellFixture
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

/** The tutorial's server line with the clients that people have. */
class ServeForeignSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture()

    int port

    def setup() {
        shell.given('serve 0 greet "Hello client how are you\\n" reply "OK : {line}\\n" as srv')
        port = shell.port('srv')
    }

    def "#program is greeted and answered"(String program) {
        given:
        def client = Foreign.start(program, '127.0.0.1', port)

        when:
        client.says('Hello client how are you')
        client.hears('hello\n')

        then:
        client.says('OK : hello\n')

        cleanup:
        client.close()

        where:
        program << ['nc', 'telnet', 'ncat'].findAll { Foreign.has(it) }
    }

    @Requires({ Foreign.has('socat') })
    def "socat gets the answers to what it sent before its goodbye"() {
        given:
        def client = Foreign.start('sh', '-c', "printf 'one\\ntwo' | socat -t 20 - TCP:127.0.0.1:$port")

        expect:
        client.says('OK : one\nOK : two\n')

        cleanup:
        client.close()
    }

    @Requires({ Foreign.has('python3') })
    def "Python's sockets are answered"() {
        given:
        def client = Foreign.start('python3', '-c', """import socket
s = socket.create_connection(('127.0.0.1', $port)).makefile('rw')
s.readline(); s.write('hey\\n'); s.flush(); print(s.readline())""")

        expect:
        client.says('OK : hey')

        cleanup:
        client.close()
    }
}
