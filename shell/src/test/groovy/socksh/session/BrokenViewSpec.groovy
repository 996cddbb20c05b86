package socksh.session

import socksh.kernel.LinuxKernel
import spock.lang.Specification

/** A view that throws: told once, switched off, and the session goes on. */
class BrokenViewSpec extends Specification {
    static class Clumsy implements View {
        int tries

        void see(Event event) {
            tries++
            throw new IllegalStateException('fell over')
        }
    }

    List<Event> seen = []
    List<BrokenView> broken = []
    def clumsy = new Clumsy()
    def session = new Session(new LinuxKernel(), System::nanoTime, [clumsy, { seen << it } as View])

    def "it is told once and sees no more, and the others see everything"() {
        given:
        session.onBroken(broken::add)

        when:
        session.remark('one')
        session.remark('two')

        then:
        clumsy.tries == 1
        seen*.notice()*.sentence() == ['one', 'two']
        broken*.toString() == ['Clumsy is switched off: java.lang.IllegalStateException: fell over']
    }

    def "where nobody is told, whoever published the event is, so that no test passes over it"() {
        when:
        session.remark('one')

        then:
        thrown(BrokenView)

        when:
        session.remark('two')

        then:
        seen*.notice()*.sentence() == ['two']
    }

    def "a reader who has gone is no fault of the view: it stays, and the caller ends"() {
        given:
        session.onBroken(broken::add)
        session.watch { throw new OutputGone(new IOException('Broken pipe')) }

        when:
        session.remark('one')

        then:
        thrown(OutputGone)
        broken.size() == 1
    }
}
