package socksh.foreign

import java.nio.file.Path
import socksh.ShellFixture
import socksh.kernel.Kind
import socksh.script.FailureReport
import socksh.script.Result
import socksh.script.Source
import socksh.script.Stage
import socksh.script.record.RecordFixture
import socksh.session.Event
import socksh.session.OpenSocket
import socksh.session.Passage
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Conversations between programs that others wrote, overseen at a tap: played again from either side. */
class TappedSpec extends Specification {
    static final String ASKS_METER = '''
import socket, sys
meter = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
meter.settimeout(10)
meter.connect(("127.0.0.1", int(sys.argv[1])))
meter.send(bytes.fromhex("16161616 00ffffffffff"))
print(meter.recv(2048).hex())
'''
    @TempDir
    Path folder
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign server
    @AutoCleanup
    Foreign client
    @AutoCleanup
    Foreign second
    private volatile Result result
    private Thread serving

    @Requires(value = { Foreign.has('redis-server') && Foreign.has('redis-cli') }, reason = 'redis is not installed')
    def "redis-cli and redis: the script is the client, and then redis itself"() {
        given:
        server = Foreign.listening {
            Foreign.start('redis-server', '--port', it, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder)
        }
        server.says('Ready to accept connections')

        when:
        def script = recorded("127.0.0.1:$server.port") { port ->
            client = Foreign.start('redis-cli', '-p', port, 'SET', 'k', 'a value')
            assert client.status() == 0
            second = Foreign.start('redis-cli', '-p', port, 'GET', 'k')
            assert second.status() == 0
        }

        then:
        script =~ /conn.expect +line: '\+OK'/
        playsAsClient(script)

        when: 'redis is gone'
        server.close()
        int port = serves(script)
        client = Foreign.start('redis-cli', '-p', port, 'SET', 'k', 'a value')

        then:
        client.status() == 0
        client.text.trim() == 'OK'

        when:
        second = Foreign.start('redis-cli', '-p', port, 'GET', 'k')

        then:
        second.status() == 0
        second.text.trim() == 'a value'
        isServed()
    }

    @Requires(value = { Foreign.has('nginx') && Foreign.has('curl') }, reason = 'nginx or curl is not installed')
    def "curl and nginx: the date becomes a pattern, the page stays"() {
        given:
        folder.resolve('index.html').toFile().text = 'hello\n'
        server = Foreign.listening { port ->
            def conf = folder.resolve('nginx.conf').toFile()
            conf.text = """
                daemon off; master_process off; pid $folder/pid; error_log $folder/error;
                events {}
                http { access_log off; client_body_temp_path $folder/b; proxy_temp_path $folder/p; fastcgi_temp_path $folder/f;
                uwsgi_temp_path $folder/u; scgi_temp_path $folder/s; server { listen 127.0.0.1:$port; root $folder; } }
            """
            Foreign.start('nginx', '-p', folder, '-c', conf.path)
        }

        when:
        def script = recorded("127.0.0.1:$server.port") { port ->
            client = Foreign.start('curl', '-sS', '--noproxy', '*', '-H', 'Host: localhost', "http://127.0.0.1:$port/index.html")
            assert client.status() == 0
            assert client.text == 'hello\n'
        }

        then:
        script =~ /conn.expect +line: 'HTTP\/1.1 200 OK'/
        script =~ /conn.expect +line: ~\/Date: /
        playsAsClient(script)

        when:
        server.close()
        int port = serves(script)
        client = Foreign.start('curl', '-sS', '--noproxy', '*', '-H', 'Host: localhost', "http://127.0.0.1:$port/index.html")

        then:
        client.status() == 0
        client.text == 'hello\n'
        isServed()
    }

    @Requires(value = { Foreign.has('python3') }, reason = 'python3 is not installed')
    def "a client in Python and a meter over UDP"() {
        when:
        def answer = ''
        def script = recorded('lab:device udp') { port ->
            client = Foreign.start('python3', '-c', ASKS_METER, port)
            assert client.status() == 0
            answer = client.text
        }

        then:
        script.contains("16 16 16 16 00 FF FF FF FF FF")
        playsAsClient(script)

        when:
        int port = serves(script)
        client = Foreign.start('python3', '-c', ASKS_METER, port)

        then:
        client.status() == 0
        client.text == answer
        isServed()
    }

    /** The script of what clients do at a tap before a server. */
    private String recorded(String target, Closure<?> clients) {
        shell.given("tap 0 $target as wire; record ${folder.resolve('it')}")
        clients(shell.port('wire'))
        shell.eventually {
            def seen = shell.events().findAll { it instanceof Event.Tapped }
            target.endsWith('udp') ? seen.size() >= 3 : seen.count { it.passage() instanceof Passage.Came } == seen.count { it.passage() instanceof Passage.Over }
        }
        shell.given('record stop')
        folder.resolve('it.groovy').toFile().text
    }

    private static boolean playsAsClient(String script) {
        def result = RecordFixture.play(script)
        assert result.verdict() == Verdict.DONE: "$script\n${FailureReport.lines(result)*.text().join('\n')}"
        true
    }

    /** Plays the server of a script on a port that the kernel chooses; waits until a client may come. */
    private int serves(String script) {
        def stage = new ShellFixture()
        serving = Thread.start {
            result = new Stage().play(new Source('it.groovy', script), stage.interpreter, [port: '0'], Stage.Role.SERVER)
            stage.close()
        }
        OpenSocket door = null
        stage.eventually { door = stage.session.sockets().all().find { takesClients(it) } }
        stage.port(door.label())
    }

    private static boolean takesClients(OpenSocket socket) {
        socket.phase() == (socket.kind() == Kind.STREAM ? OpenSocket.Phase.LISTENING : OpenSocket.Phase.BOUND)
    }

    private boolean isServed() {
        serving.join(60_000)
        assert result?.verdict() == Verdict.DONE: FailureReport.lines(result)*.text().join('\n')
        true
    }
}
