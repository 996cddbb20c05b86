package socksh.foreign

import java.nio.file.Path
import socksh.ShellFixture
import socksh.script.FailureReport
import socksh.script.record.RecordFixture
import socksh.session.Event
import socksh.session.Passage
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** What programs of others say twice at a tap, compared: the script that fits both plays a third time, the single one does not. */
class ComparedSpec extends Specification {
    /** A meter that counts its answers and wants to hear its serial number, another one each time. */
    static final String METER = '''
import socket
door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
door.bind(("127.0.0.1", 0))
print(door.getsockname()[1], flush=True)
count = 0
while True:
    frame, who = door.recvfrom(2048)
    if frame[0] == 0x16:
        count += 1
        serial = bytes(range(0xA0 + 4 * count, 0xA4 + 4 * count))
        door.sendto(bytes([0x68, 0x09, count]) + serial + bytes([0x16]), who)
    elif frame[1:5] == serial:
        door.sendto(b"\\x68\\xff" + frame[1:5] + b"\\x16", who)
'''
    static final String ASKS_METER = '''
import socket, sys
meter = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
meter.settimeout(10)
meter.connect(("127.0.0.1", int(sys.argv[1])))
meter.send(bytes.fromhex("16161616"))
serial = meter.recv(2048)[3:7]
meter.send(b"\\x20" + serial + b"\\x16")
assert meter.recv(2048)[2:6] == serial
'''
    @TempDir
    Path folder
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign server
    @AutoCleanup
    Foreign client

    @Requires(value = { Foreign.has('redis-server') && Foreign.has('redis-cli') }, reason = 'redis is not installed')
    def "redis-cli counts twice in one recording: the number becomes a pattern"() {
        given:
        server = Foreign.listening {
            Foreign.start('redis-server', '--port', it, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder)
        }
        server.says('Ready to accept connections')

        when:
        recorded('it', "127.0.0.1:$server.port") { port ->
            2.times { run('redis-cli', '-p', port, 'INCR', 'visits') }
        }
        def single = text('it')

        then: 'the end of the recording says so'
        shell.said().contains('the same was said again and 1 step varied: `compare')

        when:
        shell.given("compare ${folder.resolve('it')} to ${folder.resolve('both')}")

        then:
        text('both') =~ /conn.expect +line: ~\/:\\d\+\/ +\/\/ was: :1/
        !text('both').contains('conn2')
        plays(text('both')) == Verdict.DONE
        plays(single) == Verdict.NO
    }

    @Requires(value = { Foreign.has('nginx') && Foreign.has('curl') }, reason = 'nginx or curl is not installed')
    def "curl asks nginx for a page in two recordings: what the server counts becomes a pattern"() {
        given:
        folder.resolve('index.html').toFile().text = 'hello\n'
        server = Foreign.listening { port ->
            def conf = folder.resolve('nginx.conf').toFile()
            conf.text = """
                daemon off; master_process off; pid $folder/pid; error_log $folder/error;
                events {}
                http { access_log off; client_body_temp_path $folder/b; proxy_temp_path $folder/p; fastcgi_temp_path $folder/f;
                uwsgi_temp_path $folder/u; scgi_temp_path $folder/s;
                server { listen 127.0.0.1:$port; root $folder; add_header X-Visitor \$connection; } }
            """
            Foreign.start('nginx', '-p', folder, '-c', conf.path)
        }

        when:
        ['one', 'other'].each { name ->
            recorded(name, "127.0.0.1:$server.port") { port ->
                run('curl', '-sS', '--noproxy', '*', '-H', 'Host: localhost', "http://127.0.0.1:$port/index.html")
            }
        }
        shell.given("compare ${folder.resolve('one')} ${folder.resolve('other')} to ${folder.resolve('both')}")

        then: 'the date was a pattern before; the visitor is one now'
        text('both') =~ /conn.expect +line: ~\/Date: \.\+\/ +\/\/ was: Date/
        text('both') =~ /conn.expect +line: ~\/X-Visitor: \\d\+\/ +\/\/ was: X-Visitor: \d+/
        plays(text('both')) == Verdict.DONE
        plays(text('one')) == Verdict.NO
    }

    @Requires(value = { Foreign.has('python3') }, reason = 'python3 is not installed')
    def "a client in Python says the number of a meter back: it is captured, and the counter may be any"() {
        given:
        server = Foreign.start('python3', '-c', METER).says('\n')

        when:
        recorded('it', "127.0.0.1:${server.text.trim()} udp") { port ->
            2.times { run('python3', '-c', ASKS_METER, port) }
        }
        shell.given("compare ${folder.resolve('it')} to ${folder.resolve('both')}")
        def both = text('both')

        then:
        both =~ /expect +datagram: '68 09 \?\? \{value:4} 16' +\/\/ was: 68 09 01/
        both.contains("hex('20'), value, hex('16')")
        both =~ /expect +datagram: '68 FF \?\? \?\? \?\? \?\? 16'/
        plays(both) == Verdict.DONE
        plays(text('it')) == Verdict.NO
    }

    private static void run(Object... command) {
        def program = Foreign.start(*command)
        try {
            assert program.status() == 0: program.text
        } finally {
            program.close()
        }
    }

    /** Records what clients do at a tap before a server. */
    private void recorded(String name, String target, Closure<?> clients) {
        shell.given("tap 0 $target as wire; record ${folder.resolve(name)}")
        int before = shell.events().count { it instanceof Event.Tapped }
        clients(shell.port('wire'))
        shell.eventually {
            def seen = shell.events().findAll { it instanceof Event.Tapped }.drop(before)
            target.endsWith('udp')
                ? seen.count { it.passage() instanceof Passage.Carried } == 8
                : seen.count { it.passage() instanceof Passage.Came } == seen.count { it.passage() instanceof Passage.Over }
        }
        shell.given('record stop; wire close')
    }

    private String text(String name) {
        folder.resolve("${name}.groovy").toFile().text
    }

    private static Verdict plays(String script) {
        def result = RecordFixture.play(script)
        assert result.verdict() in [Verdict.DONE, Verdict.NO]: "$script\n${FailureReport.lines(result)*.text().join('\n')}"
        result.verdict()
    }
}
