package socksh.command

import java.nio.ByteBuffer
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import socksh.ShellFixture
import socksh.session.Ending
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Sockets within this machine: by path, by abstract name, as a stream and as datagrams. */
class UnixSocketsSpec extends Specification {
    /** Abstract names are one set for the whole machine. */
    static final String ABSTRACT = "@socksh-kind-${ProcessHandle.current().pid()}"

    @AutoCleanup
    ShellFixture shell = new ShellFixture(width: 200)
    @TempDir
    File folder

    String getPath() { new File(folder, 's').path }

    def "a stream to a socket in the file system"() {
        given:
        def door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path))
        shell.given("open unix unix:$path; send \"ping\"; shutdown write")
        def client = door.accept()

        expect:
        text(client) == 'ping'
        client.write(ByteBuffer.wrap('pong\n'.bytes)) == 5
        shell.type('recv line') == Verdict.DONE
        shell.screen().contains("connect(#1, unix:$path) = 0")
        new String(shell.received()) == 'pong\n'

        cleanup:
        client?.close()
        door.close()
    }

    def "a bare path is a Unix socket too, as psql and `nc -U` take it"() {
        expect:
        shell.type("listen unix:$path; open unix $path") == Verdict.DONE
        shell.screen().contains("connect(#2, unix:$path) = 0")
    }

    def "what only a Unix socket is called says the kind by itself: `#line`"() {
        expect:
        shell.type("listen $door; $line") == Verdict.DONE
        shell.screen().contains("connect(#2, unix:$address) = 0")

        where:
        door                 | line                       || address
        "unix:$ABSTRACT"     | "open unix $ABSTRACT"      || ABSTRACT
        "unix:$ABSTRACT"     | "open unix:$ABSTRACT"      || ABSTRACT
        ABSTRACT             | "open $ABSTRACT as c"      || ABSTRACT
    }

    def "after `open unix` a bare name is a file of this folder, a host and a port are none"() {
        expect:
        shell.type('open unix no-such-socket') == Verdict.NO
        shell.screen().contains('connect(#1, unix:no-such-socket) = -1 ENOENT')
        shell.type('open unix localhost 80') == Verdict.WRONG
        shell.screen().contains('that address is not a Unix socket')
        shell.type('open tcp @name') == Verdict.WRONG
        shell.screen().contains('that address is a Unix socket')
    }

    def "listen on a path, and a foreign client is accepted"() {
        given:
        shell.given("listen unix:$path as srv")
        def client = SocketChannel.open(UnixDomainSocketAddress.of(path))

        expect:
        shell.type('accept; send "hi"; close') == Verdict.DONE
        text(client) == 'hi'

        cleanup:
        client?.close()
    }

    def "an abstract name leaves no file and is free again when its socket is closed"() {
        given:
        def name = "socksh-${UUID.randomUUID()}"

        expect:
        shell.type("listen unix:@$name as srv; open unix unix:@$name as a; srv accept as b; a send x; b recv") == Verdict.DONE
        new String(shell.received()) == 'x'
        shell.type("srv close; listen unix:@$name") == Verdict.DONE
        shell.screen().contains("listens on unix:@$name")
    }

    def "datagrams are whole here too"() {
        given:
        shell.given("socket unix-dgram as ear; bind unix:$path; socket unix-dgram as mouth")

        expect:
        shell.type("mouth sendto unix:$path repeat 100 \"x\"; mouth sendto unix:$path \"next\"; ear recv 64; ear recv") == Verdict.DONE
        shell.received().length == 68
        shell.screen().contains('64 of 100 bytes kept, 36 discarded')
    }

    def "an answer can go only to a socket that has a name"() {
        given:
        shell.given("socket unix-dgram as ear; bind unix:$path; socket unix-dgram as mouth; bind unix:${path}2")

        expect:
        shell.type("mouth sendto ear \"q\"; ear recv; ear sendto mouth \"a\"; mouth recv") == Verdict.DONE
        new String(shell.received()) == 'qa'
    }

    def "the file of a dead listener refuses: ECONNREFUSED, not ENOENT"() {
        given:
        shell.given("listen unix:$path; close")

        expect:
        new File(path).exists()
        shell.type("open unix unix:$path") == Verdict.NO
        shell.screen().contains('ECONNREFUSED')
    }

    def "a path without a file is ENOENT"() {
        expect:
        shell.type("open unix unix:${path}-none") == Verdict.NO
        shell.screen().contains('ENOENT')
    }

    def "closing one end is the end of the stream at the other"() {
        given:
        shell.given("listen unix:$path as srv; open unix unix:$path as a; srv accept as b; a close")

        expect:
        shell.type('b recv') == Verdict.DONE
        shell.receipt().ending() == Ending.END_OF_STREAM
    }

    def "`#line` is refused before anything is opened: #what"(String line, String what) {
        expect:
        shell.type(line) == Verdict.WRONG
        shell.screen().contains(what)
        shell.session.sockets().all().empty

        where:
        line                            || what
        'open unix unix:'               || 'the name of the Unix socket is missing'
        'open unix unix:@'              || 'the name of the Unix socket is missing'
        "open unix unix:${'x' * 108}"   || 'at most 107 bytes; this one has 108'
        'open tcp unix:/run/x'          || 'that address is a Unix socket'
        'open unix 127.0.0.1:80'        || 'that address is not a Unix socket'
        'open tcp unix:@x'              || '(`open unix @x`)'
        'listen unix @x'                || "a Unix socket's address is one word here (`unix:@x`)"
        'listen tcp 8888'               || '`tcp` is not said here (`8888` alone)'
        'listen udp'                    || '`udp` is not said here (HOST PORT or PORT)'
    }

    private static String text(SocketChannel channel) {
        def buffer = ByteBuffer.allocate(1000)
        while (channel.read(buffer) > 0) { }
        new String(buffer.array(), 0, buffer.position())
    }
}
