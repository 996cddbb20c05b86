package socksh.script.run

import socksh.script.Exports
import socksh.command.Commands
import socksh.script.Plan
import socksh.script.ScriptWrong

/** Which scripts of a folder are played beside each other, and which one after the other. */
class SideBySideSpec extends RunConversation {

    def "scripts that share a fixed port follow each other, others do not wait"() {
        given:
        def slow = "limit 5.s\nsrv = listen PORT\na = open tcp, srv\na.expect silence: 300.ms\n"
        def port = freePort()
        ['1', '2'].each { file("s/${it}.groovy", slow.replace('PORT', port as String)) }
        ['3', '4', '5'].each { file("s/${it}.groovy", slow.replace('PORT', '0')) }

        when:
        def began = System.nanoTime()
        def code = run(['run', new File(folder, 's')])
        def seconds = (System.nanoTime() - began) / 1e9

        then:
        code == 0
        seconds < 5 * 0.3
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

    private static int freePort() {
        new ServerSocket(0).withCloseable { it.localPort }
    }
}
