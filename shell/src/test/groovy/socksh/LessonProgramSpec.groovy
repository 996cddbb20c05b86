package socksh

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** The course proved by the packed program, for somebody who has no rights on this machine. */
class LessonProgramSpec extends Specification {
    static final Path TARGET = Path.of('target').toAbsolutePath()
    static final int LIMIT_SECONDS = 240
    static final List<String> NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']

    @TempDir
    Path away

    @Requires({ LessonProgramSpec.canBecomeNobody() })
    def "every lesson is proved for a user without any rights"() {
        expect:
        check(NOBODY) == 0
    }

    static boolean canBecomeNobody() {
        try {
            new ProcessBuilder(NOBODY + 'true').start().waitFor() == 0
        } catch (IOException absent) {
            false
        }
    }

    /** A copy of the program in a folder that everybody can read, run there by somebody. */
    private int check(List<String> somebody) {
        Path program = Files.createDirectories(away.resolve('program/lib'))
        Files.copy(TARGET.resolve('socksh.jar'), away.resolve('program/socksh.jar'))
        TARGET.resolve('lib').toFile().listFiles().findAll { it.name.endsWith('.jar') }
            .each { Files.copy(it.toPath(), program.resolve(it.name)) }
        def home = Files.createDirectories(away.resolve('home'))
        [away.toFile(), home.toFile()].each { assert it.setReadable(true, false) && it.setWritable(true, false) && it.setExecutable(true, false) }
        def command = somebody + [Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
            '--enable-native-access=ALL-UNNAMED', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC',
            '-jar', away.resolve('program/socksh.jar').toString(), 'lesson', 'check']
        def builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
        builder.environment().putAll([HOME: home.toString(), XDG_STATE_HOME: home.toString()])
        def process = builder.start()
        def said = process.inputStream.text
        assert process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)
        if (process.exitValue() != 0) {
            println said
        }
        process.exitValue()
    }
}
