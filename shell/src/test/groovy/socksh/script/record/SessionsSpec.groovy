package socksh.script.record

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The recorded scripts are what the shell writes when the same is typed again. */
class SessionsSpec extends Specification {
    @TempDir
    Path folder

    def "#session.name recorded again is the same text but for what was; -Dsocksh.update=true writes it"(File session) {
        given:
        def script = Sessions.scriptOf(session)
        def again = Sessions.recorded(session, folder.toFile())
        if (Boolean.getBoolean('socksh.update') && (!script.exists() || Sessions.lasting(script.text) != Sessions.lasting(again))) {
            script.text = again
        }

        expect:
        Sessions.lasting(again) == Sessions.lasting(script.text)

        where:
        session << Sessions.all()
    }

    def "at least twenty sessions were recorded, and each begins and ends its recording"() {
        expect:
        Sessions.all().size() >= 20
        Sessions.all().every { session ->
            def lines = session.readLines()
            lines.first().startsWith("record ${session.name - '.socksh'} title ") && lines.last() == 'record stop'
        }
    }
}
