package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** redis, in its own protocol. */
@Requires(value = { Foreign.has('redis-server') }, reason = 'redis-server is not installed')
class RedisSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    @Shared
    Foreign redis
    @TempDir
    @Shared
    File folder

    def setupSpec() {
        redis = Foreign.listening {
            Foreign.start('redis-server', '--port', it, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder.path)
        }
        redis.says('Ready to accept connections')
    }

    def setup() {
        shell.given("open tcp 127.0.0.1:$redis.port as db")
    }

    def "PING, inline and as an array"() {
        expect:
        shell.type('send "PING\\r\\n"; expect line "+PONG"') == Verdict.DONE
        shell.type('send "*1\\r\\n$4\\r\\nPING\\r\\n"; expect "+PONG\\r\\n"') == Verdict.DONE
        shell.type('eol crlf; line PING; recv line') == Verdict.DONE
        shell.receipt().note() == ''
    }

    def "a value of any bytes: the line tells how many follow"() {
        given:
        shell.given('send "*3\\r\\n$3\\r\\nSET\\r\\n$1\\r\\nk\\r\\n$6\\r\\n" hex 00 0d 0a ff 0a 0d "\\r\\n"; expect line "+OK"')

        expect:
        shell.type('send "GET k\\r\\n"; expect line "$6"; recv exactly 6') == Verdict.DONE
        shell.receipt().bytes() == [0, 13, 10, -1, 10, 13] as byte[]
        shell.type('expect "\\r\\n"') == Verdict.DONE
    }

    def "a thousand commands in one send have a thousand answers, in order"() {
        expect:
        shell.type('send repeat 1000 "INCR n\\r\\n"') == Verdict.DONE
        (1..1000).every { shell.type("expect line \":$it\"") == Verdict.DONE }
        shell.type('recv timeout 20ms') == Verdict.NO
    }

    def "a bare LF where the protocol wants CR LF brings the hint"() {
        when:
        shell.type('send "*1\\n$4\\nPING\\n"')

        then:
        shell.screen().contains('(http-crlf)')
    }
}
