package socksh

import socksh.console.Main
import socksh.console.Standard

/** The whole program within this process: words of the command line in, an exit code out. */
class Program {
    final ByteArrayOutputStream out = new ByteArrayOutputStream()
    final ByteArrayOutputStream err = new ByteArrayOutputStream()
    private final File home

    /** @param home where it may keep its state */
    Program(File home) {
        this.home = home
    }

    int run(List<?> args, String input = '') {
        def environment = [XDG_STATE_HOME: home.path, XDG_CONFIG_HOME: home.path]
        def standard = new Standard(new ByteArrayInputStream(input.bytes), out, err, [] as Set, environment)
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
