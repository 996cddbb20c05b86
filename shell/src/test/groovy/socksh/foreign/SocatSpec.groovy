package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** With socat at the other end. */
@Requires(value = { Foreign.has('socat') }, reason = 'socat is not installed')
class SocatSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign socat
    @TempDir
    File folder

    def "its echo gives back every byte value, on TCP"() {
        given:
        socat = Foreign.listening { Foreign.start('socat', "TCP4-LISTEN:$it,bind=127.0.0.1", 'PIPE') }
        def file = new File(folder, 'all')
        file.bytes = (0..255) as byte[]

        expect:
        shell.type("open tcp 127.0.0.1:$socat.port; send file $file.path; recv exactly 256") == Verdict.DONE
        shell.received() == file.bytes
    }

    def "its echo gives back datagrams, on UDP"() {
        given:
        socat = Foreign.listening('udp') { Foreign.start('socat', "UDP4-LISTEN:$it,bind=127.0.0.1", 'PIPE') }

        expect:
        shell.type("udp 127.0.0.1:$socat.port hex 1616161600FFFFFFFFFF; recv 64") == Verdict.DONE
        shell.received() == [0x16, 0x16, 0x16, 0x16, 0, -1, -1, -1, -1, -1] as byte[]
    }

    def "its datagrams are heard on an unconnected socket, with their sender"() {
        given:
        shell.given('socket udp as u; bind 127.0.0.1:0')
        socat = Foreign.start('socat', '-', "UDP4-SENDTO:127.0.0.1:${shell.port('u')}").hears('ping\n')

        expect:
        shell.type('recv') == Verdict.DONE
        new String(shell.received()) == 'ping\n'
        shell.type("sendto ${shell.receipt().from().get()} \"pong\\n\"") == Verdict.DONE
        socat.says('pong\n')
    }

    def "on a Unix socket: #where"(String listen, String open) {
        given:
        def name = new File(folder, 's').path
        socat = Foreign.start('socat', '-d', '-d', listen.replace('NAME', name), 'PIPE').says('listening on')

        expect:
        shell.type("open unix ${open.replace('NAME', name)}; send \"hi\"; expect \"hi\"") == Verdict.DONE

        where:
        where      | listen                 || open
        'path'     | 'UNIX-LISTEN:NAME'     || 'unix:NAME'
        'abstract' | 'ABSTRACT-LISTEN:NAME' || 'unix:@NAME'
    }

    def "socat calls, we accept"() {
        given:
        shell.given('listen 0 as srv')
        socat = Foreign.start('socat', '-', "TCP4:127.0.0.1:${shell.port('srv')}").hears('line one\nline two\n').hearsEnd()

        expect:
        shell.type('accept; recv line; recv line; recv') == Verdict.DONE
        new String(shell.received()) == 'line one\nline two\n'
    }
}
