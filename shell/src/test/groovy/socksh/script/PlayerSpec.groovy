package socksh.script

import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Scripts that say what the shell says. */
class PlayerSpec extends Specification {

    @AutoCleanup
    ScriptFixture stage = new ScriptFixture()

    def "one listener, two clients, one select"() {
        expect:
        stage.play('''
            session 'One listener, two clients, one select'
            limit 20.s
            srv = listen 0
            srv.state 'LISTEN', queued: 0
            a = open tcp, srv
            srv.state 'LISTEN', queued: 1
            sa = srv.accept()
            check sa.localPort == srv.localPort, 'accept makes a new socket, not a new port'
            sa.send  'Hello client how are you\\r\\n'
            a.expect line: 'Hello client how are you'
            b = open tcp, srv
            sb = srv.accept()
            b.send   'I am the second client\\r\\n'
            ready srv, sa, sb, is: [sb]
            sb.expect line: 'I am the second client'
            sb.send  'OK : I am the second client\\r\\n'
            b.expect line: 'OK : I am the second client'
            a.close()
            ready srv, sa, sb, is: [sa]
            sa.expect eof
            sa.state 'CLOSE_WAIT'
            ''').with { [verdict(), title()] } == [Verdict.DONE, 'One listener, two clients, one select']
    }

    def "poll answers with the sockets that are ready; a time-out of nothing does not wait"() {
        expect:
        stage.play('''
            srv = listen 0
            c = open tcp, srv
            s = srv.accept()
            check poll(c, s, write: true) == [c, s]
            d = open tcp, srv
            check poll(srv, s) == [srv]
            u = socket udp
            u.bind '127.0.0.1:0'
            d.close()
            try { poll(u, timeout: 0.s); check false } catch (none) { check none.message =~ /, 0\\) = 0/ }
            ''').verdict() == Verdict.DONE
    }

    def "whoever sent a datagram can be answered"() {
        expect:
        stage.play('''
            ear = socket udp
            ear.bind '127.0.0.1:0'
            check ear.sender == null
            dev = udp ear, hex: '16 16'
            ear.recv 64
            check ear.sender == dev.local
            ear.sendto ear.sender, 'you'
            dev.expect datagram: 'you'.bytes.encodeHex().toString()
            ''').verdict() == Verdict.DONE
    }

    def "a frame of bytes is taken apart, its length and its sum are checked"() {
        expect:
        stage.play('''
            limit 20.s
            dev = udp 'lab:device', hex: '16 16 16 16 00 FF FF FF FF FF'
            dev.sent   10
            dev.expect datagram: '68 {len:1} 68 08 {addr:1} 72 {serial:4} .. {sum:1} 16'
            check      len as int == frame.size() - 5,   'length byte agrees with the datagram'
            check      sum as int == sum8(frame[3..-3]), 'checksum'
            dev.expect silence: 20.ms
            ''').verdict() == Verdict.DONE
    }

    def "what a script forgets to close is closed, and named"() {
        when:
        stage.play('srv = listen 0')

        then:
        stage.shell.session.sockets().all() == []
        stage.shell.screen().contains('srv was still open; closing it')
    }

    def "a failure that was expected is none"() {
        expect:
        stage.play(text).verdict() == verdict

        where:
        text                                                      | verdict
        "fails(ECONNREFUSED) { open tcp, '127.0.0.1', 1 }"        | Verdict.DONE
        "fails(ECONNRESET) { open tcp, '127.0.0.1', 1 }"          | Verdict.NO
        "fails(ECONNREFUSED) { listen(0).close() }"               | Verdict.NO
    }

    def "a parameter can be set from outside"() {
        expect:
        stage.play("param port: 1\ncheck port == wanted", [port: '2', wanted: '']).verdict() == Verdict.WRONG
        stage.play("param port: 1, host: 'h'\ncheck port == 2 && host == 'h'", [port: '2']).verdict() == Verdict.DONE
    }

    def "bytes can be seen as numbers, text and sums: #what"() {
        expect:
        stage.play("""
            srv = listen 0
            a = open tcp, srv
            b = srv.accept()
            a.send hex: '31 32 FF FE'
            got = b.recv exactly, 4
            check $what
            """).verdict() == Verdict.DONE

        where:
        what << ['got.u16be == 0x3132', 'got.u16le == 0x3231', 'got.i8 == 49', 'got.size() == 4', "got.hex == '31 32 FF FE'",
                 'got[0] == 0x31', 'got[-1] == 0xFE', 'got[2..3].i16be == -2', "got[0..1].text == '12'",
                 'got.sum8 == (0x31 + 0x32 + 0xFF + 0xFE) % 256', 'got.u32be == 0x3132FFFE', "got[1..-2].hex == '32 FF'"]
    }
}
