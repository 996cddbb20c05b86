package socksh.lab

import spock.lang.Specification

/** One thing that will not close does not keep the others open. */
class ClosingSpec extends Specification {

    def "all are closed, the first failure is thrown and the others are attached"() {
        given:
        def closed = []
        def fails = { String why -> { -> closed << why; throw new IOException(why) } as Closeable }

        when:
        Closing.all([fails('one'), fails('two'), { -> closed << 'three' } as Closeable])

        then:
        def failure = thrown(IOException)
        failure.message == 'one'
        failure.suppressed*.message == ['two']
        closed == ['one', 'two', 'three']
    }
}
