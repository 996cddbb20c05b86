package socksh.kernel

/** Nothing stays behind. */
class LeakSpec extends KernelConversation {

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
        descriptors() == opened
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

    private static int descriptors() { new File('/proc/self/fd').list().length }

    /** Resident kilobytes of this process. */
    private static long memory() {
        new File('/proc/self/status').readLines().find { it.startsWith('VmRSS') }.findAll(/\d+/)[0] as long
    }
}
