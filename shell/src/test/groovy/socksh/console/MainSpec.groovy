package socksh.console

import spock.lang.Specification

/** What the front door says before anybody has come in. */
class MainSpec extends Specification {

    def "an option nobody knows is named, and the usage follows"() {
        given:
        def err = new ByteArrayOutputStream()

        when:
        def status = Main.run(['--nonsense'], new Standard(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, [] as Set, [:]))

        then:
        status == 2
        err.toString().contains('unknown option --nonsense')
        err.toString().contains('usage: socksh')
    }
}
