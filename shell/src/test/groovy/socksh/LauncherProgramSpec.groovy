package socksh

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** The one command of the README, as a person meets it: from anywhere, with any JDK or none. */
class LauncherProgramSpec extends Specification {

    static final Path SHELL = Path.of('').toAbsolutePath()
    static final Path LAUNCHER = SHELL.resolve('bin/socksh')
    static final String JDK = System.getProperty('java.home')
    static final int LIMIT_SECONDS = 120

    @TempDir
    Path away

    def "it starts from any folder"() {
        expect:
        with(start(LAUNCHER)) {
            status == 0
            out =~ /^socksh \d/
            err == ''
        }
    }

    def "it starts through a symbolic link to a relative symbolic link"() {
        given:
        Files.createDirectory(away.resolve('bin'))
        Files.createSymbolicLink(away.resolve('bin/inner'), LAUNCHER)
        def outer = Files.createSymbolicLink(away.resolve('outer'), Path.of('bin/inner'))

        expect:
        start(outer).status == 0
    }

    def "the cache was made by this JDK for this program, or the JVM would refuse to start"() {
        expect:
        with(start(LAUNCHER, SOCKSH_JVM_FLAGS: '-XX:AOTMode=on')) {
            status == 0
            out =~ /^socksh \d/
        }
    }

    def "a JVM that is told other things than the cache knows does refuse, so the sentence above means something"() {
        expect:
        start(LAUNCHER, SOCKSH_JVM_FLAGS: '-XX:AOTMode=on -XX:+UseCompactObjectHeaders').status == 1
    }

    def "a cache that does not fit only costs time"() {
        expect:
        with(start(LAUNCHER, SOCKSH_JVM_FLAGS: '-XX:+UseCompactObjectHeaders')) {
            status == 0
            out =~ /^socksh \d/
            err == ''
        }
    }

    def "a JAVA_HOME that is too old is passed by"() {
        expect:
        with(start(LAUNCHER, JAVA_HOME: jdk('old', '17.0.15'), SOCKSH_JDKS: Path.of(JDK).parent)) {
            status == 0
            err == ''
        }
    }

    def "a JAVA_HOME that is new enough is taken: version #version"(String version) {
        given:
        def program = copyOfTheProgram()

        expect:
        start(program, JAVA_HOME: jdk('new', version)).out == "started with new\n"

        where:
        version << ['25', '25.0.3', '26-ea', '100.1']
    }

    def "another JDK than the one that made the cache rehearses once, and starts"() {
        given:
        def program = copyOfTheProgram()
        def environment = [JAVA_HOME: jdk('new', '25.0.3')]

        when:
        def first = start(environment, program)
        def second = start(environment, program)

        then:
        first.err.contains('once for this JDK')
        second.err == ''
        first.out == second.out
    }

    def "without a JDK it says what to install"() {
        given: 'a copy, which no cache tells of a JDK'
        def program = copyOfTheProgram()
        def old = jdk('old', '17.0.15')

        expect:
        with(start(program, JAVA_HOME: old, PATH: away, SOCKSH_JDKS: away)) {
            status == 1
            out == ''
            err.contains('a JDK of version 25 or later is needed')
            err.contains('apt install openjdk-25-jdk')
            err.contains("Looked at JAVA_HOME ($old)")
        }
    }

    def "without Maven it says what to install"() {
        given:
        def program = copyOfTheProgram()
        Files.delete(program.resolve('../../target/socksh.jar').normalize())

        expect:
        with(start(program, JAVA_HOME: jdk('new', '25'), PATH: folderWith('dirname', 'mkdir', 'tail'))) {
            status == 1
            err.contains('apt install maven')
            err.contains('build.log')
        }
    }

    /** A folder that looks like a JDK to one that reads, and says its name when it is started. */
    private Path jdk(String name, String version) {
        def home = away.resolve(name)
        Files.createDirectories(home.resolve('bin'))
        Files.writeString home.resolve('release'), """IMPLEMENTOR="Spec"\nJAVA_RUNTIME_VERSION="$version+1"\nJAVA_VERSION="$version"\n"""
        ['java', 'javac'].each { tool ->
            def program = home.resolve("bin/$tool").toFile()
            program.text = "#!/bin/sh\necho started with $name\n"
            program.executable = true
        }
        home
    }

    /** The launcher in a house of its own, with a jar that only has to be there. */
    private Path copyOfTheProgram() {
        def shell = away.resolve('house/shell')
        ['bin', 'target'].each { Files.createDirectories(shell.resolve(it)) }
        ['socksh.jar', 'built'].each { Files.createFile(shell.resolve("target/$it")) }
        Files.copy(LAUNCHER, shell.resolve('bin/socksh'))
    }

    private Path folderWith(String... tools) {
        def folder = Files.createDirectory(away.resolve('tools'))
        tools.each { tool ->
            def found = ['/usr/bin', '/bin'].collect { Path.of(it, tool) }.find { Files.exists(it) }
            Files.createSymbolicLink(folder.resolve(tool), found)
        }
        folder
    }

    private Map start(Map environment = [:], Path program) {
        def process = new ProcessBuilder(program.toString(), '--version').directory(away.toFile())
        def files = ['out', 'err'].collect { Files.createTempFile(away, it, '').toFile() }
        process.redirectOutput(files[0]).redirectError(files[1])
        process.environment().remove('SOCKSH_JVM_FLAGS')
        ([SOCKSH_BUILD: 'never', JAVA_HOME: JDK, HOME: away] + environment).each { name, value ->
            process.environment()[name as String] = value as String
        }
        def running = process.start()
        running.outputStream.close()
        assert running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)
        [status: running.exitValue(), out: files[0].text, err: files[1].text]
    }
}
