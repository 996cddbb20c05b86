package socksh.script

import spock.lang.Specification

/** Every script runs as it stands and prints what its sample shows. */
class SamplesSpec extends Specification {

    def "#script.name prints what its sample shows; -Dsocksh.update=true writes it"(File script) {
        given:
        def sample = Samples.transcriptOf(script)
        def printed = Samples.play(script)
        if (Boolean.getBoolean('socksh.update')) {
            sample.text = printed
        }

        expect:
        printed == sample.text

        where:
        script << Samples.scripts()
    }

    def "no sample is without its script"() {
        expect:
        Samples.TRANSCRIPTS.list().findAll { it.endsWith('.txt') }
            .collect { it.replace('.txt', '.groovy') } - Samples.scripts()*.name == []
    }

    def "what differs from run to run is struck out, and nothing else"() {
        expect:
        Samples.calm(line) == calm + '\n'

        where:
        line                                                    | calm
        'connect(#2, 127.0.0.1:33435) = 0 after 127.0.0.1:4444'  | 'connect(#2, 127.0.0.1:PORT1) = 0 after 127.0.0.1:PORT2'
        '#1 listens on [::1]:40000 and [::1]:40000'              | '#1 listens on [::1]:PORT1 and [::1]:PORT1'
        '#1 <- 2000 bytes in 3 calls after 1.2 s'                | '#1 <- 2000 bytes in N calls'
        'lab: http is at 127.0.0.1:39999 (its usual port 8080 is taken)' | 'lab: http is at 127.0.0.1:PORT1'
        '#1 <- line of 10 bytes after 998 ms: OK'                | '#1 <- line of 10 bytes: OK'
        '#1 <- line of 36 bytes after 1.9 s: to 127.0.0.1:40000'  | '#1 <- N bytes: to 127.0.0.1:PORT1'
        "#1 <- line of 72 bytes after 1.4 s:\n| ${'x' * 72}"      | "#1 <- line of 72 bytes: ${'x' * 72}"
        "#1 <- line of 90 bytes after 1.4 s:\n| ${'x' * 90}"      | "#1 <- line of 90 bytes:\n| ${'x' * 90}"
        "#1 <- 5 bytes after 1.4 s:\n| a\\n\n| b\\n"              | "#1 <- 5 bytes:\n| a\\n\n| b\\n"
        'sendfile(#1, fd 27, 0, 58) = 58 after 1.2 s'            | 'sendfile(#1, fd N, 0, 58) = 58 after TIME'
        'hint: 118,770 bytes were unread, so close became a reset' | 'hint: N bytes were unread, so close became a reset'
        'Date: Sun, 22 Nov 2026 21:13:04 GMT'                    | 'Date: DATE'
    }
}
