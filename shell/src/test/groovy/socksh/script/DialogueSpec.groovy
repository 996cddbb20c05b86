package socksh.script

import java.nio.file.Files
import java.nio.file.Path
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** An example of a test that uses the script language, and of one that plays scripts. */
class DialogueSpec extends Specification {

    @AutoCleanup
    Dialogue dialogue = Dialogue.open()

    @TempDir
    Path folder

    def "a server greets its client by name"() {
        given:
        def name = 'client'
        dialogue.play {
            limit 20.s
            srv = listen 0
            a = open tcp, srv
            b = srv.accept()
        }

        when:
        dialogue.play {
            b.send "Hello $name\r\n"
            a.expect line: "Hello $name"
            a.close()
            b.expect eof
            fails(ECONNREFUSED) { open tcp, '127.0.0.1', 1 }
        }

        then:
        dialogue.play { b.localPort } == dialogue.play { srv.localPort }
    }

    def "what fails is an assertion with the report, what is wrong an argument"() {
        given:
        dialogue.play {
            limit 20.s
            srv = listen 0
            a = open tcp, srv
            srv.accept().send 'x\r\n'
        }

        when:
        dialogue.play { a.expect line: 'y' }

        then:
        def failed = thrown(AssertionError)
        failed.message.readLines()*.strip()[0..1] == ['other text came', "expected  'y'"]

        when:
        dialogue.play { opne tcp, srv }

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message.contains('did you mean `open`?')
    }

    def "a script is played as a test"() {
        given:
        def script = Files.writeString(folder.resolve('x.groovy'), 'param port: 1\ncheck port > 1\n')

        expect:
        Scripts.play(script, [port: '2']).verdict() == Verdict.DONE

        when:
        Scripts.play(script).verify()

        then:
        def failed = thrown(AssertionError)
        failed.message == "$script:2  check port > 1\n  the check is not true\n  left      1\n  right     1"
    }
}
