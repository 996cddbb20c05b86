package socksh.command

import socksh.script.Exports
import socksh.lesson.LessonCommands
import java.util.function.BooleanSupplier
import socksh.FixedWorld
import socksh.ShellFixture
import socksh.kernel.Address
import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.kernel.Fd
import socksh.kernel.Kernel
import socksh.kernel.Outcome
import socksh.language.Line
import socksh.session.Event
import socksh.session.Purpose
import socksh.session.Verdict
import spock.lang.Specification

/** Whatever is typed, and whatever the kernel refuses: no exception, right columns, no call for a line that is not understood. */
class RandomLinesSpec extends Specification {
    static final long FIRST_SEED = 7_000
    static final List<String> EXAMPLES = new LessonCommands().catalog().commands()*.example() + Commands.catalog(new Exports()).names() +
        ['#1 send "a\\x00b" hex 16 16 u16be 20 crc32', 'a recv until "\\r\\n" ";" drop timeout 1ms',
         'bind unix:@x', 'connect [::1]:80', 'expect match /a[b-c]+/i timeout 1ms', 'a option nodelay on']

    def "mutated examples are done or refused, never worse (seed #seed)"(long seed) {
        given:
        def random = new Random(seed)
        def shell = new ShellFixture(kernel: new Refusing(random), world: new FixedWorld())
        shell.session.settings().timeout(java.time.Duration.ofMillis(1))
        shell.type('socket tcp as a; socket udp as b')

        when:
        def verdicts = (1..150).collect { tries(shell, mutated(random)) }

        then: 'and enough of them are understood for this to mean something'
        verdicts.count { it in [Verdict.DONE, Verdict.NO, Verdict.INCONCLUSIVE] } > 15
        verdicts.count(Verdict.WRONG) > 15

        cleanup:
        shell.close()

        where:
        seed << (FIRST_SEED..<FIRST_SEED + 30)
    }

    def "random characters are refused, never worse (seed #seed)"(long seed) {
        given:
        def random = new Random(seed)
        def shell = new ShellFixture(kernel: new Refusing(random), world: new FixedWorld())

        expect:
        150.times { tries(shell, characters(random)) }

        cleanup:
        shell.close()

        where:
        seed << (FIRST_SEED..<FIRST_SEED + 20)
    }

    /** Types a line: it comes back with a verdict, and its complaint stands inside it; null where it was left out. */
    private static Verdict tries(ShellFixture shell, String line) {
        if (leavesTheFakeKernel(line)) {
            return null
        }
        def before = shell.events().size()
        Verdict verdict
        try {
            verdict = shell.type(line)
        } catch (RuntimeException | StackOverflowError broken) {
            throw new AssertionError("`$line` broke the shell", broken)
        }
        def events = shell.events().drop(before)
        def refused = events.find { it instanceof Event.Refused } as Event.Refused
        assert verdict == Verdict.WRONG ? refused != null : refused == null
        if (refused) {
            def problem = refused.problem()
            assert problem.column() in 0..line.length() : line
            assert problem.column() + problem.length() <= line.length() : line
            assert !problem.what().empty
            assert Line.read(line).lines().size() > 1 || !events.any { isAsked(it) } : "`$line` was refused after a call"
        }
        verdict
    }

    private static boolean isAsked(Event event) {
        event instanceof Event.Entered && event.purpose() == Purpose.ASKED
    }

    /** What goes past the kernel: files, sample peers, threads, keys. */
    private static boolean leavesTheFakeKernel(String line) {
        line =~ /(?i)lab|file|\bto\b|interact|&|log|record|save|run|replay|lesson|capture|show|serve|tap/
    }

    private static String mutated(Random random) {
        def line = new StringBuilder(EXAMPLES[random.nextInt(EXAMPLES.size())])
        random.nextInt(4).times {
            def at = random.nextInt(line.length() + 1)
            switch (random.nextInt(6)) {
                case 0: line.insert(at, character(random)); break
                case 1: line.delete(at, Math.min(line.length(), at + 1 + random.nextInt(4))); break
                case 2: line.insert(at, EXAMPLES[random.nextInt(EXAMPLES.size())]); break
                case 3: line.insert(at, " ${random.nextInt(100_000)} "); break
                case 4: line.append(' ').append(line.substring(at)); break
                default: line.length = at
            }
        }
        line.toString()
    }

    private static String characters(Random random) {
        (0..random.nextInt(40)).collect { character(random) }.join('')
    }

    private static String character(Random random) {
        def likely = ' \t"\'\\;#&/=:,.*[]@-0123456789abcxyz\n\r“”’é\u0000\u00a0😀'
        random.nextInt(4) == 0 ? Character.toString(random.nextInt(0x3000)) : likely[random.nextInt(likely.length())]
    }

    /** Makes sockets that are none, and refuses everything else as this call may be refused. */
    private static class Refusing implements Kernel {
        private final Random random
        private int last = 1_000_000

        Refusing(Random random) {
            this.random = random
        }

        Outcome perform(Call call) {
            switch (call) {
                case Call.Socket: return new Outcome.Opened(new Fd(++last))
                case Call.Close: return new Outcome.Done(0)
                case Call.Name: return new Outcome.Named(Address.loopback(1 + random.nextInt(60_000)))
                case Call.Resolve: return new Outcome.Unresolved(-2, 'EAI_NONAME', 'Name or service not known')
                case Call.Accept: return random.nextBoolean() ? new Outcome.Accepted(new Fd(++last), Address.loopback(9)) : no(Errno.EMFILE)
                case Call.Bind: return one(Errno.EADDRINUSE, Errno.EACCES, Errno.EINVAL)
                case Call.Connect: return one(Errno.ECONNREFUSED, Errno.ETIMEDOUT, Errno.ENETUNREACH, Errno.EINPROGRESS)
                case Call.Poll: return random.nextBoolean() ? new Outcome.Ready([]) : no(Errno.EINTR)
                case Call.Send: return one(Errno.EPIPE, Errno.EAGAIN, Errno.ENOBUFS)
                case Call.SendTo: return one(Errno.EMSGSIZE, Errno.EDESTADDRREQ, Errno.ENETUNREACH)
                case Call.Recv: return one(Errno.ECONNRESET, Errno.ENOTCONN, Errno.EAGAIN)
                case Call.RecvFrom: return one(Errno.ECONNREFUSED, Errno.EAGAIN)
                default: return one(Errno.EBADF, Errno.EINVAL, Errno.ENOPROTOOPT)
            }
        }

        void interrupt(Thread thread, BooleanSupplier still) {}

        private Outcome one(Errno... possible) {
            no(possible[random.nextInt(possible.length)])
        }

        private static Outcome no(Errno errno) {
            new Outcome.Failure(errno)
        }
    }
}
