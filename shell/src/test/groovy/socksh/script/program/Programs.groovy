package socksh.script.program

import java.nio.file.Path
import socksh.ShellFixture
import socksh.foreign.Foreign

/** Types lines, writes what was typed as a program, and runs that. */
class Programs {
    private static final Map<String, String> NEEDS = [c: 'cc', perl: 'perl', python: 'python3', nc: 'nc', socat: 'socat']
    static final List<String> CALLING = ['c', 'perl', 'python', 'java'].findAll { isInstalled(it) }
    static final List<String> ONE_SIDED = ['nc', 'socat'].findAll { isInstalled(it) }

    static boolean isInstalled(String language) {
        language == 'java' || Foreign.has(NEEDS[language]) && (language != 'nc' || isOpenBsd())
    }

    private static boolean isOpenBsd() {
        def help = ['nc', '-h'].execute()
        def said = new StringBuilder()
        help.waitForProcessOutput(said, said)
        said.contains('OpenBSD')
    }

    /** The text of the program of all that was typed in a shell. */
    static String text(ShellFixture shell, String language, String how, Path folder) {
        def file = folder.resolve('text')
        shell.given("show in $language $how to \"$file\" overwrite")
        file.toFile().text
    }

    /** The words that run a program of that text; a C program is compiled first. */
    static List<String> runnable(String language, String text, Path folder) {
        def file = folder.resolve(language == 'java' ? 'Session.java' : language == 'c' ? 'session.c' : 'session').toFile()
        file.setText(text, 'UTF-8')
        switch (language) {
            case 'c': return [compiled(file)]
            case 'java': return ["${System.getProperty('java.home')}/bin/java".toString(), '-XX:TieredStopAtLevel=1', file.path]
            case 'nc':
            case 'socat': return ['bash', file.path]
            default: return [NEEDS[language], file.path]
        }
    }

    private static String compiled(File source) {
        def program = new File(source.parentFile, 'a.out').path
        def compiler = Foreign.start('cc', '-Wall', '-Wextra', '-Werror', '-o', program, source.path)
        assert compiler.status() == 0: compiler.text + source.text
        program
    }
}
