package socksh.script

import socksh.ShellFixture

/** Plays session scripts in a shell of their own, on the real kernel. */
class ScriptFixture implements AutoCloseable {
    final ShellFixture shell = new ShellFixture()
    private final Stage stage = new Stage()

    /** Plays a text; {@code settings} are what --set would set. */
    Result play(String text, Map<String, String> settings = [:], Stage.Role role = Stage.Role.AS_WRITTEN) {
        stage.play(new Source('test.groovy', text.stripIndent()), shell.interpreter, settings, role)
    }

    /** Plays a text and gives what a person reads when it ends badly. */
    String report(String text) {
        FailureReport.lines(play(text))*.text().join('\n')
    }

    @Override
    void close() {
        shell.close()
    }
}
