package socksh.manual

import spock.lang.Specification

/** The catalogue of hints. */
class HintSpec extends Specification {

    def "#hint.id() is one short sound line and is found by its id"() {
        expect:
        hint.id() ==~ /[a-z]+(-[a-z]+)*/
        PagesSpec.sound(hint.template())
        Hint.withId(hint.id()).get() == hint

        where:
        hint << Hint.values()
    }

    def "no two hints have the same line"() {
        expect:
        Hint.values()*.template().toSet().size() == Hint.values().size()
    }

    def "the hints that the language asks for are there"() {
        expect:
        Hint.withId(id).present

        where:
        id << ['hex-as-text', 'http-crlf', 'http-host', 'no-line-end', 'tls-port', 'tls-hello', 'udp-silence',
               'big-datagram', 'half-closed', 'unread-reset', 'not-accepted-yet', 'refused-other-address', 'time-wait']
    }

    def "the slots are filled in order, also with what looks like a slot"() {
        expect:
        Hint.HEX_AS_TEXT.slots() == 3
        Hint.HEX_AS_TEXT.line(20, 10, '{}16') ==
            '20 characters were sent as text; for 10 bytes type `send hex {}16`.'
        Hint.HALF_CLOSED.line() == 'The peer closed its side; you may still send.'
    }

    def "a hint with a slot left open is a fault of the program"() {
        when:
        Hint.HEX_AS_TEXT.line(20)

        then:
        def fault = thrown(IllegalArgumentException)
        fault.message == 'hex-as-text has 3 slots, not 1'
    }

    def "an id that is no hint's gives none"() {
        expect:
        Hint.withId('HALF_CLOSED').empty
    }
}
