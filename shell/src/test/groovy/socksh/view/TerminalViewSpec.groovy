package socksh.view

import static socksh.view.Seen.ONE
import static socksh.view.Seen.PEER
import static socksh.view.Seen.bytes
import static socksh.view.Seen.explaining
import static socksh.view.Seen.noticed
import static socksh.view.Seen.received
import static socksh.view.Seen.refused
import static socksh.view.Seen.returned
import static socksh.view.Seen.screen
import static socksh.view.Seen.showing
import static socksh.view.Seen.shown

import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Family
import socksh.kernel.Kind
import socksh.kernel.Outcome
import socksh.language.Problem
import socksh.session.Ending
import socksh.session.Event
import socksh.session.Notice
import socksh.session.Purpose
import socksh.session.Settings
import socksh.session.Verdict
import socksh.session.Wanted
import spock.lang.Specification

/** What a person sees of what happened. */
class TerminalViewSpec extends Specification {
    static final CONNECT = new Call.Connect(ONE, Address.loopback(9))

    // --- calls ---

    def "a call that was asked for is one line"() {
        expect:
        screen(returned(new Call.Close(ONE), new Outcome.Done(0))) == ['close(#1) = 0']
    }

    def "a refusal is the line, why, and what to try"() {
        given:
        def lines = screen(refused(CONNECT, Errno.ECONNREFUSED))

        expect:
        lines[0] == 'connect(#1, 127.0.0.1:9) = -1 ECONNREFUSED (Connection refused)'
        lines[1].startsWith('  ') && lines[1].endsWith('.')
        lines.drop(2) == ['  try: sockets | lab http']
    }

    def "what to try goes on below where there is no room beside"() {
        given:
        def lines = screen(refused(CONNECT, Errno.ECONNREFUSED), width: 20)

        expect:
        lines.takeRight(2) == ['  try: sockets', '       lab http']
    }

    def "a name without addresses is explained too"() {
        given:
        def resolve = new Call.Resolve('nowhere', 80, Optional.empty())
        def lines = screen(returned(resolve, new Outcome.Unresolved(-2, 'EAI_NONAME', 'Name or service not known')))

        expect:
        lines[0] == 'getaddrinfo("nowhere", 80) = -2 EAI_NONAME (Name or service not known)'
        lines.size() >= 3
    }

    def "a step on the way is not shown"() {
        expect:
        screen(returned(new Call.Close(ONE), new Outcome.Done(0), purpose: Purpose.STEP)) == []
    }

    def "a step that failed is shown, but not one that has to be asked again"(Errno errno, boolean told) {
        expect:
        !screen(refused(CONNECT, errno, purpose: Purpose.STEP)).isEmpty() == told

        where:
        errno              || told
        Errno.ECONNREFUSED || true
        Errno.EINTR        || true
        Errno.EAGAIN       || false
        Errno.EINPROGRESS  || false
    }

    def "explaining shows every call with its time and what the answer means"() {
        given:
        def call = new Call.Send(ONE, bytes('ping\n'), Set.of(Call.Flag.MSG_NOSIGNAL))
        def event = returned(call, new Outcome.Done(5), purpose: Purpose.STEP, took: 1_200_000)
        def lines = screen(event, settings: explaining())

        expect:
        lines[0] == 'send(#1, "ping\\n", 5, MSG_NOSIGNAL) = 5'.padRight(64) + '1.2 ms'
        lines[1].startsWith('  ') && lines[1].size() > 20
        lines.size() == 2
    }

    def "a meaning is about the kind of socket that it saw being made: #kind"(Kind kind, String word) {
        given:
        def socket = returned(new Call.Socket(Family.INET, kind), new Outcome.Opened(ONE))
        def connect = returned(CONNECT, new Outcome.Done(0))
        def both = screen(connect, settings: explaining())
        def one = screen(socket, connect, settings: explaining())

        expect:
        one.last() != both.last()
        one.join(' ').contains(word)

        where:
        kind        | word
        Kind.STREAM | 'handshake'
        Kind.DGRAM  | 'Nothing was sent'
    }

    def "a meaning is wrapped to the width"() {
        given:
        def lines = screen(refused(CONNECT, Errno.ECONNREFUSED), width: 40)

        expect:
        lines.drop(1).takeWhile { !it.contains('try:') }.size() > 1
        lines.drop(1).takeWhile { !it.contains('try:') }.every { it.startsWith('  ') && it.size() <= 40 }
    }

    // --- what was received ---

    def "#why"(String why, Event event, List<String> lines) {
        expect:
        screen(event) == lines

        where:
        why                             | event                                                                 || lines
        'a short answer is one line'    | received('PONG\r\n')                                                  || ['#1 <- 6 bytes: PONG\\r\\n']
        'slow answers say how long'     | received('PONG\n', took: 2_000_000_000L)                              || ['#1 <- 5 bytes after 2.0 s: PONG\\n']
        'more lines stand in a margin'  | received('a\nb\n')                                                    || ['#1 <- 4 bytes:', '| a', '| b\\n']
        'what is no text is dumped'     | received('\u0016\u0000')                                              || ['#1 <- 2 bytes: 00000000  16 00                                             |..|']
        'a line is without its end'     | received('PONG\r\n', wanted: new Wanted.Line(), shown: 4, note: 'its line end is crlf, not lf') || ['#1 <- line of 4 bytes: PONG', '#1 its line end is crlf, not lf']
        'an empty line'                 | received('\n', wanted: new Wanted.Line(), shown: 0)                   || ['#1 <- line of 0 bytes']
        'many calls are counted'        | received('abcd', wanted: new Wanted.Exactly(4), calls: 3)             || ['#1 <- 4 bytes in 3 calls: abcd']
        'a datagram has a sender'       | received('hi', from: PEER)                                            || ['#1 <- 2 bytes from 127.0.0.1:5353: hi']
        'a datagram that was cut'       | received('x' * 64, from: PEER, length: 100)                           || ['#1 <- 64 of 100 bytes kept, 36 discarded, from 127.0.0.1:5353:', '| ' + 'x' * 64]
        'an empty datagram'             | received('', from: PEER)                                              || ['#1 <- an empty datagram from 127.0.0.1:5353']
        'nothing in time'               | received('', ending: Ending.TIMED_OUT, took: 5_000_100_000L)          || ['#1 timed out after 5.0 s: nothing came']
        'too little in time'            | received('', wanted: new Wanted.Exactly(64), ending: Ending.TIMED_OUT, waiting: 12, took: 5_000_000_000L) || ['#1 timed out after 5.0 s: 12 of 64 bytes are there and wait for the next recv']
        'no line in time'               | received('', wanted: new Wanted.Line(), ending: Ending.TIMED_OUT, waiting: 1, took: 200_000_000L) || ['#1 timed out after 200 ms: 1 byte is there and waits for the next recv']
        'end of stream'                 | received('', ending: Ending.END_OF_STREAM)                            || ['#1 end of stream: the peer has closed its sending side']
        'end of stream after something' | received('ab', wanted: new Wanted.Exactly(4), ending: Ending.END_OF_STREAM) || ['#1 <- 2 bytes: ab', '#1 end of stream: the peer has closed its sending side']
        'all of nothing'                | received('', wanted: new Wanted.All())                                || ['#1 end of stream: nothing came before it']
        'a reset'                       | received('', ending: Ending.RESET, errno: Errno.ECONNRESET)           || ['#1 the peer reset the connection']
        'a reset with something before' | received('', ending: Ending.RESET, errno: Errno.ECONNRESET, waiting: 3) || ['#1 the peer reset the connection; 3 bytes before it wait for the next recv']
        'a failure that its call told'  | received('', ending: Ending.FAILED, errno: Errno.ETIMEDOUT)           || []
        'a failure after something'     | received('', ending: Ending.FAILED, errno: Errno.ETIMEDOUT, waiting: 1) || ['#1 1 byte before it waits for the next recv']
        'Ctrl-C'                        | received('', ending: Ending.INTERRUPTED)                              || ['#1 interrupted']
        'no end in sight'               | received('', wanted: new Wanted.Line(), ending: Ending.TOO_LONG, waiting: 67_108_864) || ['#1 no end within 64.0 MiB; they wait for the next recv']
    }

    def "the same bytes as #how"(Settings.Bytes how, List<String> lines) {
        expect:
        screen(received('ok\u001B[2J'), settings: showing(how)) == lines

        where:
        how                 || lines
        Settings.Bytes.AUTO || ['#1 <- 6 bytes: ' + DUMP]
        Settings.Bytes.HEX  || ['#1 <- 6 bytes: ' + DUMP]
        Settings.Bytes.TEXT || ['#1 <- 6 bytes: ok\\x1B[2J']
        Settings.Bytes.BOTH || ['#1 <- 6 bytes:', '| ok\\x1B[2J', '| ' + DUMP]
        Settings.Bytes.RAW  || ['ok\u001B[2J']
    }

    static final DUMP = '00000000  6f 6b 1b 5b 32 4a                                 |ok.[2J|'

    def "raw bytes that leave a line open do not leave the prompt in it"() {
        expect:
        screen(received('a'), received('b\n'), returned(new Call.Close(ONE), new Outcome.Done(0)),
            settings: showing(Settings.Bytes.RAW)) == ['a', 'b', 'close(#1) = 0']
    }

    // --- refusals ---

    def "a line that was not understood has a caret under the place"() {
        expect:
        screen(new Event.Refused(0, 'conect 127.0.0.1:9', new Problem(0, 6, 'there is no verb conect', 'connect?'))) ==
            ['conect 127.0.0.1:9', '^^^^^^', 'there is no verb conect (connect?)']
    }

    def "the caret stands right behind tabs, wide characters and escapes"(String line, int column, int length, List<String> shown) {
        expect:
        screen(new Event.Refused(0, line, new Problem(column, length, 'wrong', ''))).take(2) == shown

        where:
        line                 | column | length || shown
        'send\t"日本" x1'      | 10     | 2      || ['send "日本" x1', '            ^^']
        'send "日本'          | 6      | 2      || ['send "日本', '      ^^^^']
        'send \u001B x'      | 7      | 1      || ['send \\x1B x', '          ^']
        'send'               | 4      | 0      || ['send', '    ^']
        'close\nsned x\nuse' | 6      | 4      || ['sned x', '^^^^']
    }

    // --- notices ---

    def "what comes unasked: #line"(Notice notice, String line) {
        expect:
        screen(noticed(notice)) == [line]

        where:
        notice                                                           || line
        new Notice.ClientWaiting('#1', 1)                                || '#1 has a client waiting'
        new Notice.ClientWaiting('#1', 2)                                || '#1 has 2 clients waiting'
        new Notice.BytesWaiting('#2', 12)                                || '#2 has 12 bytes waiting'
        new Notice.PeerClosed('#2')                                      || '#2 peer closed its sending side'
        new Notice.Hint('hex-as-text', 'these look like hex digits')     || 'hint: these look like hex digits (hex-as-text)'
        new Notice.Broken('#1', 'ECONNRESET')                            || '#1 is broken: ECONNRESET'
        new Notice.BackgroundDone(1, 'accept', Verdict.NO)               || '[1] failed: accept'
        new Notice.BackgroundDone(1, 'accept', Verdict.DONE)             || '[1] done: accept'
        new Notice.Remark('this machine only')                           || 'this machine only'
        new Notice.Progress('#1', 2_147_483_648, -1, 1_000_000_000, true) || '#1 2.0 GiB (2,147,483,648 bytes) in 1.0 s, 2.0 GiB/s'
    }

    def "a long hint is wrapped behind its first word"() {
        expect:
        screen(noticed(new Notice.Hint('id', 'one two three four')), width: 20) ==
            ['hint: one two three', '      four (id)']
    }

    def "a bar is drawn where it can be drawn over, and is nothing in a pipe"() {
        given:
        def half = noticed(new Notice.Progress('#1', 1_073_741_824, 2_147_483_648, 500_000_000, false))
        def drawn = []
        def paper = Stub(Paper) { draw(_) >> { Styled line -> drawn << line.text() } }
        new TerminalView(paper, new Settings()).see(half)

        expect:
        drawn == ['#1 [########--------] 50%  1.0 GiB of 2.0 GiB  2.0 GiB/s  500 ms left']
        screen(half) == []
    }

    def "what was typed is not repeated"() {
        expect:
        screen(new Event.Typed(0, 'close')) == []
    }
}
