package socksh.manual

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Kind
import socksh.kernel.OptionValue
import socksh.kernel.SocketOption
import spock.lang.Specification

import static socksh.kernel.Errno.*

/** The same errno of the same call, explained by what was asked. */
class ParticularsSpec extends Specification {

    def "another machine's refusal, or a low port, does not ask us to listen there"() {
        expect:
        !Manual.reason(new Call.Connect(Calls.FD, address), ECONNREFUSED).lines().any { it.contains("$address") }

        where:
        address << [Address.v4(192, 0, 2, 1, 8888), Address.loopback(80)]
    }

    def "on a stream the same errno is the end of a connect that was under way"() {
        expect:
        Manual.reason(Calls.recv(64), ECONNREFUSED, Kind.STREAM).sentence().contains('connect that was under way')
        Manual.reason(Calls.send(1), ECONNREFUSED, Kind.STREAM).sentence().contains('connect that was under way')
        Manual.reason(Calls.recv(64), ECONNREFUSED).sentence().contains('ICMP')
    }

    def "the right that is missing is named: #option"() {
        expect:
        Manual.reason(new Call.SetOption(Calls.FD, option, new OptionValue.Number(7)), EPERM).sentence().contains(words)

        where:
        option                       || words
        SocketOption.SO_MARK         || 'CAP_NET_ADMIN'
        SocketOption.SO_PRIORITY     || 'CAP_NET_ADMIN'
        SocketOption.SO_BINDTODEVICE || 'CAP_NET_RAW'
        SocketOption.TCP_NODELAY     || 'needs a right'
    }

    def "an address of one interface needs the interface's name"() {
        given:
        def local = new Address.Inet6(0xfe80L << 48, 1, 0, 9)

        expect:
        Manual.reason(new Call.Connect(Calls.FD, local), EINVAL).lines() == ['connect [fe80::1%eth0]:8888']
        Manual.reason(new Call.Connect(Calls.FD, new Address.Inet6(0xfe80L << 48, 1, 2, 9)), EINVAL).lines()
            != ['connect [fe80::1%eth0]:8888']
    }

    def "the reasons of the arguments' own are sound too"() {
        expect:
        Errno.values().each { errno ->
            [addresses, Kind.values() + [null]].combinations { address, kind ->
                [new Call.Bind(Calls.FD, address), new Call.Connect(Calls.FD, address),
                 new Call.SendTo(Calls.FD, 'x'.bytes, Calls.PLAIN, address)].each {
                    def reason = Manual.reason(it, errno, kind)
                    assert PagesSpec.sound(reason.sentence()) && reason.tries().size() in 1..3
                }
            }
        }

        where:
        addresses = [Address.loopback(0), Address.loopback(80), Address.loopback(8888), new Address.Inet6(0, 1, 0, 9),
                     new Address.Inet6(0xfe80L << 48, 1, 0, 9), new Address.UnixPath('/tmp/x'),
                     new Address.UnixAbstract('x'), Address.v4(255, 255, 255, 255, 9)]
    }
}
