package socksh

import socksh.console.Main
import socksh.console.Standard

/** The whole program within this process: words of the command line in, an exit code out. */
class Program {
    final ByteArrayOutputStream out = new ByteArrayOutputStream()
    final ByteArrayOutputStream err = new ByteArrayOutputStream()
    private final File home
    /** More of the environment, by name. */
    final Map<String, String> environment = [:]

    /** @param home where it may keep its state */
    Program(File home) {
        this.home = home
    }

    int run(List<?> args, String input = '') {
        def all = [XDG_STATE_HOME: home.path, XDG_CONFIG_HOME: home.path] + environment
        def standard = new Standard(new ByteArrayInputStream(input.bytes), out, err, [] as Set, all)
        Main.run(args*.toString(), standard)
    }

    /** Runs lines as `-c` does. */
    int lines(String... lines) {
        run(lines.collectMany { ['-c', it] })
    }

    /** Everything that was said, without regard to where lines were wrapped. */
    String said() {
        err.toString('UTF-8').replaceAll(/\s+/, ' ')
    }
}
