package socksh.script.program

import java.nio.file.Path
import socksh.FixedWorld
import socksh.ScriptedKeys
import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** {@code show in}: what is shown, what goes to a file, what no program can do. */
class ShowSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture(world: new FixedWorld())
    @TempDir
    Path folder

    private String text(String language, String how = '') {
        Programs.text(shell, language, how, folder)
    }

    def "the README's program is the one that is shown"() {
        given:
        def readme = new File('../README.md').text
        def shown = (readme =~ /(?s)```perl\n(.*?)```/)[0][1]
        shell.given('listen 0 as srv; open tcp srv as me; srv accept as guest; guest send "hello\\r\\n" env TOKEN; me recv line')

        expect:
        text('perl').endsWith(shown)
        !Language.all().keySet().any { text(it).contains('s3cret') }
    }

    def "the last line comes with what made its sockets what they are"() {
        given:
        shell.given('socket tcp as door; bind 127.0.0.1:0; listen backlog 2; open tcp door as me; me send "x"; door accept as guest')

        expect:
        def typed = text('python', 'last 1').readLines().findAll { it.startsWith('# ') }.drop(1)
        typed == ['# socket tcp as door', '# bind 127.0.0.1:0', '# listen backlog 2', '# open tcp door as me', '# door accept as guest']
    }

    def "nothing done, nothing to show"() {
        expect:
        shell.type('show in c') == Verdict.WRONG
        shell.said().contains('nothing was done yet')
    }

    def "a language that is none gets a tip"() {
        expect:
        shell.type('show in pyton') == Verdict.WRONG
        shell.said().contains('did you mean `python`?')
    }

    def "a file that exists is written over only where `overwrite` stands"() {
        given:
        def file = folder.resolve('it.c').toFile()
        file.text = 'mine'
        shell.given('socket tcp')

        expect:
        shell.type("show in c to $file.path") == Verdict.WRONG
        shell.said().contains('add the word `overwrite`')
        file.text == 'mine'
        shell.type("show in c to $file.path overwrite") == Verdict.DONE
        file.text.contains('socket(AF_INET, SOCK_STREAM, 0)')
        shell.said().contains('run it with `cc -o session')
    }

    def "what cannot be said is told and ends in 3: #line in #language"(String language, String line, String why) {
        given:
        shell.given('listen 0 as srv; open tcp srv as me; srv accept as guest; guest send "one\\n"')
        shell.type(line)
        def script = text(language)

        when:
        def ran = new Ran(Programs.runnable(language, script, folder) + (language == 'java' ? [] : ['me']))

        then:
        ran.status() == 3
        ran.told.contains('cannot be said')
        ran.told.contains(why)

        cleanup:
        ran?.close()

        where:
        language | line                          | why
        'nc'     | 'me recv line; me send "two"' | 'sends after something came'
        'nc'     | 'me peek'                     | 'cannot look'
        'nc'     | 'me reset'                    | 'does not set SO_LINGER'
        'socat'  | 'me expect line "one"'        | 'does not compare'
        'java'   | 'me option cork on'           | 'it has no option TCP_CORK'
        'java'   | 'listen unix:@x-show-spec'    | 'abstract'
    }

    def "a secret under a sum cannot be said, as the sum is not on the record"() {
        given:
        shell.given('listen 0 as srv; open tcp srv as me; me send env TOKEN crc32')

        expect:
        text('c').contains('a sum or a length over a secret')
    }

    def "completion offers the languages with what they are"() {
        given:
        def offers = shell.interpreter.study('show in ').offers(8).candidates()

        expect:
        Language.all().every { word, language -> offers.any { it.value() == word && it.description() == language.description() } }
    }
}
