package socksh.manual

import socksh.kernel.Call
import socksh.kernel.Errno
import socksh.language.Line
import spock.lang.Specification

/** Questions to every page of the manual. */
class PagesSpec extends Specification {
    static final int LONGEST = 140

    /** The verbs that a try may begin with. */
    static final Set<String> VERBS = '''socket bind connect listen accept send line sendto recv peek poll select shutdown
        close reset option name peer blocking eol open udp expect interact resolve sockets use state log explain why set
        help history errno lab'''.split() as Set

    static boolean sound(String sentence) {
        sentence.endsWith(".") && sentence.length() <= LONGEST && sentence == sentence.strip()
            && !sentence.contains("  ")
    }

    def "every kind of call has an example here, so none is left out below"() {
        expect:
        Call.permittedSubclasses*.simpleName.toSet() == Calls.ALL*.class*.simpleName.toSet()
    }

    def "the page of #call.class.simpleName has a name, a signature, a man page and what it does"() {
        given:
        def page = Manual.page(call)

        expect:
        page.man() ==~ /[a-z]+\([23]\)/
        page.signature() ==~ /(int|ssize_t) \w+\(.*[\w\]*.]\)/
        page.signature().contains(" ${page.function()}(")
        !page.signature().contains('  ')
        sound(page.what())
        Manual.page(page.function()).get().is(page)
        Manual.pages().any { it.is(page) }

        where:
        call << Calls.ALL
    }

    def "no function has two pages, and a function that is never called has none"() {
        expect:
        Manual.pages()*.function().toSet().size() == Manual.pages().size()
        Manual.page('splice').empty
    }

    def "#page.function() can fail for at least two reasons, each of them an errno or an EAI code"() {
        expect:
        page.constants().size() >= 2
        page.constants().every { it.startsWith('EAI_') || Errno.valueOf(it) }

        where:
        page << Manual.pages()
    }

    def "why #page.function() fails is said in short whole sentences, with one to three things to try"() {
        expect:
        page.reasons().each { constant, reason ->
            assert sound(reason.sentence())
            assert reason.tries().size() in 1..3
            assert reason.tries().every { it.length() <= LONGEST }
        }

        where:
        page << Manual.pages()
    }

    def "what is to be typed after a failing #page.function() can be read by the shell"() {
        expect:
        page.reasons().values()*.lines().flatten().each { String line ->
            assert Line.parse(line).size() == 1
            assert Line.parse(line).first().words().first().text() in VERBS
        }

        where:
        page << Manual.pages()
    }

    def "a try is either a line to type or a sentence for a person"() {
        given:
        def reason = Reason.of('No.', 'sockets', 'Check the path.', 'listen 8888')

        expect:
        reason.lines() == ['sockets', 'listen 8888']
    }

    def "#function names at least what its manual page names: #constants"() {
        expect:
        constants.split().toList() - Manual.page(function).get().constants() == []

        where:
        function      | constants
        'socket'      | 'EACCES EAFNOSUPPORT EINVAL EMFILE ENFILE ENOBUFS ENOMEM EPROTONOSUPPORT'
        'bind'        | 'EACCES EADDRINUSE EBADF EINVAL ENOTSOCK EADDRNOTAVAIL EFAULT ELOOP ENAMETOOLONG ENOENT ENOMEM ENOTDIR EROFS'
        'connect'     | 'EACCES EPERM EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF ECONNREFUSED EFAULT EINPROGRESS EINTR EISCONN ENETUNREACH ENOTSOCK EPROTOTYPE ETIMEDOUT'
        'listen'      | 'EADDRINUSE EBADF ENOTSOCK EOPNOTSUPP'
        'accept'      | 'EAGAIN EBADF ECONNABORTED EFAULT EINTR EINVAL EMFILE ENFILE ENOBUFS ENOMEM ENOTSOCK EOPNOTSUPP EPERM EPROTO'
        'send'        | 'EACCES EAGAIN EALREADY EBADF ECONNRESET EDESTADDRREQ EFAULT EINTR EINVAL EISCONN EMSGSIZE ENOBUFS ENOMEM ENOTCONN ENOTSOCK EOPNOTSUPP EPIPE'
        'sendto'      | 'EACCES EAGAIN EALREADY EBADF ECONNRESET EDESTADDRREQ EFAULT EINTR EINVAL EISCONN EMSGSIZE ENOBUFS ENOMEM ENOTCONN ENOTSOCK EOPNOTSUPP EPIPE'
        'recv'        | 'EAGAIN EBADF ECONNREFUSED EFAULT EINTR EINVAL ENOMEM ENOTCONN ENOTSOCK'
        'recvfrom'    | 'EAGAIN EBADF ECONNREFUSED EFAULT EINTR EINVAL ENOMEM ENOTCONN ENOTSOCK'
        'poll'        | 'EFAULT EINTR EINVAL ENOMEM'
        'shutdown'    | 'EBADF EINVAL ENOTCONN ENOTSOCK'
        'close'       | 'EBADF EINTR EIO ENOSPC EDQUOT'
        'getsockopt'  | 'EBADF EFAULT EINVAL ENOPROTOOPT ENOTSOCK'
        'setsockopt'  | 'EBADF EFAULT EINVAL ENOPROTOOPT ENOTSOCK'
        'getsockname' | 'EBADF EFAULT EINVAL ENOBUFS ENOTSOCK'
        'getpeername' | 'EBADF EFAULT EINVAL ENOBUFS ENOTCONN ENOTSOCK'
        'fcntl'       | 'EBADF EINVAL EPERM'
        'ioctl'       | 'EBADF EFAULT EINVAL ENOTTY'
        'getaddrinfo' | 'EAI_ADDRFAMILY EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NODATA EAI_NONAME EAI_SERVICE EAI_SOCKTYPE EAI_SYSTEM'
        'open'        | 'EACCES EAGAIN EBUSY EFAULT EINTR EINVAL EISDIR ELOOP EMFILE ENAMETOOLONG ENFILE ENODEV ENOENT ENOMEM ENOTDIR ENXIO EOVERFLOW EPERM'
        'sendfile'    | 'EAGAIN EBADF EFAULT EINVAL EIO ENOMEM EOVERFLOW ESPIPE'
    }

    def "text without a constant in front, or with one said twice, is refused"() {
        when:
        Paragraphs.reasons(text, { null })

        then:
        thrown(IllegalArgumentException)

        where:
        text << ['No.\n> sockets', 'EPERM: No.\n> log\nEPERM: No.\n> log', 'EPERM EPERM: No.\n> log']
    }
}
