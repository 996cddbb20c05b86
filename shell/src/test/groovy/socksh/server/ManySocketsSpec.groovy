package socksh.server

import socksh.ShellFixture
import spock.lang.AutoCleanup
import spock.lang.Specification

/** `sockets` where a server has many clients. */
class ManySocketsSpec extends Specification {
    @AutoCleanup
    def shell = new ShellFixture(width: 120)

    def "they are shown by fifties, and those that are meant alone"() {
        given:
        shell.given('serve 0 discard as srv')
        def callers = (1..70).collect { new Caller(shell.port('srv')) }
        shell.eventually { shell.session.sockets().count() == 71 }

        expect:
        shell.shows('sockets').readLines().count { it =~ /^[ *]#\d/ } == 50
        shell.said().contains('these are 50 of 71 open sockets; `sockets from 51` goes on')
        shell.shows('sockets from 51').readLines().count { it =~ /^[ *]#\d/ } == 21
        shell.shows("sockets like :${callers[64].socket.localPort}").readLines().count { it =~ /^[ *]#\d/ } == 1

        cleanup:
        callers*.close()
    }
}
