package socksh.console

import java.nio.file.Files
import java.nio.file.Path
import org.jline.utils.Curses
import org.jline.utils.InfoCmp
import org.jline.utils.InfoCmp.Capability
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** What terminals can do, read from the database itself. */
class TerminfoSpec extends Specification {
    @TempDir
    Path folder

    @Requires({ Terminfo.of(data.type, [:]).present })
    def "of #type it says what infocmp says"(String type) {
        given:
        def flags = EnumSet.noneOf(Capability)
        Map<Capability, Integer> numbers = [:]
        Map<Capability, String> strings = [:]
        String said = new ProcessBuilder('infocmp', type).start().inputStream.text
        InfoCmp.parseInfoCmp(said.replace('^?', '\\177'), flags, numbers, strings) // JLine does not know ^?

        when:
        def read = Terminfo.of(type, [:]).get()

        then:
        read.flags() == flags.findAll { it in Terminfo.@FLAGS.keySet() } as Set
        read.numbers() == numbers.findAll { it.key in Terminfo.@NUMBERS.keySet() }
        read.strings().collectEntries { [it.key, sent(it.key, it.value)] } ==
            strings.findAll { it.key in Terminfo.@STRINGS.keySet() }.collectEntries { [it.key, sent(it.key, it.value)] }

        where:
        type << ['xterm-256color', 'xterm', 'screen-256color', 'tmux-256color', 'linux', 'vt100', 'rxvt', 'dumb']
    }

    def "a person's own entry comes before the system's"() {
        given:
        def entry = folder.resolve('.terminfo/v/vt100')
        Files.createDirectories(entry.parent)
        Files.copy(['/lib', '/usr/share'].collect { Path.of(it, 'terminfo/x/xterm') }.find { Files.exists(it) }, entry)

        expect:
        Terminfo.of('vt100', [HOME: folder.toString()]).get().numbers()[Capability.max_colors] == 8
        !Terminfo.of('vt100', [:]).get().numbers()[Capability.max_colors]
    }

    def "a name of no terminal, a path and a damaged entry are none"() {
        given:
        def entry = folder.resolve('b/broken')
        Files.createDirectories(entry.parent)
        Files.write(entry, [0x1A, 0x01, 0x7F, 0x7F, 0, 0, 0, 0, 0x7F, 0x7F, 0, 0] as byte[])

        expect:
        ['', 'no-such-terminal', '../x/xterm', 'broken'].every { Terminfo.of(it, [TERMINFO: folder.toString()]).empty }
    }

    /** What goes to the terminal; user6 comes from it, and is no more than a pattern. */
    private static String sent(Capability capability, String text) {
        capability == Capability.user6 ? text.replace('\\E', '\u001b') : Curses.tputs(text, 1, 2, 3, 4)
    }
}
