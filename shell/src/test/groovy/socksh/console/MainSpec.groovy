package socksh.console

import spock.lang.Specification

/** What the front door says before anybody has come in. */
class MainSpec extends Specification {

    def "an option nobody knows is named, and the usage follows"() {
        given:
        def err = new ByteArrayOutputStream()

        when:
        def status = Main.run(['--nonsense'], System.in, new PrintStream(OutputStream.nullOutputStream()), new PrintStream(err))

        then:
        status == 2
        err.toString().contains('unknown option --nonsense')
        err.toString().contains('usage: socksh')
    }
}
