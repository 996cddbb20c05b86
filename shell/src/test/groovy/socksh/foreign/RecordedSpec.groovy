package socksh.foreign

import java.nio.file.Path
import socksh.script.FailureReport
import socksh.script.record.RecordFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Sessions with programs that others wrote: recorded, and played again against the same program. */
class RecordedSpec extends Specification {
    static final String LINES = '''
import socketserver, sys
class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 ready, session 4711-" + str(self.client_address[1]).encode() + b"\\r\\n")
        for line in self.rfile:
            word = line.strip()
            if word == b"QUIT":
                self.wfile.write(b"221 bye\\r\\n")
                return
            self.wfile.write(b"250 " + word.upper() + b"\\r\\n")
socketserver.TCPServer.allow_reuse_address = True
socketserver.TCPServer(("127.0.0.1", int(sys.argv[1])), Talk).serve_forever()
'''
    @TempDir
    Path folder

    @AutoCleanup
    Foreign peer

    @Requires(value = { Foreign.has('redis-server') }, reason = 'redis-server is not installed')
    def "redis: lines, bulk bytes, an error, and its goodbye"() {
        given:
        peer = Foreign.listening {
            Foreign.start('redis-server', '--port', it, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder)
        }

        expect:
        playsAgain(["open tcp 127.0.0.1:$peer.port as db", 'send "PING\\r\\n"', 'recv line', 'send "*3\\r\\n$3\\r\\nSET\\r\\n$1\\r\\nk\\r\\n$6\\r\\n" hex 000d0aff0a0d "\\r\\n"',
                    'recv', 'send "GET k\\r\\n"', 'recv line', 'recv exactly 8', 'send "NO\\r\\n"', 'recv line', 'send "QUIT\\r\\n"', 'recv line', 'recv', 'close'])
            .contains("db.expect hex: '00 0D 0A FF 0A 0D 0D 0A'")
    }

    @Requires(value = { Foreign.has('python3') }, reason = 'python3 is not installed')
    def "a server in Python that speaks first and names a session of its own"() {
        given:
        peer = Foreign.listening { Foreign.start('python3', '-c', LINES, it) }

        expect:
        playsAgain(["open tcp 127.0.0.1 $peer.port as mail", 'eol crlf', 'recv line', 'line helo me', 'recv', 'line QUIT', 'recv all', 'close'])
            .contains('mail.expect line: ~/220 ready, session [^;\\s]+/')
    }

    private String playsAgain(List<Object> lines) {
        def recorder = new RecordFixture(folder)
        def script = recorder.recorded(lines*.toString())
        recorder.close()
        3.times {
            def result = RecordFixture.play(script)
            assert result.verdict() == Verdict.DONE: "$script\n${FailureReport.lines(result)*.text().join('\n')}"
        }
        script
    }
}
