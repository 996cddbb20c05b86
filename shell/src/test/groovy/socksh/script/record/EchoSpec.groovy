package socksh.script.record

import socksh.FixedWorld
import socksh.ShellFixture
import socksh.command.Command
import socksh.lesson.LessonCommands
import socksh.command.ServeWish
import socksh.command.Target
import socksh.command.Understood
import socksh.language.Word
import socksh.session.OpenSocket
import socksh.language.Payload
import socksh.script.Source
import socksh.script.Stage
import socksh.session.Event
import socksh.session.Notice
import socksh.session.Settings
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What was typed, in the words of a script; and played again it is what was typed. */
class EchoSpec extends Specification {
    /** They talk to a person, or look back on what differs from run to run. */
    static final List<String> NOT_PLAYED = ['interact', 'quit', 'history']

    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def setup() {
        shell.session.watch(new Echo(shell.interpreter))
    }

    def "`#line` is said as `#script`"() {
        given:
        shell.given(before)
        shell.given('log groovy on')

        when:
        shell.type(line)

        then:
        echoes(shell).join('; ').split('groovy: on; ')[1] == script

        where:
        before                          | line                                      | script
        'socket tcp'                    | 'close'                                   | 'sock.close()'
        'socket tcp as web'             | 'web close'                               | 'web.close()'
        'listen 0 as srv'               | 'open tcp srv as web'                     | 'web = open tcp, srv'
        'listen 0 as srv'               | 'open tcp srv; srv accept timeout 2s'     | 'conn = open tcp, srv; peer = srv.accept timeout: 2.s'
        'lab echo'                      | 'open tcp lab:echo as a; send "x\\r\\n"'  | "a = open tcp, 'lab:echo'; a.send 'x\\r\\n'"
        'lab'                           | 'open tcp 127.0.0.1 1 as web'             | "web = open tcp, '127.0.0.1', 1"
        'lab'                           | 'udp lab:device hex 1616 00FF as dev; recv 64' | "dev = udp 'lab:device', hex: '16 16 00 FF'; dev.recv 64"
        'open tcp lab:echo as a'        | 'send "GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"' | "a.send lines: ['GET / HTTP/1.1', 'Host: x', '']"
        'open tcp lab:echo as a'        | "line \"it's fine\""  | "a.line 'it\\'s fine'"
        'open tcp lab:echo as a'        | 'shutdown write'                          | 'a.shutdown write'
        'open tcp lab:echo as a'        | 'send "x\\n"; expect line x'              | "a.send 'x\\n'; a.expect line: 'x'"
        'open tcp lab:echo as a'        | 'send "xy\\n"; recv until "y" drop timeout 1s' | "a.send 'xy\\n'; a.recv until, 'y', drop, timeout: 1.s"
        'open tcp lab:echo as a'        | 'send "x1"; recv match /x(\\d+)/i'        | "a.send 'x1'; a.recv match, ~/(?i)x(\\d+)/"
        'listen 0 as a'                 | 'serve 8888 greet "hi\\n" reply "OK : {line}\\n" as mock' | "mock = serve 8888, greet: 'hi\\n', reply: 'OK : {line}\\n'"
        'listen 0 as a'                 | 'serve 0 lines echo idle 30s reply "a" hex 0d' | "srv = serve 0, lines, echo, idle: 30.s, reply: ['a', hex('0D')]"
        'listen 0 as a'                 | 'serve 0 allow 127.0.0.1 allow ::1 echo' | "srv = serve 0, allow, '127.0.0.1', allow, '::1', echo"
        'listen 0 as a'                 | 'serve 0 on "PING" reply "PONG\\n" on /x(\\d)/ reply "{1}" close on hex 16 ?? delay 1s reset on any discard' | "srv = serve 0, on, 'PING', reply, 'PONG\\n', on, ~/x(\\d)/, reply, '{1}', close, on, hex, 16, '??', delay, 1.s, reset, on, any, discard"
        'serve 0 echo as a'             | 'all send "x"; a wait left 0 timeout 1s; serve stop a' | "all send, 'x'; a.wait left: 0, timeout: 1.s; serve stop, a"
        'open tcp lab:echo as line2'    | 'option nodelay on'                       | "line2.option 'nodelay', 'on'"
        'listen 0 as a'                 | 'poll a timeout 20ms'                     | 'poll a, timeout: 20.ms'
        'listen 0 as my-srv'            | 'my-srv name'                             | 'my_srv.name()'
        'listen 0 as tcp'               | 'tcp name'                                | 'tcp2.name()'
    }

    def "who switches it on or off is not told how"() {
        given:
        shell.given('log groovy on')

        expect:
        !shell.shows('log groovy off').contains("log 'groovy'")
    }

    /** The remark that follows each typed command at once, but for what other threads tell. */
    private static List<String> echoes(ShellFixture shell) {
        shell.events().findAll { !isOfAnotherThread(it) }.collate(2, 1)
            .findAll { it[0] instanceof Event.Typed && it[1] instanceof Event.Noticed }
            .collect { it[1].notice().sentence() }
    }

    private static boolean isOfAnotherThread(Event event) {
        event instanceof Event.Captured || event instanceof Event.Noticed && !(event.notice() instanceof Notice.Remark)
    }

    private static FixedWorld world() {
        new FixedWorld().tap { it.variables.HOME = '/home' }
    }

    def "what is echoed plays back as what was typed: #command.name"(Command command) {
        expect:
        plays(command.example())

        where:
        command << new LessonCommands().catalog().commands().findAll { it.use() == Command.Use.ALSO_IN_SCRIPTS && !(it.name() in NOT_PLAYED) }
    }

    def "every piece of payload plays back as it was typed: send #payload"(String payload) {
        expect:
        plays("open tcp lab:echo as a; a send $payload")

        where:
        payload << Payload.keywords().values()*.example().findAll { !it.contains('.bin') } +
            ['"a" hex 00 ff "b\\r\\n" len16be "c" crc16-modbus', 'u8 1 2 3 "x"', 'i16le -2 -3', 'f64be 1.5 -2.25', 'u32be 0xFF 010', 'repeat 3 hex 16 16',
             'u16be counter', 'hello there', "'it is \$5 \\\\ \"so\"'", '"\\xff\\x00"', '"\\u{20AC}\\u{202E}"', 'repeat 2 repeat 3 "x"', '""', '"a\\r\\nb"']
    }

    private boolean plays(String text) {
        def typed = new ShellFixture(world: world())
        typed.session.watch(new Echo(typed.interpreter))
        typed.session.settings().groovy(Settings.Toggle.ON)
        assert typed.type(text) == Verdict.DONE: typed.screen()
        def script = echoes(typed).join('\n')
        typed.close()
        def played = new ShellFixture(world: world())
        def result = new Stage().play(new Source('echo.groovy', script), played.interpreter, [:])
        assert result.verdict() == Verdict.DONE: "$script\n${result.failure()}"
        def before = meanings(typed)
        def after = meanings(played).take(before.size())
        played.close()
        assert before == after: script
        true
    }

    /** The commands and what their words stand for, without limits of time that a script adds. */
    private static List meanings(ShellFixture shell) {
        Past.acts(shell.session.journal().entries(), shell.catalog, shell.interpreter.world())*.line()
            .findAll { it.command().name() != 'expect' }
            .collect { [it.command().name(), it.socket().map { each -> each.label() }.orElse(''), *it.parts().findAll { part -> part.words() && part.words()[0].raw() != 'timeout' }.collect { part -> meaning(part) }] }
    }

    private static Object meaning(Understood.Part part) {
        switch (part.value()) {
            case Payload: return part.value().build(world()).bytes().toList()
            case ServeWish.Stop: return part.value().server()*.label()
            case Target.Of: return part.value().socket().label()
            case OpenSocket: return part.value().label()
            case List: return part.value().collect { it instanceof OpenSocket ? it.label() : it instanceof Word ? it.text() : it }.join(' ')
            default: return part.words()*.text()
        }
    }
}
