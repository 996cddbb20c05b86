package socksh.command

import socksh.ShellFixture
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Asking for the last answer at length. */
class WhySpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "before anything was asked there is nothing to explain"() {
        expect:
        shell.shows('why') == 'Nothing was asked of the kernel yet. Try: open tcp lab:http'
    }

    def "a refused connection: the call, the errno, why, what to try, where to read on"() {
        given:
        shell.type('open tcp lab:refused')
        def port = shell.port()

        expect:
        shell.shows('why') == """\
            connect(#1, 127.0.0.1:$port) = -1 ECONNREFUSED (Connection refused)

              asked       connect(2): Joins the socket to a peer: TCP shakes hands and waits
                          for it, UDP only notes the address.
              answered    no, ECONNREFUSED (111): Connection refused
              why         Nobody listens on that address and port of this machine, so the
                          kernel refused at once.
              in general  ECONNREFUSED: Nobody listens there: the other machine answered at
                          once, and the answer was no.
              #1          is closed by now

            Try
              sockets
              listen 127.0.0.1:$port

            Read next: man 2 connect, `errno ECONNREFUSED`""".stripIndent()
    }

    def "a success: its meaning, and how the socket is now"() {
        given:
        shell.given('open tcp lab:echo')

        when:
        def lines = shell.shows('why').readLines()

        then:
        lines.any { it ==~ /  answered +yes/ }
        lines.any { it =~ /^  meaning +The handshake is done/ }
        lines.any { it ==~ /  #1 +tcp to 127\.0\.0\.1:\d+; now ESTABLISHED/ }
        lines.last() == 'Read next: man 2 connect'
    }

    def "a time-out is no errno, and loses nothing"() {
        given:
        shell.given('open tcp lab:echo; send "no line end"')
        shell.eventually { shell.unread('#1') == 11 }
        shell.type('recv line timeout 50ms')

        when:
        def page = shell.shows('why')

        then:
        page =~ /asked +a line, up to its LF/
        page =~ /ended +timed out/
        page.contains('The limit is the shell\'s own')
        page.replaceAll(/\s+/, ' ').contains('nothing is lost. 11 bytes came and wait for the next recv.')
        page.contains('  recv timeout 30s')
    }

    def "silence over UDP has its own list of what to check"() {
        given:
        shell.type('udp lab:device "x"; recv timeout 50ms')

        expect:
        shell.shows('why') =~ /with UDP +\S+/
    }

    def "the end of the stream is not an error: the peer closed, we may still send"() {
        given:
        shell.given('open tcp lab:daytime; recv line; recv')

        when:
        def page = shell.shows('why')

        then:
        page =~ /ended +end of stream/
        page.contains('the peer closed its sending side')
        page =~ /#1 +tcp to .*; now CLOSE_WAIT/
    }

    def "a reset while receiving is explained by its errno"() {
        given:
        shell.type('open tcp lab:reset; send "x"; recv')

        when:
        def page = shell.shows('why')

        then:
        page =~ /answered +no, ECONNRESET \(104\): Connection reset by peer/
        page.readLines().last().endsWith('`errno ECONNRESET`')
    }

    def "a name without an address is explained by the library's code"() {
        given:
        shell.type('resolve no-such-name.invalid')

        expect:
        shell.shows('why') =~ /(?s)answered +no, EAI_\w+: .*why +.*Read next: man 3 getaddrinfo/
    }

    def "nobody who called within the time-out: poll said so"() {
        given:
        shell.type('listen 0; accept timeout 20ms')

        expect:
        shell.shows('why').startsWith('poll(')
    }

    def "a line that was not understood: the kernel was not asked"() {
        given:
        shell.type('conect 127.0.0.1 80')

        expect:
        shell.shows('why') == '''\
            The line was not understood, so the kernel was not asked
              conect 127.0.0.1 80
            unknown command conect (did you mean `connect`?)'''.stripIndent()
    }

    def "asking twice gives the same page: why is not an answer itself"() {
        given:
        shell.given('socket tcp; close')

        expect:
        shell.shows('why') == shell.shows('why')
        shell.screen().startsWith('close(#1) = 0')
    }
}
