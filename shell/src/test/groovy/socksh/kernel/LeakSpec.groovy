package socksh.kernel

import java.lang.management.ManagementFactory
import javax.management.ObjectName

/** Nothing stays behind. */
class LeakSpec extends KernelConversation {
    static final int FEW = 100

    def "ten thousand times open, send, receive, close leave descriptors and memory where they were"() {
        given:
        def listener = listener()
        def address = name(listener)
        3000.times { conversation(listener, address) }
        System.gc()
        def opened = descriptors()
        def before = memory()

        when:
        10_000.times { conversation(listener, address) }
        System.gc()

        then:
        descriptors() < opened + FEW
        memory() - before < 48 * 1024
    }

    def "large transfers give their memory back at once"() {
        given:
        def (Fd client, Fd server) = pair()
        20.times { recv(server, 40_000_000, EnumSet.of(Call.Flag.MSG_DONTWAIT)) }
        def before = memory()

        when:
        50.times { recv(server, 40_000_000, EnumSet.of(Call.Flag.MSG_DONTWAIT)) }

        then:
        memory() - before < 100 * 1024
    }

    private void conversation(Fd listener, Address address) {
        def client = (kernel.perform(new Call.Socket(Family.INET, Kind.STREAM)) as Outcome.Opened).fd()
        assert connect(client, address).ok()
        def server = (kernel.perform(new Call.Accept(listener)) as Outcome.Accepted).fd()
        assert send(client, 'hello').value() == 5
        assert recv(server).value() == 5
        set(client, SocketOption.SO_LINGER, new OptionValue.Linger(true, 0))
        [client, server].each { kernel.perform(new Call.Close(it)) }
    }

    /** Every descriptor of this JVM, and what others opened or forgot to close may come and go. */
    private static int descriptors() { new File('/proc/self/fd').list().length }

    /** Resident kilobytes of this process outside the heap of Java, which grows as it likes. */
    private static long memory() {
        def heap = heap()
        long start = 0
        long sum = 0
        new File('/proc/self/smaps').eachLine {
            if (it ==~ /[0-9a-f]+-[0-9a-f]+ .*/) {
                start = Long.parseUnsignedLong(it.substring(0, it.indexOf('-')), 16)
            } else if (it.startsWith('Rss:') && !(start >= heap[0] && start < heap[1])) {
                sum += it.findAll(/\d+/)[0] as long
            }
        }
        sum
    }

    /** The first address of the heap, and the first behind it. */
    private static List<Long> heap() {
        def told = ManagementFactory.platformMBeanServer
            .invoke(new ObjectName('com.sun.management:type=DiagnosticCommand'), 'gcHeapInfo', null, null) as String
        def places = told.findAll(/0x[0-9a-f]+/).collect { Long.parseUnsignedLong(it.substring(2), 16) }
        [places.min(), places.max()]
    }
}
