package socksh.manual

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Call.Flag
import socksh.kernel.Errno
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.Kind
import socksh.kernel.OptionValue
import socksh.kernel.Outcome
import socksh.kernel.SocketOption
import spock.lang.Specification

import static socksh.kernel.Kind.DGRAM
import static socksh.kernel.Kind.STREAM

/** What an answer says, in one sentence. */
class MeaningSpec extends Specification {
    static final Fd FD = Calls.FD

    static Outcome got(int kept, long length = kept) { new Outcome.Received(new byte[kept], length, Optional.empty()) }

    static Outcome done(long value = 0) { new Outcome.Done(value) }

    static List<Outcome> successes(Call call) {
        switch (call) {
            case Call.Recv: case Call.RecvFrom: return [got(0), got(1), got(10), got(64), got(64, 100)]
            case Call.Accept: return [new Outcome.Accepted(FD, Calls.HERE)]
            case Call.Poll: return [new Outcome.Ready([]), ready(true, false, false, false)]
            case Call.Name: case Call.Peer: return [new Outcome.Named(Calls.HERE)]
            case Call.Resolve: return [new Outcome.Resolved([Calls.HERE]), new Outcome.Resolved([Calls.HERE] * 2)]
            case Call.GetOption: return [new Outcome.Valued(new OptionValue.Number(0))]
            case Call.Socket: case Call.Open: return [new Outcome.Opened(FD)]
            default: return [done(0), done(1), done(18)]
        }
    }

    static Outcome ready(boolean input, boolean output, boolean error, boolean hangUp) {
        new Outcome.Ready([new Outcome.Readiness(FD, input, output, error, hangUp)])
    }

    def "#call.class.simpleName, done, is one sound sentence for a stream, for datagrams and for who knows what"() {
        expect:
        [successes(call), [STREAM, DGRAM, null]].combinations { outcome, kind ->
            assert PagesSpec.sound(Manual.meaning(call, outcome, kind))
        }

        where:
        call << Calls.ALL
    }

    def "every option has a sound sentence when it is set and when it is read"() {
        expect:
        PagesSpec.sound(Manual.meaning(new Call.SetOption(FD, option, new OptionValue.Number(1)), done()))
        PagesSpec.sound(Manual.meaning(new Call.GetOption(FD, option), new Outcome.Valued(new OptionValue.Number(1))))

        where:
        option << SocketOption.values()
    }

    def "a failure means its reason"() {
        expect:
        Manual.meaning(call, new Outcome.Failure(errno)) == Manual.reason(call, errno).sentence()

        where:
        [call, errno] << [Calls.ALL, [Errno.EINTR, Errno.EBADF, Errno.EXFULL]].combinations()
    }

    def "a name not found means its reason"() {
        given:
        def outcome = new Outcome.Unresolved(-3, 'EAI_AGAIN', 'Temporary failure in name resolution')

        expect:
        Manual.meaning(Calls.ofKind(Call.Resolve), outcome).startsWith('The name server did not answer')
    }

    def "recv(#asked) = #outcome.value() on #kind means: #sentence"() {
        expect:
        Manual.meaning(Calls.recv(asked, *flags), outcome, kind) == sentence

        where:
        kind   | asked | flags            | outcome      || sentence
        STREAM | 64    | []               | got(0)       || '0 is the end of the stream: the peer closed its sending side.'
        DGRAM  | 64    | []               | got(0)       || 'An empty datagram: a message of 0 bytes, not the end of anything.'
        STREAM | 64    | []               | got(10)      || '10 of at most 64 bytes: recv gives what has arrived and does not wait for more.'
        STREAM | 10    | []               | got(10)      || 'All 10 bytes that were asked for; more may be waiting.'
        STREAM | 1     | []               | got(1)       || 'All 1 byte that were asked for; more may be waiting.'
        DGRAM  | 64    | [Flag.MSG_TRUNC] | got(64, 100) || '64 of 100 bytes kept, 36 discarded (MSG_TRUNC): the rest of a datagram is gone.'
        DGRAM  | 64    | [Flag.MSG_TRUNC] | got(64)      || 'One whole datagram of 64 bytes; the next recv gets the next one.'
        DGRAM  | 64    | []               | got(64)      || 'One datagram filled the room of 64 bytes; if it was longer, the rest is gone.'
        DGRAM  | 64    | []               | got(1)       || 'One whole datagram of 1 byte; the next recv gets the next one.'
        STREAM | 64    | [Flag.MSG_PEEK]  | got(10)      || 'MSG_PEEK only looked at 10 bytes; the next recv gets the same ones.'
        STREAM | 0     | []               | got(0)       || '0 bytes were asked for, so 0 came; that says nothing about the peer.'
        STREAM | 64    | [Flag.MSG_TRUNC] | got(10)      || 'On TCP MSG_TRUNC throws the bytes away: 10 bytes counted, none kept.'
    }

    def "send of #offered that takes #taken on #kind means: #sentence"() {
        expect:
        Manual.meaning(Calls.send(offered), done(taken), kind).startsWith(sentence)

        where:
        kind   | offered | taken || sentence
        STREAM | 18      | 18    || "18 bytes are in the kernel's send buffer; that is not yet the peer's program having read them."
        STREAM | 1       | 1     || "1 byte is in the kernel's send buffer; that is not yet the peer's program having read it."
        STREAM | 100     | 60    || 'There was room for 60 of 100 bytes'
        STREAM | 0       | 0     || '0 bytes are nothing on a stream'
        DGRAM  | 18      | 18    || 'One datagram of 18 bytes is on its way'
        DGRAM  | 0       | 0     || 'An empty datagram is on its way'
    }

    def "poll tells the most urgent news first: #sentence"() {
        expect:
        Manual.meaning(new Call.Poll([new Call.Interest(FD, true, true)], 1000), outcome).contains(sentence)

        where:
        outcome                         || sentence
        ready(true, true, true, true)   || 'an error waits'
        ready(true, true, false, true)  || 'no connection in either direction'
        ready(true, true, false, false) || 'recv or accept will not wait'
        ready(false, true, false, false)|| 'the send buffer has room'
        new Outcome.Ready([])           || 'within 1000 ms'
    }

    def "poll of several sockets counts the ready ones"() {
        given:
        def asked = new Call.Poll([new Call.Interest(FD, true, false)] * 3, 0)

        expect:
        Manual.meaning(asked, ready(true, false, false, false)).startsWith('1 of 3 sockets ready: ')
        Manual.meaning(asked, new Outcome.Ready([])) == 'Nobody is ready just now.'
    }

    def "connect means a handshake on a stream, a note for datagrams, a queue for a Unix socket"() {
        expect:
        Manual.meaning(new Call.Connect(FD, Calls.HERE), done(), STREAM).startsWith('The handshake is done')
        Manual.meaning(new Call.Connect(FD, Calls.HERE), done(), DGRAM).startsWith('Nothing was sent')
        Manual.meaning(new Call.Connect(FD, new Address.UnixPath('/x')), done(), STREAM).contains('queue')
    }

    def "listen says how many may wait: backlog #backlog, #clients"() {
        expect:
        Manual.meaning(new Call.Listen(FD, backlog), done()).contains(clients)

        where:
        backlog           || clients
        0                 || '; 1 client can wait'
        1                 || 'up to 2 clients can wait'
        -1                || 'net.core.somaxconn'
        Integer.MAX_VALUE || 'net.core.somaxconn'
    }

    def "bind to port 0 says that the kernel has chosen"() {
        expect:
        Manual.meaning(new Call.Bind(FD, Address.loopback(0)), done()).startsWith('Port 0 let the kernel choose')
    }

    def "linger of zero seconds warns of the reset, off does not"() {
        expect:
        Manual.meaning(new Call.SetOption(FD, SocketOption.SO_LINGER, new OptionValue.Linger(true, 0)), done())
            .contains('reset')
        !Manual.meaning(new Call.SetOption(FD, SocketOption.SO_LINGER, new OptionValue.Linger(false, 0)), done())
            .contains('reset')
    }

    def "a Unix socket is not said to have a port"() {
        expect:
        Manual.meaning(new Call.Socket(Family.UNIX, Kind.STREAM), new Outcome.Opened(FD)).contains('no port')
    }
}
