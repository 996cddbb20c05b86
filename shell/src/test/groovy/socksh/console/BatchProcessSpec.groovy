package socksh.console

import socksh.Peer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What other programs of a pipe and Ctrl-C do to a run: the process itself, from outside. */
@Timeout(90)
class BatchProcessSpec extends Specification {
    @AutoCleanup
    Peer peer = new Peer()
    @TempDir
    File home
    @AutoCleanup
    BatchProcess program

    /** Until the program is gone, which the peer learns by a reset. */
    private void sayMuch() {
        Thread.startDaemon {
            try {
                64.times { peer.says('x\n' * 10_000) }
            } catch (SocketException gone) {
                assert !program.process.alive || program.ends() == 141: gone
            }
        }
    }

    def "who reads standard output has had enough: the run ends quietly, as a SIGPIPE ends other tools: `#form`"(String form) {
        given:
        program = new BatchProcess(home, ['-c', "open tcp $peer; $form"])
        peer.says('the first line\n')

        when:
        def first = program.process.inputReader().readLine()
        program.hasEnough()
        sayMuch()

        then:
        first == 'the first line'
        program.ends() == 141
        !program.err.contains('EPIPE')
        !program.err.contains(' received ')
        !program.err.contains('error of its own')

        where:
        form << ['recv all', 'recv line; recv all', 'recv all &\nlisten 0; accept timeout 60s']
    }

    def "Ctrl-C ends the run with 130, as it ends other tools"() {
        given:
        program = new BatchProcess(home, ['-c', "open tcp $peer; recv timeout 60s"])
        program.says('connect(#1')

        expect:
        program.interrupt().ends() == 130
    }

    def "what goes into a pipe is recorded all the same"() {
        given:
        def file = new File(home, 'talk.groovy')
        program = new BatchProcess(home, ['-c', "record \"$home/talk\"; open tcp lab:half-close as up; send \"abc\"; shutdown write; recv all; record stop"])

        expect:
        program.process.inputReader().text == 'you sent 3 bytes\r\n'
        program.ends() == 0
        file.text.contains("up.expect   line: 'you sent 3 bytes'\nup.expect   eof\n")
    }
}
