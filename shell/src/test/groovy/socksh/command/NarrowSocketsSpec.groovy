package socksh.command

import socksh.ShellFixture
import spock.lang.Specification

/** sockets on a narrow terminal: nothing wraps, and the least columns go first. */
class NarrowSocketsSpec extends Specification {

    def "#width columns hold the list, and it says who is connected to whom and in which state"(int width) {
        given:
        def shell = new ShellFixture(width: width)
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as app; web send "hello"')
        def lines = shell.shows('sockets').readLines()
        def text = lines.join('\n')

        expect:
        lines.every { it.length() <= width }
        [text.count('ESTABLISHED'), text.count('LISTEN')] == [2, 1]
        text.count("127.0.0.1:${shell.port('srv')}") == 3

        cleanup:
        shell.close()

        where:
        width << [80, 60, 50, 40, 30]
    }
}
