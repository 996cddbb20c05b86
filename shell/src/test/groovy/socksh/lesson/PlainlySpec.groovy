package socksh.lesson

import spock.lang.Specification

/** A learner is told in words what a goal looks at, not in the language of lessons. */
class PlainlySpec extends Specification {
    def "#part: #words"(String part, String words) {
        expect:
        Plainly.missing(part) == words

        where:
        part                                                          || words
        "received()*.text.join().startsWith('HTTP/1.1 200 OK')"       || '`HTTP/1.1 200 OK` is not received yet'
        "rows(port).any { it.state == 'TIME_WAIT' }"                  || 'no such row in TIME_WAIT yet'
        "clients(srv).any { it.state == 'SYN_SENT' }"                 || 'no such row in SYN_SENT yet'
        'closed(srv)'                                                 || 'srv is not closed yet'
        "shown('CLOSE_WAIT').any { it[0] == s.label }"                || 'the table on CLOSE_WAIT has not shown it yet'
        "calls('connect').any { it.errno == ECONNREFUSED }"           || 'no connect ended in ECONNREFUSED yet'
        'listed(srv)'                                                 || 'listed(srv) is not so yet'
    }

    def "what is compared is #words"(String part, String words) {
        expect:
        Plainly.lookedAt(part) == words

        where:
        part                                              || words
        "clients(srv).count { it.state == 'ESTABLISHED' }" || 'the number of rows in ESTABLISHED'
        "calls('recv').count { it.value == 0 }"           || 'the number of such recv calls'
        'srv.queued'                                      || 'srv.queued'
    }
}
