package socksh.console

import socksh.Loopback
import socksh.foreign.Foreign
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Whoever may not record segments is told so, and loses nothing else. */
class CaptureRightSpec extends Specification {
    @TempDir
    File home

    @Requires(value = { !Loopback.open || Foreign.has('setpriv') }, reason = 'setpriv is not installed')
    def "without the right CAP_NET_RAW it is one sentence and exit code 3"() {
        given:
        def starter = Loopback.open ? ['setpriv', '--bounding-set=-net_raw'] : []
        def program = new BatchProcess(home, ['-c', 'capture on'], starter)

        expect:
        program.ends() == 3
        program.err.replaceAll(/\s+/, ' ').trim() == 'socket(AF_PACKET) = -1 EPERM (Operation not permitted):' +
            ' recording segments takes the right CAP_NET_RAW, which root has (`sudo socksh`; setcap on java would give' +
            ' it to every Java program). Without it segments stay inferred.'

        cleanup:
        program.close()
    }
}
