package socksh.foreign

import java.nio.file.Path
import socksh.ShellFixture
import socksh.script.FailureReport
import socksh.script.Result
import socksh.script.Samples
import socksh.script.Source
import socksh.script.Stage
import socksh.script.record.RecordFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** What was recorded with our client serves the clients that others wrote. */
class ServedSpec extends Specification {
    @TempDir
    Path folder
    @AutoCleanup
    ShellFixture server = new ShellFixture()
    @AutoCleanup
    Foreign foreign
    private volatile Result result
    private Thread serving

    @Requires(value = { Foreign.has('curl') }, reason = 'curl is not installed')
    def "curl takes a recorded web server for one"() {
        given:
        int port = serves(new File(Samples.SCRIPTS, 'http-strict.groovy').text)

        when:
        foreign = Foreign.start('curl', '-sS', '-i', '--noproxy', '*', '-H', 'Host: localhost', '-H', 'User-Agent:', '-H', 'Accept:', '-H', 'Connection: close', "http://127.0.0.1:$port/")

        then:
        foreign.status() == 0
        foreign.text.contains('Set-Cookie: sid=')
        foreign.text.endsWith('\r\n\r\nhello\n')
        isServed()
    }

    @Requires(value = { Foreign.has('nc') }, reason = 'nc is not installed')
    def "nc hands its mail over to a recorded mail server"() {
        given:
        int port = serves(new File(Samples.SCRIPTS, 'mail.groovy').text)

        when: 'it says all at once what a person said line by line'
        foreign = Foreign.start('nc', '127.0.0.1', port).hears(['HELO me', 'MAIL FROM:<ann@example.org>', 'RCPT TO:<bob@example.org>',
            'DATA', 'Subject: lunch', '', 'At noon?', '.', 'QUIT'].collect { "$it\r\n" }.join('')).says('221 localhost closes').hearsEnd()

        then:
        foreign.status() == 0
        foreign.text.readLines()*.take(3) == ['220', '250', '250', '250', '354', '250', '221']
        isServed()
    }

    @Requires(value = { Foreign.has('redis-server') && Foreign.has('redis-cli') }, reason = 'redis is not installed')
    def "redis-cli takes what was recorded against redis for redis"() {
        given:
        def script = recordedWithRedis()
        int port = serves(script)

        when:
        foreign = Foreign.start('redis-cli', '-p', port, 'GET', 'k')

        then:
        foreign.status() == 0
        foreign.text.trim() == 'a value'
        isServed()
    }

    private String recordedWithRedis() {
        def redis = Foreign.listening {
            Foreign.start('redis-server', '--port', it, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder)
        }
        redis.says('Ready to accept connections')
        def recorder = new RecordFixture(folder)
        def preparing = new ShellFixture()
        try {
            preparing.given("open tcp 127.0.0.1:$redis.port as db; send \"SET k 'a value'\\r\\n\"; expect line '+OK'; close")
            return recorder.recorded(["open tcp 127.0.0.1:$redis.port as db", 'send "*2\\r\\n$3\\r\\nGET\\r\\n$1\\r\\nk\\r\\n"', 'recv line', 'recv line', 'close']*.toString())
        } finally {
            [preparing, recorder, redis]*.close()
        }
    }

    /** Plays the other side of a script for whoever calls, and tells where. */
    private int serves(String script) {
        serving = Thread.start {
            result = new Stage().play(new Source('served.groovy', script), server.interpreter, [address: '127.0.0.1:0'], Stage.Role.SERVER)
        }
        server.eventually { server.screen().contains('listens on') }
        server.port()
    }

    private boolean isServed() {
        serving.join()
        assert result.verdict() == Verdict.DONE: FailureReport.lines(result)*.text().join('\n')
        true
    }
}
