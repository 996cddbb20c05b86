package socksh.script

import socksh.FreePort
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A recorded conversation played by the other side, or by both. */
class OtherPartSpec extends Specification {

    static final String HTTP = '''
        session 'HTTP/1.1: no Host is refused, Host is served'
        param host: '127.0.0.1', port: 1
        limit 10.s

        bad = open tcp, host, port
        bad.send   'GET / HTTP/1.1\\r\\n\\r\\n'
        bad.expect line: 'HTTP/1.1 400 Bad Request'
        bad.expect rest: any                         // was: no Host
        bad.expect eof
        bad.state  'CLOSE_WAIT'
        bad.close()

        web = open tcp, host, port
        web.send   lines: ['GET / HTTP/1.1', 'Host: localhost', 'Connection: close', '']
        web.expect line: 'HTTP/1.1 200 OK'
        web.expect line: ~/Date: .+/                 // was: Date: Sat, 21 Nov 2026 14:35:02 GMT
        web.expect line: ~/Set-Cookie: sid=(?<sid>\\w+); HttpOnly/
        web.expect line: 'Content-Length: 6'
        web.expect line: ''
        web.expect text: 'hello\\n'
        web.expect eof
        web.close()
        '''

    static final String METER = '''
        param device: '127.0.0.1:1'
        limit 20.s
        simulate 'device', {
            on hex: '16 16 16 16 00 FF FF FF FF FF', reply: '68 09 68 08 05 72 78 56 34 12 01 07 9B 16'
        }
        dev = udp device, hex: '16 16 16 16 00 FF FF FF FF FF'
        dev.sent   10
        dev.expect datagram: '68 {len:1} 68 08 {addr:1} 72 {serial:4} .. {sum:1} 16'
        check      len as int == frame.size() - 5,   'length byte agrees with the datagram'
        dev.expect silence: 20.ms
        dev.close()
        '''

    @AutoCleanup
    ScriptFixture stage = new ScriptFixture()

    def "both sides are played when nobody else is there"() {
        expect:
        with(stage.play(script, [:], Stage.Role.BOTH)) {
            failure().empty
            verdict() == Verdict.DONE
        }

        where:
        script << [HTTP, METER]
    }

    def "what does not fit fails also when both sides are ours"() {
        given: 'a script that says it sends nine bytes'
        def wrong = METER.replace('sent   10', 'sent   9')

        expect:
        stage.play(wrong, [:], Stage.Role.BOTH).verdict() == Verdict.NO
    }

    def "a foreign client talks to the recorded server"() {
        given: 'a port that nobody has'
        int port = FreePort.find()

        when: 'the script serves and a client of the JDK asks'
        def answers = []
        def client = Thread.start {
            ['GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'].each { request ->
                answers << ask(port, request)
            }
        }
        def result = stage.play(HTTP, [port: port as String], Stage.Role.SERVER)
        client.join()

        then:
        result.failure().empty
        result.verdict() == Verdict.DONE
        answers == ['HTTP/1.1 400 Bad Request\r\nno Host',
                    'HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 14:35:02 GMT\r\nSet-Cookie: sid=x; HttpOnly\r\n' +
                    'Content-Length: 6\r\n\r\nhello\n']
    }

    def "a client that says something else is told apart"() {
        given:
        int port = FreePort.find()

        when:
        def cut = null
        def client = Thread.start {
            try {
                ask(port, 'GET /other HTTP/1.1\r\n\r\n')
            } catch (SocketException e) {
                cut = e
            }
        }
        def result = stage.play(HTTP, [port: port as String], Stage.Role.SERVER)
        client.join()

        then:
        result.verdict() == Verdict.NO
        result.failure().get().what() == 'other text came'
        cut.message == 'Connection reset'
    }

    /** Everything the server says to one request; waits until it listens. */
    private String ask(int port, String request) {
        stage.shell.eventually { stage.shell.screen().contains("listens on 127.0.0.1:$port") }
        new Socket('127.0.0.1', port).withCloseable {
            it.soTimeout = 60_000
            it.outputStream << request
            it.outputStream.flush()
            it.inputStream.text
        }
    }

    def "what the script itself listens on is no other side, whatever it is called: #address"(String address) {
        expect:
        with(stage.play("srv = listen 0\nport = srv.localPort\na = open tcp, $address\nb = srv.accept()\n"
            + "b.send 'hi\\r\\n'\na.expect line: 'hi'", [:], Stage.Role.BOTH)) {
            failure().empty
            verdict() == Verdict.DONE
        }

        where:
        address << ['port', "'localhost', port", '"127.0.0.1:$port"', 'srv']
    }

    def "a simulation of lines answers what is taken without being named"() {
        expect:
        with(stage.play('''
            simulate 'server', { on lines: ['GET /', ''], reply: 'Content-Length: 2\\r\\n\\r\\nok' }
            web = open tcp, '127.0.0.1', 1
            2.times {
                web.send lines: ['GET /', '']
                web.expect line: ~/Content-Length: (?<size>.+)/
                web.expect line: ''
                body = web.recv exactly: size as int
                check body.text == 'ok'
            }
            ''', [:], Stage.Role.BOTH)) {
            failure().empty
            verdict() == Verdict.DONE
        }
    }

    def "what nobody said cannot be simulated, and that is no failure"() {
        expect:
        with(stage.play("web = open tcp, '127.0.0.1', 1\nx = web.recv exactly: 4", [:], Stage.Role.BOTH)) {
            verdict() == Verdict.INCONCLUSIVE
            failure().get().what().startsWith('the script does not say what comes here')
        }
    }

    def "nobody is there for a datagram either"() {
        expect:
        with(stage.play("nobody = udp '127.0.0.1:1', 'anybody?'\nfails(ECONNREFUSED) { nobody.recv() }", [:], Stage.Role.BOTH)) {
            failure().empty
            verdict() == Verdict.DONE
        }
    }

    def "a pattern gives a text that fits it: #pattern"() {
        expect:
        Example.of(~pattern) == text

        where:
        pattern                             | text
        'Date: .+'                          | 'Date: x'
        'sid=(?<sid>\\w+); HttpOnly'        | 'sid=x; HttpOnly'
        '\\d{3} [A-Z]+(,? ok)*'             | '111 A'
        'a|b'                               | 'a'
        '[^x]y?'                            | '0'
        '(?:GET|POST) /\\S*'                | 'GET /'
    }

    def "a pattern that suggests no text asks for one"() {
        when:
        Example.of(~/(?=b)a/)

        then:
        thrown(IllegalArgumentException)
    }
}
