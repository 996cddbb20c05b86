package socksh.command

import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Fd
import socksh.kernel.Owner
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** close: the descriptor is given back. */
class CloseSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()

    def "the peer hears everything that was sent, and then the end"() {
        expect:
        shell.type("open tcp $peer; send \"last words\"; close") == Verdict.DONE
        shell.screen().endsWith('close(#1) = 0')
        peer.hearsAll() == 'last words'
        shell.session.sockets().all().empty
    }

    def "the newest of the sockets that are left becomes the current one"() {
        given:
        shell.given('socket tcp as a; socket tcp as b; socket udp as c')

        expect:
        shell.type('close') == Verdict.DONE
        shell.session.sockets().current().get() == shell.socket('b')
    }

    def "closing another socket leaves the current one alone"() {
        given:
        shell.given('socket tcp as a; socket tcp as b; socket udp as c')

        expect:
        shell.type('a close; #2 close') == Verdict.DONE
        shell.session.sockets().all()*.label() == ['#3']
        shell.session.sockets().current().get() == shell.socket('c')
    }

    def "a closed socket is gone: its name, its number, and there is no current one"() {
        given:
        shell.given('socket tcp as a; close')

        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().contains(what)

        where:
        line      || what
        'a close' || 'unknown command a'
        '#1 close'|| 'there is no socket #1'
        'close'   || 'no socket is open for `close`'
    }

    def "the kernel has the descriptor back"() {
        given:
        shell.given('socket tcp')
        def inode = Owner.inodeOf(shell.socket('#1').fd()).get()

        expect:
        isOurs(inode)

        when:
        shell.given('close')

        then:
        !isOurs(inode)
    }

    /** Whether a descriptor of this process is that socket. */
    private static boolean isOurs(long inode) {
        new File('/proc/self/fd').list().any { Owner.inodeOf(new Fd(it as int)) == Optional.of(inode) }
    }
}
