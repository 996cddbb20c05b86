package socksh.script.program

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Whatever the bytes are, each language's literal gives just these back. */
class LiteralsSpec extends Specification {
    static final List<String> HOSTILE = ['', '"', "'", '\\', '\\\\', '$x', '@x', '%s%n%%', '??/', '??=', '*/', '/*', '//', '#{x}',
        '${x}', '`id`', '$(id)', '\\u0041', '\\x41', '\\', '\\n', '\n', '\r\n', '\0', '\0001', '-e', '-', '\t', '\u00ff\u00fe',
        '<?', 'EOF\n', '"""', "b''", 'x' * 200, '\u007f', '\u001b[31m', '{{}}', '&amp;', '!history', '~']

    @TempDir
    Path folder

    private static List<byte[]> all() {
        def random = new Random(4)
        def any = (1..300).collect {
            def bytes = new byte[random.nextInt(40)]
            random.nextBytes(bytes)
            bytes
        }
        def signs = '"\'\\$@%?*/#`{}()\n\r\0u01x-'
        def odd = (1..300).collect { (1..random.nextInt(12) + 1).collect { signs[random.nextInt(signs.length())] }.join().getBytes('ISO-8859-1') }
        HOSTILE*.getBytes('ISO-8859-1') + any + odd + [(0..255) as byte[]]
    }

    def "random bytes come back from #language literals"(String language, Closure<String> program) {
        given:
        def literals = all()

        when:
        def ran = new Ran(Programs.runnable(language, program(literals), folder))

        then:
        def expected = literals.collect { new String(it, 'ISO-8859-1') + '|' }.join()
        ran.printed() == expected

        cleanup:
        ran?.close()

        where:
        [language, program] << [
            ['c', { all -> '#include <stdio.h>\nint main(void) {\n' + all.collect { "fwrite(${CTerms.literal(it)}, 1, ${it.length}, stdout); putchar('|');\n" }.join() + 'return 0;\n}\n' }],
            ['perl', { all -> 'use strict; use warnings; binmode STDOUT;\n' + all.collect { "print ${InPerl.bytes(it)}, '|';\n" }.join() }],
            ['python', { all -> 'import sys\nout = sys.stdout.buffer\n' + all.collect { "out.write(${InPython.bytes(it)} + b'|')\n" }.join() }],
            ['java', { all -> 'class T { public static void main(String[] w) {\n' + all.collect { "out(${JavaTerms.bytes(it)});\n" }.join() + '}\nstatic byte[] bytes(String... p) { return String.join("", p).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1); }\nstatic void out(byte[] b) { System.out.write(b, 0, b.length); System.out.write(\'|\'); System.out.flush(); } }\n' }],
            ['nc', { all -> all.collect { ShellText.printf(it) + "; printf '|'\n" }.join() }]
        ].findAll { Programs.isInstalled(it[0]) }
    }

    def "a comment holds any line in #language: #text"(String language, String text) {
        given:
        def said = Language.all()[language].said(new Program([new Program.Step(text, [new Program.Done(new Deed.Remark(text), true)])], [:]))

        when:
        def ran = new Ran(Programs.runnable(language, said, folder))

        then:
        ran.printed() == ''

        cleanup:
        ran?.close()

        where:
        [language, text] << [Programs.CALLING, ['*/ exit(9); /* ??/ \\ \\u{41} \\u000a \\\\u000a %% \n exit(9) \r exit(9) \u2028 exit(9) \\']].combinations()
    }
}
