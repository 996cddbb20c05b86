package socksh.script.run

import java.util.concurrent.CyclicBarrier
import java.util.concurrent.TimeUnit
import socksh.FreePort
import socksh.script.Exports
import socksh.command.Commands
import socksh.script.Plan
import socksh.script.ScriptWrong

/** Which scripts of a folder are played beside each other, and which one after the other. */
class SideBySideSpec extends RunConversation {

    private static final Map<String, CyclicBarrier> MEETINGS = ['1 and 3': new CyclicBarrier(2), '4 and 5': new CyclicBarrier(2)]

    /** Said by a script: goes on when another one, played at the same time, is there too. */
    static void meet(String who) {
        MEETINGS[who].await(60, TimeUnit.SECONDS)
    }

    def "scripts that share a fixed port follow each other, others do not wait"() {
        given:
        def meeting = { String who -> "import ${SideBySideSpec.name}\nsrv = listen PORT\nSideBySideSpec.meet '$who'\n" }
        def port = FreePort.find() as String
        file('s/1.groovy', meeting('1 and 3').replace('PORT', port))
        file('s/2.groovy', "srv = listen $port\n")
        ['3': '1 and 3', '4': '4 and 5', '5': '4 and 5'].each { name, who -> file("s/${name}.groovy", meeting(who).replace('PORT', '0')) }

        expect:
        run(['run', new File(folder, 's')]) == 0
        Chains.of(plans(new File(folder, 's'))) == [[0, 1], [2], [3], [4]]
    }

    def "a script that works out where it goes does not run beside one with a fixed port"() {
        given:
        file('s/1.groovy', 'listen 4000')
        file('s/2.groovy', '[1].each { open tcp, it }')
        file('s/3.groovy', 'listen 0')
        file('s/4.groovy', 'listen (')

        expect:
        Chains.of(plans(new File(folder, 's'))) == [[0, 1], [2], [3]]
    }

    private static List<Optional<Plan>> plans(File folder) {
        Selection.of([folder.path]).collect {
            try {
                Optional.of(Plan.of(it, Commands.catalog(new Exports()), [:]))
            } catch (ScriptWrong ignored) {
                Optional.<Plan>empty()
            }
        }
    }
}
