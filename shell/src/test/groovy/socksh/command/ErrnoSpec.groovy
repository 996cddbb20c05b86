package socksh.command

import socksh.ShellFixture
import socksh.kernel.Errno
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Looking up what the kernel's numbers mean. */
class ErrnoSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "without a word all are listed, by number"() {
        when:
        shell.given('errno')
        def table = shell.reports(Report.Table).first()

        then:
        table.rows().size() == Errno.values().length
        table.rows()*.get(0)*.toInteger() == (table.rows()*.get(0)*.toInteger()).toSorted()
        shell.screen().readLines().every { it.length() <= 80 }
    }

    def "'#line' opens the page of ECONNREFUSED"(String line) {
        when:
        shell.given(line)
        def lines = shell.screen().readLines()

        then:
        lines[0] == 'ECONNREFUSED (111): Connection refused'
        lines[1] =~ /^Nobody listens there/
        lines.any { it =~ /^  connect +Nobody listens on that address and port/ }
        lines.last() == 'Read next: man 3 errno'
        lines.every { it.length() <= 80 }

        where:
        line << ['errno 111', 'errno ECONNREFUSED', 'errno econnrefused', 'errno refused']
    }

    def "words that several say give a table of those"() {
        when:
        shell.given('errno address')

        then:
        shell.reports(Report.Table).first().rows()*.get(1).containsAll(['EADDRINUSE', 'EADDRNOTAVAIL', 'EFAULT'])
    }

    def "several words are looked for as they stand"() {
        expect:
        shell.shows('errno broken pipe').startsWith('EPIPE (32): Broken pipe')
    }

    def "what no errno says is no errno"() {
        expect:
        shell.type('errno xyzzy') == Verdict.WRONG
        shell.screen().contains('errno xyzzy\n      ^^^^^\nno errno is called xyzzy or says so (`errno` lists them)')
        shell.shows('errno ECONREFUSED').contains('(did you mean `ECONNREFUSED`?)')
    }
}
