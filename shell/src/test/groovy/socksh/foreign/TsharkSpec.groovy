package socksh.foreign

import socksh.Loopback
import socksh.ShellFixture
import socksh.kernel.Protocol
import socksh.kernel.Segment
import socksh.session.Event
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

/** With tshark beside it on the same interface: both have seen the same. */
@Requires(value = { Foreign.has('tshark') && Loopback.open }, reason = 'tshark, or the right to use it, is missing')
class TsharkSpec extends Specification {
    static final List<String> FIELDS = ['ip.proto', 'frame.len', 'tcp.flags', 'tcp.len', 'tcp.seq_raw', 'tcp.ack_raw',
        'tcp.window_size_value', 'udp.length']

    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign tshark

    def "flags, lengths, numbers and windows are those of tshark"() {
        given:
        shell.given('listen 127.0.0.1:0 as srv; socket udp as ear; ear bind 127.0.0.1:0')
        int tcp = shell.port('srv')
        int udp = shell.port('ear')
        tshark = Foreign.start('tshark', '-i', 'lo', '-l', '-n', '-f', "tcp port $tcp or udp port $udp",
            '-T', 'fields', '-E', 'separator=;', *FIELDS.collectMany { ['-e', it] })
        tshark.says('Capturing on')
        def probe = new DatagramPacket([0] as byte[], 1, InetAddress.getByName('127.0.0.1'), udp)
        new DatagramSocket().withCloseable { mouth -> probes(mouth, probe) }

        when:
        shell.given('capture on')
        shell.given('open tcp srv as web; web send hello; srv accept as a; a recv 64; a send text "' + 'x' * 3000 + '"')
        shell.given('web recv 3000; web shutdown write; a recv 64; a close; web close')
        shell.given("udp 127.0.0.1:$udp \"ping pong\"; open tcp srv; option linger 0s; close")

        then: 'the last of them may come to either a moment later'
        shell.eventually { ours().size() > 12 && seen().takeRight(ours().size()) == ours() }
    }

    /** Sends datagrams until one is seen: ten a second, so that none is lost for want of room. */
    private void probes(DatagramSocket mouth, DatagramPacket probe) {
        long next = System.nanoTime()
        shell.eventually {
            if (System.nanoTime() - next >= 0) {
                mouth.send(probe)
                next += 100_000_000
            }
            seen()
        }
    }

    private List<String> ours() {
        shell.session.journal().events().findAll { it instanceof Event.Captured }*.segment().collect { told(it) }
    }

    private List<String> seen() {
        tshark.text.readLines()*.trim().findAll { it =~ /^(6|17);/ }
    }

    private static String told(Segment segment) {
        if (segment.protocol() == Protocol.UDP) {
            return "17;${segment.frameLength()};;;;;;${segment.length() + 8}"
        }
        def bits = segment.flags().sum { it.bit() } as int
        "6;${segment.frameLength()};${String.format('0x%04x', bits)};${segment.length()};${segment.seq()};" +
            "${segment.ack()};${segment.window()};"
    }
}
