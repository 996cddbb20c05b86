package socksh.script.record

import java.nio.file.Path
import socksh.FreePort
import socksh.Peer
import socksh.script.FailureReport
import socksh.script.Result
import socksh.session.Event
import socksh.session.Notice
import socksh.session.Verdict
import spock.lang.Specification
import spock.lang.TempDir

/** What was done becomes a script, and plays again. */
class RecordSpec extends Specification {
    @TempDir
    Path folder

    RecordFixture recorder

    def setup() {
        recorder = new RecordFixture(folder)
    }

    def cleanup() {
        recorder.close()
    }

    def "a server that nobody talked to waits for those who will; a port that was typed is a parameter"() {
        given:
        int port = FreePort.find()

        expect:
        recorder.recorded(["serve $port echo", 'serve 0 chat as room', 'serve stop room']).readLines().drop(3).findAll()*.replaceAll(/ +/, ' ') == [
            "param port: $port", 'limit 5.s', 'srv = serve port, echo', 'room = serve 0, chat', 'serve stop, room',
            'serve wait // until Ctrl-C']
    }

    def "what was said to a client of a server by its number is a comment, and so is a closure"() {
        given:
        def shell = recorder.shell
        shell.given('serve 0 discard as mock; open tcp mock as a')
        shell.given('mock wait came 1')

        expect:
        recorder.statements(['#3 send "x\\r\\n"', 'recv line', 'a close', 'serve(0) { c -> c.close() }']) == '''
            mock = serve 0, discard
            a = open tcp, mock
            mock.wait came: 1
            // #3 send "x\\\\r\\\\n": a client comes by itself, and no script knows it
            a.expect line: 'x'
            a.close()
            // serve 0 closure: write its closure here, as it was typed'''.stripIndent().strip()
    }

    def "#what"(String what, List<String> lines, String script) {
        when:
        def text = recorder.recorded(lines)

        then:
        RecordFixture.body(text) == script.stripIndent().strip()
        def result = RecordFixture.play(text)
        assert result.verdict() == Verdict.DONE: "$text\n${FailureReport.lines(result)*.text().join('\n')}"

        where:
        what                                                   | lines                                                                                  | script
        'a line is a line however it was taken'                | ['listen 0 as srv', 'open tcp srv as a', 'srv accept as b', 'b send "Hello client how are you\\r\\n"', 'a recv 5', 'a recv 3', 'a recv line', 'a close', 'b close'] | '''
            srv = listen 0
            a = open tcp, srv
            b = srv.accept()
            b.send 'Hello client how are you\\r\\n'
            a.expect line: 'Hello client how are you'
            a.close()
            b.close()
            '''
        'a server is a mock, and its client the test of it'     | ['serve 0 greet "hi\\r\\n" reply "OK : {line}\\r\\n" as mock', 'open tcp mock as a', 'recv line', 'send "x\\r\\n"', 'recv line', 'all send "bye\\r\\n"', 'recv line', 'a close', 'mock wait left 1', 'serve', 'serve stop mock'] | '''
            mock = serve 0, greet: 'hi\\r\\n', reply: 'OK : {line}\\r\\n'
            a = open tcp, mock
            a.expect line: 'hi'
            a.send   'x\\r\\n'
            a.expect line: 'OK : x'
            all send, 'bye\\r\\n'
            a.expect line: 'bye'
            a.close()
            mock.wait left: 1
            serve stop, mock
            '''
        'lines that end in LF say so once'                     | ['open tcp lab:echo as a', 'send "x\\ny\\n"', 'recv line', 'recv line', 'line z', 'recv line'] | '''
            a = open tcp, address
            a.send   'x\\ny\\n'
            a.eol    'lf'
            a.expect line: 'x'
            a.expect line: 'y'
            a.line   'z'
            a.expect line: 'z'
            '''
        'a line keeps the end that it had'                     | ['listen 0 as srv', 'open tcp srv as a', 'srv accept as b', 'b line "hi"', 'a recv line'] | '''
            srv = listen 0
            a = open tcp, srv
            b = srv.accept()
            b.send 'hi\\n'
            a.eol    'lf'
            a.expect line: 'hi'
            '''
        'what Groovy named is known by that name'              | ['srv = listen 0', 'a = open tcp, srv', 'b = srv.accept()', '2.times { b.send "ping $it\\r\\n" }', 'a recv line', 'a recv line'] | '''
            srv = listen 0
            a = open tcp, srv
            b = srv.accept()
            b.send 'ping 0\\r\\n'
            b.send 'ping 1\\r\\n'
            a.expect line: 'ping 0'
            a.expect line: 'ping 1'
            '''
        'text without an end, and the end'                     | ['open tcp lab:half-close as a', 'send "abc"', 'shutdown write', 'recv all'] | '''
            a = open tcp, address
            a.send     'abc'
            a.shutdown write
            a.expect   line: 'you sent 3 bytes'
            a.expect   eof
            '''
        'bytes are hex, sixteen to a line'                     | ['open tcp lab:echo as a', 'send hex 000102030405060708090a0b0c0d0e0f1011', 'recv exactly 18'] | '''
            a = open tcp, address
            a.send   hex: '00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F ' +
                          '10 11'
            a.expect hex: '00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F'
            a.expect hex: '10 11'
            '''
        'a datagram is whole'                                  | ['udp lab:device hex 1616161600FFFFFFFFFF as dev', 'recv 64', 'recv timeout 50ms', 'udp lab:echo-udp "hello" as e', 'recv', 'e close', 'dev close'] | '''
            dev = udp devAddress, hex: '16 16 16 16 00 FF FF FF FF FF'
            dev.expect datagram: '68 09 68 08 05 72 78 56 34 12 01 07 9B 16'
            dev.expect silence: 50.ms
            e = udp eAddress, 'hello'
            e.expect text: 'hello'
            e.close()
            dev.close()
            '''
        'a refusal is expected'                                | ['open tcp 127.0.0.1 1', 'open tcp 127.0.0.1:1 as web'] | '''
            fails(ECONNREFUSED) { open tcp, '127.0.0.1', 1 }
            fails(ECONNREFUSED) { open tcp, '127.0.0.1:1' }
            '''
        'a reset is expected'                                  | ['listen 0 as srv', 'open tcp srv as a', 'srv accept as b', 'b reset', 'a recv'] | '''
            srv = listen 0
            a = open tcp, srv
            b = srv.accept()
            b.reset()
            a.expect reset
            '''
        'typos, help, looks and settings are no part of it'    | ['sokcet', 'help recv', 'open tcp lab:echo as a', 'sockets', 'state', 'set hints off', 'log', 'a sned x', 'why', 'a close'] | '''
            a = open tcp, address
            a.close()
            '''
        'sums are computed again, and checked'                 | ['open tcp lab:echo as a', 'send hex 010300 len8 "x" crc16-modbus', 'recv 2'] | '''
            a = open tcp, address
            a.send   hex('01 03 00'), len8, 'x', crc16_modbus
            a.expect hex: '01 03'
            '''
        'the answer to a sum is held to its own'               | ['udp lab:echo-udp hex 010300 crc16-modbus as d', 'recv'] | '''
            d = udp address, hex('01 03 00'), crc16_modbus
            d.expect datagram: '01 03 00 20 F0'
            check frame[0..-3].crc16_modbus == frame[-2..-1].u16le, 'the answer ends in its crc16-modbus'
            '''
        'a secret stays its name'                              | ['open tcp lab:echo as a', 'send "AUTH " env HOME', 'a close'] | '''
            a = open tcp, address
            a.send 'AUTH ', env('HOME')
            a.close()
            '''
        'who sent it is said where it is not the one we talk to' | ['socket udp as a', 'bind 127.0.0.1:0', 'socket udp as b', 'bind 127.0.0.1:0', 'b sendto a "x"', 'a recv', 'a close', 'b close'] | '''
            a = socket udp
            a.bind '127.0.0.1:0'
            b = socket udp
            b.bind   '127.0.0.1:0'
            b.sendto a, 'x'
            a.expect text: 'x', from: b
            a.close()
            b.close()
            '''
    }

    private volatile Result result

    def "what answers late in the background stands behind what it waited for"() {
        given:
        recorder.shell.given('listen 0 as srv; srv accept as b &')
        recorder.shell.given('open tcp srv as a')
        recorder.shell.eventually { recorder.shell.screen().contains('[1] done') }
        def wanted = ['srv = listen 0', 'a = open tcp, srv', 'b = srv.accept()', "a.send 'x\\r\\n'", "b.expect line: 'x'", 'a.close()', 'b.close()']

        when:
        def text = recorder.recorded(['a send "x\\r\\n"', 'b recv line', 'a close', 'b close'])

        then:
        RecordFixture.body(text).readLines() == wanted
        RecordFixture.play(text).verdict() == Verdict.DONE

        when: 'that it is done is told only when others have used what it made'
        def entries = recorder.shell.session.journal().entries()
        def done = entries.find { it.event() instanceof Event.Noticed && it.event().notice() instanceof Notice.BackgroundDone }
        def late = new Recording(entries - [done] + [done], recorder.shell.catalog, recorder.shell.interpreter.world(), 'x', '5.s').since(0)

        then:
        RecordFixture.body(late).readLines() == wanted
    }

    def "fixed places are parameters, each named after its socket where there are several"() {
        given:
        def one = new Peer()
        def other = new Peer()

        when:
        def text = recorder.recorded(["open tcp 127.0.0.1 $one.port as web".toString(), 'close'])
        def both = recorder.recorded(["open tcp $other as db".toString(), 'close'])

        then:
        text.contains("param host: '127.0.0.1', port: $one.port\n")
        text.contains('web = open tcp, host, port\n')
        both.contains("param webHost: '127.0.0.1', webPort: $one.port, dbAddress: '$other'\n")
        both.contains('db = open tcp, dbAddress\n')
        RecordFixture.play(text, [port: "$other.port".toString()]).verdict() == Verdict.DONE

        cleanup:
        one.close()
        other.close()
    }

    def "what changes is a pattern, a secret is hidden, what we say back is captured"() {
        given:
        def peer = new Peer()
        def again = new Peer()
        recorder.shell.given("open tcp $peer as web")
        peer.says('HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 14:35:02 GMT\r\nSet-Cookie: sid=a1b2c3d4; HttpOnly\r\n' +
            'ETag: "5e1f-77"\r\nX-Id: 123e4567-e89b-12d3-a456-426614174000\r\n\r\n')

        when:
        def text = recorder.recorded(['recv until "\\r\\n\\r\\n"', 'send "GET /in HTTP/1.1\\r\\nCookie: sid=a1b2c3d4\\r\\n\\r\\n"', 'close'])

        then:
        text.readLines().dropWhile { !it.startsWith('web.expect') }*.replaceAll(/ +/, ' ') == [
            "web.expect line: 'HTTP/1.1 200 OK'",
            'web.expect line: ~/Date: .+/ // was: Date: Sat, 21 Nov 2026 14:35:02 GMT',
            'web.expect line: ~/Set-Cookie: sid=(?<sid>\\w+); HttpOnly/ // was: (hidden)',
            'web.expect line: ~/ETag: \\S+/ // was: ETag: \\"5e1f-77\\"',
            'web.expect line: ~/X-Id: [0-9A-Fa-f-]+/ // was: X-Id: 123e4567-e89b-12d3-a456-426614174000',
            "web.expect line: ''",
            'web.send lines: [\'GET /in HTTP/1.1\', "Cookie: sid=${sid}", \'\']',
            'web.close()']
        !text.contains('a1b2c3d4')

        when: 'the next run has another time and another cookie'
        def played = Thread.start { result = RecordFixture.play(text, [address: "$again".toString()]) }
        again.says('HTTP/1.1 200 OK\r\nDate: today\r\nSet-Cookie: sid=other99; HttpOnly\r\nETag: x\r\nX-Id: 00\r\n\r\n')
        def heard = again.hearsAll()
        played.join()

        then:
        heard == 'GET /in HTTP/1.1\r\nCookie: sid=other99\r\n\r\n'
        result.verdict() == Verdict.DONE

        cleanup:
        peer.close()
        again.close()
    }

    def "the last so many commands come with what made their sockets"() {
        given:
        recorder.shell.given('open tcp lab:echo as a; open tcp lab:daytime as b; a send "x\\r\\n"; a recv line; b close')

        expect:
        RecordFixture.body(recorder.saved('last 3')).readLines() ==
            ['a = open tcp, aAddress', 'b = open tcp, bAddress', "a.send   'x\\r\\n'", "a.expect line: 'x'", 'b.close()']
        RecordFixture.body(recorder.saved('last 1')).readLines() == ['b = open tcp, address', 'b.close()']
    }

    def "the same session recorded twice is the same text but for what was"() {
        given:
        def lines = ['open tcp lab:http as web', 'send "GET /page HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n"', 'recv', 'recv all', 'close',
                     'listen 0 as srv', 'open tcp srv as a', 'srv accept as b', 'a send "port?"', 'b recv 5', 'b close']
        def other = new RecordFixture(folder)

        expect:
        recorder.recorded(lines).replaceAll(' *// was.*', '') == other.recorded(lines).replaceAll(' *// was.*', '')

        cleanup:
        other.close()
    }
}
