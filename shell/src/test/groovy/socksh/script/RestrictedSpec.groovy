package socksh.script

import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** `--safe`: a script says the script language, or it is refused before anything of it runs. */
class RestrictedSpec extends Specification {

    @AutoCleanup
    ScriptFixture stage = new ScriptFixture()

    def setup() {
        System.clearProperty('socksh.ran')
    }

    def "what reaches outside the script language is refused: #text"() {
        when:
        def result = safely(text)

        then:
        result.verdict() == Verdict.WRONG
        stage.shell.askedNothing()
        System.getProperty('socksh.ran') == null

        where:
        text << [
            "'x'.execute()",
            "'touch /tmp/x'.execute().text",
            "['touch', 'x'].execute()",
            '"".class',
            '"".class.forName("java.lang.Runtime")',
            "''['class']",
            "''['class']['name']",
            "[]['class']",
            "x = 'class'; y = ''[x]",
            "this.class",
            "this",
            "super.toString()",
            "getClass()",
            "[].getClass()",
            "metaClass",
            "this.metaClass.foo = { 1 }",
            "''.metaClass",
            "''.properties",
            "{ -> }.owner",
            "{ -> }.delegate",
            "x = { -> }; x.thisObject",
            "x = { -> }; x.curry(1)",
            "binding",
            "getBinding()",
            "evaluate('1')",
            "Eval.me('1')",
            "System.exit(1)",
            "System.setProperty('socksh.ran', 'yes')",
            "java.lang.System.setProperty('socksh.ran', 'yes')",
            "x = System; x.setProperty('socksh.ran', 'yes')",
            "Runtime.runtime.exec('x')",
            "java.lang.Runtime.getRuntime()",
            "x = java.lang.Runtime",
            "Class",
            "File",
            "new File('/etc/passwd').text",
            "new URL('http://x').text",
            "new Thread({ })",
            "File f = '/etc/passwd'",
            "File f = ['/etc/passwd']",
            "x = '/etc/passwd' as File",
            "x = (File) '/etc/passwd'",
            "x = ['/etc/passwd'] as java.io.File",
            "x = 'java.lang.System' as Class",
            "Object x = {} as Runnable",
            "x = { } as Comparator",
            "''.&execute",
            "x = System.&exit",
            "x = System::exit",
            "x = String::new",
            '"".("execute")()',
            '"".("${\'execute\'}")()',
            '"x"."execute"()',
            '"x"."${\'exec\' + \'ute\'}"()',
            "x = ''; x?.execute()",
            "['x']*.execute()",
            "['x'].execute",
            "x = ''; x.@hash",
            "''?.class",
            "['']*.class",
            "import static java.lang.System.setProperty\nsetProperty('socksh.ran', 'yes')",
            "import java.io.File\nlisten 0",
            "import groovy.lang.*\nlisten 0",
            "package a\nlisten 0",
            "def foo() { 1 }\nfoo()",
            "static def foo() { 1 }\nfoo()",
            "class A { static { System.setProperty('socksh.ran', 'yes') } }\nlisten 0",
            "enum A { B }\nlisten 0",
            "trait A { }\nlisten 0",
            "@Grab('a:b:1')\nimport x.Y\nlisten 0",
            "@Grab('a:b:1')\ndef x = 1",
            "@groovy.transform.ASTTest(value = { System.setProperty('socksh.ran', 'yes') })\ndef x = 1",
            "@groovy.transform.ASTTest(value = { System.setProperty('socksh.ran', 'yes') })\nimport java.util.List",
            "x = { @groovy.transform.ASTTest(value = { System.setProperty('socksh.ran', 'yes') }) int y -> y }",
            "@groovy.transform.Field x = 1",
            "@groovy.transform.BaseScript Script s",
            "x = { y = System.setProperty('socksh.ran', 'yes') -> 1 }; x()",
            "x = { y = 'a'.execute() -> 1 }; x()",
            "for (File f in ['/etc']) println f",
            "for (x in System.getenv()) println x",
            "try { listen 0 } catch (Exception e) { }",
            "throw new RuntimeException()",
            "synchronized ('') { }",
            "x instanceof File",
            "x = (a, b) -> 1",
            "x = new int[3]",
            "x = int[].class",
            "x = [*System.getenv()]",
            "listen(*[0])",
            "listen(*: [a: 1])",
            "''.with { execute() }",
            "1.with { metaClass }",
            "''.identity { it.class }",
            "''.getMetaClass()",
            "''.invokeMethod('execute', [])",
            "''.respondsTo('x')",
            "''.asType(File)",
            "x = [:]; x.class = 1",
            "x = [:]; x['class'] = 1",
            "List<@groovy.transform.ASTTest(value = {}) String> x = []",
            "(x, y) = [1, 2]",
            "def (x, y) = [1, 2]",
            "assert ''.class == String",
            "switch (1) { case File: println 1 }",
            "println \"\${''.class}\"",
            "println \"\${'x'.execute()}\"",
            "println \"\${-> 'x'.execute()}\"",
            "limit(''.class)",
            "check true, 'x'.execute()",
            "x = true ? ''.class : 1",
            "x = [a: ''.class]",
            "x = [(''.class): 1]",
            "x = 1..(''.class)",
            "x = -''.class",
            "x = ~''.class",
            "if (''.class) println 1",
            "while (''.class) println 1",
            "x = 1; x.each { it.class }",
            "run 'other.groovy'",
            "record 'x'",
            "printf 'x'",
            "sleep 10",
            "use(Object) { }",
            "x = listen 0; x.class",
            "x = listen 0; x.player",
        ]
    }

    def "what only shows while it runs is refused then: #text"() {
        expect:
        with(safely(text)) {
            verdict() == Verdict.WRONG
            failure().get().advice().contains('--safe') || failure().get().what() =~ 'nothing is called'
        }

        where:
        text << ["x = listen 0; x['player']", "name = 'class'; y = [1][name]", "p = ~/a/; p.size()",
                 "e = ECONNREFUSED; e.size()", "x = { 1 }; x.size()", "x = 2.s; x.toString()"]
    }

    def "a place is named: line, column and why"() {
        expect:
        FailureReport.lines(safely("limit 2.s\nx = 'id'.execute()\n"))*.text().join('\n') == '''
            test.groovy:2:5  `.execute`, which is not of the script language
              x = 'id'.execute()
                  ^
              --safe plays the script language only; run it without, if you trust it
            '''.stripIndent().strip()
    }

    def "what is in the restricted form is played as ever: #text"() {
        expect:
        with(safely(text)) { failure().empty && verdict() == Verdict.DONE }

        where:
        text << [
            "x = 1 + 2 * 3; check x == 7, 'sum'",
            "def x = [1, 2, 3]; check x.collect { it * 2 }.sum() == 12 && x[0] == 1 && x[1..2].size() == 2 && x[-1] == 3",
            "int n = 0; 3.times { n++ }; check n == 3",
            "for (i in 1..3) { if (i == 2) continue; println \"\$i\" }",
            "for (int i = 0; i < 3; i++) println i",
            "m = [a: 1, 'b': 2]; check m['a'] == 1 && m.get('b') == 2; m.each { k, v -> println k }; m.each { println it.key }",
            "send_all = { s, text -> s.send text }; srv = listen 0; a = open tcp, srv; b = srv.accept(); send_all(a, 'hi\\r\\n'); b.expect line: ~/h(?<rest>.)/; check rest == 'i'; [a, b, srv].each { it.close() }",
            "srv = listen 0; check srv.localPort > 0; srv.close(); println srv.label",
            "x = ('5' as int) + 1; check x == 6; y = 'a,b'.split(',').size(); check 'abc' =~ /b/ ; println 'x'.padLeft(5)",
            "fails(ECONNREFUSED) { open tcp, '127.0.0.1', 1 }",
            "x = true ? 1 : 2; y = null ?: 3; z = !x; w = -y; check w == -3",
            "while (true) { break }",
        ]
    }

    private Result safely(String text) {
        stage.stage.play(new Source('test.groovy', text), stage.shell.interpreter, Terms.of([:]).in(Terms.Freedom.RESTRICTED))
    }
}
