package socksh.script.run

import socksh.Program
import spock.lang.Specification
import spock.lang.TempDir

/** A folder for scripts, and a program that runs them. */
abstract class RunConversation extends Specification {
    static final String GOOD = "session 'good'\nlisten(0).close()\n"
    static final String BAD = "session 'bad'\nsrv = listen 0\na = open tcp, srv\nlimit 20.ms\na.expect line: 'x'\n"
    static final String WRONG = "session 'wrong'\nopne tcp, 1\n"
    static final String UNSURE = "session 'unsure'\nsrv = listen 0\nsocket(tcp).bind srv.localPort\n"

    @TempDir
    File folder

    @Delegate
    Program program

    def setup() {
        program = new Program(new File(folder, 'home'))
    }

    File file(String name, String text) {
        def file = new File(folder, name)
        file.parentFile.mkdirs()
        file.text = text
        file
    }
}
