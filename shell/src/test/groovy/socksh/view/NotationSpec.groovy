package socksh.view

import static socksh.kernel.Call.Flag.MSG_NOSIGNAL
import static socksh.kernel.Call.Flag.MSG_PEEK
import static socksh.kernel.Call.Flag.MSG_TRUNC
import static socksh.view.Seen.LABELS
import static socksh.view.Seen.ONE
import static socksh.view.Seen.PEER
import static socksh.view.Seen.TWO
import static socksh.view.Seen.bytes
import static socksh.view.Seen.returned

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Family
import socksh.kernel.Fd
import socksh.kernel.Kind
import socksh.kernel.OptionValue
import socksh.kernel.Outcome
import socksh.kernel.SocketOption
import socksh.session.Event
import socksh.session.Purpose
import spock.lang.Specification

/** Calls and answers as strace writes them. */
class NotationSpec extends Specification {
    static final GET = bytes('GET / HTTP/1.1\r\n\r\n')
    static final NONE = Set.of()
    static final V6 = new Address.Inet6(0, 1, 0, 80)

    def "#line"(Call call, Outcome outcome, String line) {
        expect:
        Notation.of(returned(call, outcome), Notation.Detail.SHORT).text() == line

        where:
        call                                                            | outcome                                           || line
        new Call.Socket(Family.INET, Kind.STREAM)                       | new Outcome.Opened(ONE)                           || 'socket(AF_INET, SOCK_STREAM) = #1'
        new Call.Bind(ONE, Address.loopback(0))                         | new Outcome.Done(0)                               || 'bind(#1, 127.0.0.1:0) = 0'
        new Call.Connect(ONE, Address.loopback(9))                      | new Outcome.Failure(Errno.ECONNREFUSED)           || 'connect(#1, 127.0.0.1:9) = -1 ECONNREFUSED (Connection refused)'
        new Call.Connect(ONE, V6)                                       | new Outcome.Done(0)                               || 'connect(#1, [::1]:80) = 0'
        new Call.Listen(ONE, 128)                                       | new Outcome.Done(0)                               || 'listen(#1, 128) = 0'
        new Call.Accept(ONE)                                            | new Outcome.Accepted(TWO, PEER)                   || 'accept(#1) = #2 (127.0.0.1:5353)'
        new Call.Send(ONE, GET, Set.of(MSG_NOSIGNAL))                   | new Outcome.Done(18)                              || 'send(#1, 18 bytes) = 18'
        new Call.Send(ONE, bytes('x'), NONE)                            | new Outcome.Done(1)                               || 'send(#1, 1 byte) = 1'
        new Call.SendTo(ONE, GET, NONE, PEER)                           | new Outcome.Done(18)                              || 'sendto(#1, 18 bytes, 127.0.0.1:5353) = 18'
        new Call.Recv(ONE, 64, NONE)                                    | received('hello', null)                           || 'recv(#1, 64) = 5'
        new Call.Recv(ONE, 64, NONE)                                    | received('', null)                                || 'recv(#1, 64) = 0 (end of stream)'
        new Call.Recv(ONE, 64, Set.of(MSG_PEEK))                        | received('hello', null)                           || 'recv(#1, 64, MSG_PEEK) = 5'
        new Call.RecvFrom(ONE, 64, Set.of(MSG_TRUNC))                   | received('', PEER)                                || 'recvfrom(#1, 64) = 0 (127.0.0.1:5353)'
        poll(5000, ONE)                                                 | ready(new Outcome.Readiness(ONE, true, false, false, true)) || 'poll([#1 POLLIN], 5000) = 1 ([#1 POLLIN|POLLHUP])'
        poll(-1, ONE, TWO)                                              | ready()                                           || 'poll([#1 POLLIN, #2 POLLIN], -1) = 0 (time-out)'
        new Call.Shutdown(ONE, Call.How.SHUT_WR)                        | new Outcome.Done(0)                               || 'shutdown(#1, SHUT_WR) = 0'
        new Call.Close(ONE)                                             | new Outcome.Done(0)                               || 'close(#1) = 0'
        new Call.SetOption(ONE, SocketOption.SO_REUSEADDR, on())        | new Outcome.Done(0)                               || 'setsockopt(#1, SO_REUSEADDR, on) = 0'
        new Call.GetOption(ONE, SocketOption.SO_RCVBUF)                 | new Outcome.Valued(new OptionValue.Number(4096))  || 'getsockopt(#1, SO_RCVBUF) = 4096'
        new Call.Name(ONE)                                              | new Outcome.Named(PEER)                           || 'getsockname(#1) = 127.0.0.1:5353'
        new Call.Peer(ONE)                                              | new Outcome.Failure(Errno.ENOTCONN)               || 'getpeername(#1) = -1 ENOTCONN (Transport endpoint is not connected)'
        new Call.SetBlocking(ONE, false)                                | new Outcome.Done(0)                               || 'fcntl(#1, F_SETFL, O_NONBLOCK) = 0'
        new Call.IsBlocking(ONE)                                        | new Outcome.Done(1)                               || 'fcntl(#1, F_GETFL) = 0 (blocking)'
        new Call.IsBlocking(ONE)                                        | new Outcome.Done(0)                               || 'fcntl(#1, F_GETFL) = O_NONBLOCK'
        new Call.Unread(ONE)                                            | new Outcome.Done(12)                              || 'ioctl(#1, FIONREAD) = 12'
        new Call.Unsent(ONE)                                            | new Outcome.Done(0)                               || 'ioctl(#1, SIOCOUTQ) = 0'
        new Call.Resolve('localhost', 80, Optional.empty())             | new Outcome.Resolved([Address.loopback(80), V6])  || 'getaddrinfo("localhost", 80) = 127.0.0.1, ::1'
        new Call.Resolve('a', 80, Optional.of(Family.INET))             | new Outcome.Unresolved(-2, 'EAI_NONAME', 'Name or service not known') || 'getaddrinfo("a", 80, AF_INET) = -2 EAI_NONAME (Name or service not known)'
        new Call.Open('page.html')                                      | new Outcome.Opened(new Fd(5))                     || 'open("page.html", O_RDONLY) = fd 5'
        new Call.SendFile(ONE, new Fd(5), 0, 4096)                      | new Outcome.Done(4096)                            || 'sendfile(#1, fd 5, 0, 4096) = 4096'
        new Call.SendMapped(ONE, new Fd(5), 0, 4096)                    | new Outcome.Done(4096)                            || 'send(#1, mmap(fd 5, 0), 4096) = 4096'
    }

    def "in full: #line"(Call call, Outcome outcome, String line) {
        expect:
        Notation.of(returned(call, outcome), Notation.Detail.FULL).text() == line

        where:
        call                                              | outcome                 || line
        new Call.Send(ONE, GET, Set.of(MSG_NOSIGNAL))     | new Outcome.Done(18)    || 'send(#1, "GET / HTTP/1.1\\r\\n\\r\\n", 18, MSG_NOSIGNAL) = 18'
        new Call.Send(ONE, bytes('x' * 33), NONE)         | new Outcome.Done(33)    || 'send(#1, "' + 'x' * 32 + '"..., 33) = 33'
        new Call.SendMapped(ONE, new Fd(5), 0, 4096)      | new Outcome.Done(4096)  || 'send(#1, mmap(fd 5, 0), 4096, MSG_NOSIGNAL) = 4096'
        new Call.Recv(ONE, 64, Set.of(MSG_PEEK))          | received('a\u001B', null) || 'recv(#1, 64, MSG_PEEK) = 2 "a\\x1B"'
        new Call.RecvFrom(ONE, 64, Set.of(MSG_TRUNC))     | received('hi', PEER)    || 'recvfrom(#1, 64, MSG_TRUNC) = 2 (127.0.0.1:5353) "hi"'
    }

    def "a call that has not been answered stands without an answer"() {
        expect:
        Notation.of(new Event.Entered(0, 1, Purpose.ASKED, LABELS, new Call.Accept(ONE)), Notation.Detail.SHORT)
            .text() == 'accept(#1)'
    }

    static received(String text, Address from) {
        new Outcome.Received(bytes(text), text.length(), Optional.ofNullable(from))
    }

    static poll(int millis, Fd... fds) {
        new Call.Poll(fds.collect { new Call.Interest(it, true, false) }, millis)
    }

    static ready(Outcome.Readiness... all) {
        new Outcome.Ready(all as List)
    }

    static on() {
        new OptionValue.Switch(true)
    }
}
