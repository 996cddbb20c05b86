package socksh.lesson

import socksh.ShellFixture
import socksh.script.Source
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What a goal can look at beyond the kernel's rows. */
class EvidenceSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()

    def "what a socket was told is one text, however it was received"() {
        given:
        def step = step("said(a) == 'one\\ntwo\\n'", 'srv = listen 0; a = open tcp, srv; b = srv.accept()')

        when:
        shell.given('b send "one\\r\\ntw"; a recv line; a recv; b send "o\\n"')

        then:
        !step.met()

        when:
        shell.given('a recv; b send "not for a"; a close')

        then:
        step.met()
    }

    def "what a sample of the lab has heard counts from the beginning of the step"() {
        given:
        shell.given('udp lab:echo-udp "before"; recv')
        def step = step("heard('echo-udp')*.text() == ['after']", '')

        expect:
        !step.met()

        when:
        shell.given('udp lab:echo-udp "after"; recv')

        then:
        step.met()
    }

    def "a sample that does not run has heard nothing"() {
        expect:
        step("heard('echo') == []", '').met()
    }

    def "only sockets of the session count as descriptors, not those with which the shell looks"() {
        given:
        def before = asked('descriptors')

        when:
        def unrelated = new ServerSocket(0)
        shell.type('socket tcp as c')

        then:
        asked('descriptors') == before + 1

        when:
        shell.type('c close')

        then:
        asked('descriptors') == before

        cleanup:
        unrelated?.close()
    }

    def "a file of the kernel is read whole, also where it gives its bytes only in one piece"() {
        expect:
        asked('file', '/proc/sys/net/ipv4/ip_local_port_range').tokenize().size() == 2
        asked('file', '/proc/there-is-no-such-file') == ''
    }

    private Map step(String goal, String given) {
        def text = """\
            lesson 'sample', title: 'A sample'

            step 'one', {
                given { $given }
                task  'Do it.'
                goal  { $goal }
                model 'sockets'
            }
            """.stripIndent()
        def lesson = Lesson.read(Outline.of(new Source('01-sample.groovy', text)), shell.interpreter)
        lesson.prepare(lesson.step(1))
        [met: { lesson.judge(lesson.step(1)) instanceof Judgement.Met }]
    }

    private Object asked(String word, Object... given) {
        new Evidence(shell.interpreter).words()[word].perform(null, given)
    }
}
