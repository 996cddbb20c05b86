package socksh.script.record

import java.nio.file.Path
import socksh.ScriptedKeys
import socksh.ShellFixture
import socksh.command.Keys
import socksh.session.Verdict
import spock.lang.Specification
import spock.lang.TempDir

/** When a recording becomes a file, and what is asked and said then. */
class RecordFilesSpec extends Specification {
    @TempDir
    Path folder

    RecordFixture recorder

    def setup() {
        recorder = new RecordFixture(folder)
    }

    def cleanup() {
        recorder.close()
    }

    def "record begins, shows and writes; a file that exists is left alone unless it may be overwritten"() {
        given:
        def file = folder.resolve('talk.groovy')
        recorder.shell.given('open tcp lab:echo as before')

        when:
        recorder.shell.given("record \"${folder.resolve('talk')}\"; before send \"x\\r\\n\"; recv line")

        then:
        recorder.shell.shows('record show').contains("before.expect line: 'x'")
        !file.toFile().exists()
        recorder.shell.type('record other') == Verdict.WRONG

        when:
        recorder.shell.given('record stop')

        then:
        RecordFixture.body(file.toFile().text).readLines() == ['before = open tcp, address', "before.send   'x\\r\\n'", 'before.expect line: \'x\'']
        recorder.shell.screen().contains('socksh run')
        recorder.shell.type("record \"$file\"") == Verdict.WRONG
        recorder.shell.type("record \"$file\" overwrite") == Verdict.DONE
        recorder.shell.type('record stop; record stop') == Verdict.WRONG
    }

    def "a person is asked before a file is written over"() {
        given:
        def file = folder.resolve('kept.groovy').toFile()
        file.text = 'kept'
        def keys = new ScriptedKeys([new Keys.Typing.Text(answer, true)])
        def asked = new ShellFixture(keys: keys)

        expect:
        asked.type("open tcp lab:echo; save \"$file\"") == verdict
        keys.shown.toString().contains('overwrite it?')
        (file.text == 'kept') == (verdict == Verdict.NO)

        cleanup:
        asked.close()

        where:
        answer | verdict
        'y'    | Verdict.DONE
        'n'    | Verdict.NO
        ''     | Verdict.NO
    }

    def "who leaves while recording keeps what was recorded"() {
        given:
        def file = folder.resolve('left.groovy')
        def person = new ShellFixture()
        person.given("record \"$file\"; open tcp lab:echo as a")

        when:
        person.close()

        then:
        file.toFile().text.contains('a = open tcp, address')
    }

    def "a secret that somebody types in the clear is pointed at: #typed"() {
        given:
        def file = folder.resolve('it.groovy')
        recorder.shell.given('open tcp lab:echo as a')

        when:
        recorder.shell.given("send $typed")
        recorder.shell.given("save \"$file\"")

        then:
        def said = recorder.shell.screen().split(/\s+/).join(' ')
        said.contains('line 8 says what looks like a secret') == isSecret
        said.contains("it.groovy: ${file.toFile().readLines().size()} lines; play it with")

        where:
        typed                                                              || isSecret
        '"AUTH hunter22\\r\\n"'                                            || true
        '"GET / HTTP/1.1\\r\\nAuthorization: Bearer abcdef\\r\\n\\r\\n"'   || true
        '"PASSWORD=gr3at"'                                                 || true
        '"AUTH " env HOME "\\r\\n"'                                        || false
        '"hello"'                                                          || false
    }

    def "a secret that the peer says back is not written either: #what"() {
        expect:
        RecordFixture.body(recorder.recorded(["open $protocol as a", "a $send", 'a recv'].findAll()*.toString())).readLines().last().replaceAll(/ +/, ' ') == expected
        !recorder.saved().contains(System.getenv('HOME') + "'")

        where:
        what       | protocol             | send                               | expected
        'a line'   | 'tcp lab:echo'       | 'send "AUTH " env HOME "\\r\\n"' | 'a.expect line: ~/AUTH .+/ // was: (hidden)'
        'bytes'    | 'tcp lab:echo'       | 'send hex 00 env HOME'             | "a.recv exactly, ${1 + System.getenv('HOME').length()} // was: (hidden)"
        'datagram' | 'udp lab:echo-udp'   | 'send hex 00 env HOME'             | 'a.expect datagram: any // was: (hidden)'
    }
}
