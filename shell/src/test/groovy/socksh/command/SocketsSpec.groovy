package socksh.command

import groovy.transform.CompileStatic
import java.util.function.BooleanSupplier
import socksh.ShellFixture
import socksh.kernel.Call
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.Kernel
import socksh.kernel.Kind
import socksh.kernel.LinuxKernel
import socksh.kernel.Outcome
import socksh.session.Event
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** sockets: the open ones, with what the kernel says of each. */
class SocketsSpec extends Specification {

    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)

    /** One row of the table by the heads of its columns. */
    private Map<String, String> row(String label) {
        shell.given('sockets')
        def table = shell.reports(Report.Table).last()
        def cells = table.rows().find { it.first().endsWith(label) }
        [table.columns()*.head()*.strip(), cells].transpose().collectEntries()
    }

    def "without a socket there is nothing to list"() {
        expect:
        shell.shows('sockets') == '(none)'
    }

    def "a connection is listed with its addresses, its counts, and a star when it is the current one"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; web send "hello"; app recv 2')
        shell.session.sockets().use(shell.socket('web'))
        def port = shell.port('srv')
        def descriptor = shell.socket('web').fd().number()

        expect:
        with(row('#2')) {
            it['#'] == '*#2'
            name == 'web'
            kind == 'tcp'
            local.startsWith('127.0.0.1:')
            peer == "127.0.0.1:$port"
            state == 'ESTABLISHED'
            it['in'] == '0'
            out == '5'
            eol == 'lf'
            fd == descriptor.toString()
        }
        with(row('#3')) {
            it['#'] == ' #3'
            it['Recv-Q'] == '3'
            it['in'] == '2'
        }
    }

    def "a listener shows how many clients wait and its backlog"() {
        given:
        shell.given('listen 0 backlog 4 as srv; open tcp srv; open tcp srv')
        shell.eventually { shell.waiting('srv') == 2 }

        expect:
        with(row('#1')) {
            state == 'LISTEN, 2 waiting'
            it['Recv-Q'] == '2'
            it['Send-Q'] == '4'
            peer == '-'
        }
    }

    def "a FIN that waits is not counted as a byte"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; web shutdown write')
        shell.eventually { row('#3').state == 'CLOSE_WAIT' }

        expect:
        row('#3')['Recv-Q'] == '0'
    }

    def "of datagrams the size of the next one is shown, never the memory they take"() {
        given:
        shell.given('socket udp as to; bind 0; socket udp as from; from sendto #1 "12345"; from sendto #1 "123"')
        shell.eventually { shell.unread('to') == 5 }

        expect:
        with(row('#1')) {
            state == 'bound'
            it['Recv-Q'] == '5'
            it['Send-Q'] == '-'
        }
    }

    def "bytes that a time-out left over are held by the shell, not by the kernel"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; web send "hello"')
        shell.type('app recv exactly 9 timeout 20ms')

        expect:
        with(row('#3')) {
            held == '5'
            it['Recv-Q'] == '0'
            it['in'] == '5'
        }
    }

    def "a Unix socket shows its path and who is connected"() {
        given:
        shell.given("listen unix:@${UUID.randomUUID()} as door; open unix door")

        expect:
        row('#1').state == 'LISTEN, 1 waiting'
        row('#1').local.startsWith('unix:@')
        row('#2').kind == 'unix'
        row('#2').state == 'connected'
    }

    def "a fresh socket has no address, and a bound one says that it is bound"() {
        given:
        shell.given('socket tcp; socket tcp; bind 0; socket udp')

        expect:
        row('#1').local == '-'
        row('#1').state == 'CLOSE'
        row('#2').state == 'CLOSE, bound'
        row('#3').state == 'not bound'
    }

    def "looking is not on the record"() {
        given:
        shell.given('listen 0 as srv; open tcp srv')
        def before = shell.events().count { it instanceof Event.Returned }

        when:
        shell.given('sockets')

        then:
        shell.events().count { it instanceof Event.Returned } == before
    }

    def "picking one of ten thousand sockets costs a few looks for each, however many there are"() {
        given: 'a kernel that makes sockets of one descriptor, over and over'
        def kernel = new Crowd()
        def crowd = new ShellFixture(width: 200, kernel: kernel)
        10_000.times { crowd.session.step(new Call.Socket(Family.INET, Kind.STREAM)) }
        kernel.looks = 0

        expect:
        crowd.type('sockets like 109999') == Verdict.DONE
        kernel.looks <= 6 * 10_000
        crowd.reports(Report.Table).last().rows()*.last() == ['109999']

        cleanup:
        crowd.close()
        kernel.close()
    }

    /** A process may not have ten thousand descriptors everywhere; looks go to one real socket. */
    @CompileStatic
    static class Crowd implements Kernel, Closeable {
        private final Kernel real = new LinuxKernel()
        private final Fd only = ((Outcome.Opened) real.perform(new Call.Socket(Family.INET, Kind.STREAM))).fd()
        private int next = 100_000
        int looks

        Outcome perform(Call call) {
            looks++
            switch (call) {
                case Call.Socket: return new Outcome.Opened(new Fd(next++))
                case Call.Close: return new Outcome.Done(0)
                case Call.Name: return real.perform(new Call.Name(only))
                case Call.GetOption: return real.perform(new Call.GetOption(only, ((Call.GetOption) call).option()))
                default: return real.perform(call)
            }
        }

        void interrupt(Thread thread, BooleanSupplier still) {}

        void close() { real.perform(new Call.Close(only)) }
    }
}
