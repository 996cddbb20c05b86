package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Python at the other end: its web server, and datagrams. */
@Requires(value = { Foreign.has('python3') }, reason = 'python3 is not installed')
class PythonSpec extends Specification {
    static final String ECHO = '''
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 0))
print("port", s.getsockname()[1], flush=True)
while True:
    data, peer = s.recvfrom(65536)
    print("got", len(data), flush=True)
    s.sendto(data, peer)
'''

    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign python
    @TempDir
    File folder

    int port() {
        python.says('\n')
        (python.text =~ /port (\d+)/)[0][1] as int
    }

    def "a page of http.server, line by line, then by its length, to the end"() {
        given:
        def page = (0..255) as byte[]
        new File(folder, 'page.bin').bytes = page
        python = Foreign.start('python3', '-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder.path)
        shell.given("open tcp 127.0.0.1:${port()}; send \"GET /page.bin HTTP/1.0\\r\\n\\r\\n\"")

        expect:
        shell.type('expect line "HTTP/1.0 200 OK"; recv match /Content-Length: 256\\r\\n/; recv until "\\r\\n\\r\\n"') == Verdict.DONE
        shell.type('recv exactly 200') == Verdict.DONE
        shell.receipt().bytes() == page[0..<200] as byte[]
        shell.type('recv all') == Verdict.DONE
        shell.receipt().bytes() == page[200..<256] as byte[]
    }

    def "a page goes to a file, exact"() {
        given:
        new File(folder, 'index.html').text = '<h1>it works</h1>\n'
        def copy = new File(folder, 'copy')
        python = Foreign.start('python3', '-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder.path)

        expect:
        shell.type("open tcp 127.0.0.1:${port()}; send \"GET / HTTP/1.0\\r\\n\\r\\n\"") == Verdict.DONE
        shell.type("recv until \"\\r\\n\\r\\n\"; recv all to $copy.path") == Verdict.DONE
        copy.text == '<h1>it works</h1>\n'
    }

    def "a datagram of #size bytes goes and comes back whole"(int size) {
        given:
        python = Foreign.start('python3', '-u', '-c', ECHO)
        def file = new File(folder, 'datagram')
        def bytes = new byte[size]
        new Random(size).nextBytes(bytes)
        file.bytes = bytes
        shell.given("udp 127.0.0.1:${port()} file $file.path")

        expect:
        shell.type('recv') == Verdict.DONE
        shell.received() == bytes
        python.says("got $size\n")

        where:
        size << [0, 10, 20_003, 65_507]
    }
}
