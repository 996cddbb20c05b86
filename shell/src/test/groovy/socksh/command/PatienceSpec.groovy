package socksh.command

import socksh.DeadPort
import socksh.Peer
import socksh.ShellFixture
import socksh.kernel.Call
import socksh.kernel.SocketOption
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The shell bounds a wait by SO_SNDTIMEO: whoever set that option finds it as it was. */
@Timeout(60)
class PatienceSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Peer peer = new Peer()
    @AutoCleanup
    DeadPort dead = new DeadPort()
    @TempDir
    File folder

    String sndtimeo(String name = '#1') {
        def option = new Call.GetOption(shell.socket(name).fd(), SocketOption.SO_SNDTIMEO)
        shell.session.kernel().perform(option).option()
    }

    def "#line leaves the option as it was"() {
        given:
        new File(folder, 'page').text = 'hello'
        new File(folder, 'large').bytes = new byte[1_500_000]
        shell.given('socket tcp')
        if (set) {
            shell.given('option sndtimeo 700ms')
        }
        def before = sndtimeo()

        when:
        line.replace('PEER', "$peer").replace('DEAD', "127.0.0.1:$dead.tcp").replace('FOLDER', folder.path)
            .split('; ').each { shell.type(it) }

        then:
        sndtimeo() == before
        before == (set ? '700ms' : 'none')

        where:
        [line, set] << [[
            'connect PEER', 'connect DEAD', 'connect PEER; send file FOLDER/page',
            'set timeout 50ms; connect PEER; send file FOLDER/large',
        ], [true, false]].combinations()
    }

    def "a shorter one that was set by hand stands, and ends the wait"() {
        given:
        shell.given('listen 0 backlog 0 as srv; open tcp srv; socket tcp as late')
        shell.eventually { shell.waiting('srv') == 1 }
        shell.given('late option sndtimeo 20ms')

        when:
        shell.clear()
        def verdict = shell.type('late connect srv timeout 15s')

        then:
        verdict == Verdict.NO
        shell.screen().contains('EINPROGRESS')
        sndtimeo('late') == '20ms'
    }

    def "no time at all is the shortest wait and not the longest"() {
        given:
        shell.given('listen 0 backlog 0 as srv; open tcp srv; socket tcp as late')
        shell.eventually { shell.waiting('srv') == 1 }

        expect:
        shell.type('late connect srv timeout 0s') == Verdict.NO
        shell.screen().contains('EINPROGRESS')
        sndtimeo('late') == 'none'
    }
}
