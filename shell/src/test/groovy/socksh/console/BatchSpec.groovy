package socksh.console

import socksh.DeadPort
import socksh.Peer
import socksh.Program
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Without a terminal: bytes to standard output, words to standard error, an exit code at the end. */
class BatchSpec extends Specification {
    static final byte[] EVERY_BYTE = (0..255) as byte[]

    @AutoCleanup
    Peer peer = new Peer()
    @TempDir
    File folder
    @Lazy
    Program program = new Program(folder)

    private void peerSays(byte[] bytes) {
        Thread.ofPlatform().daemon().start { peer.says(bytes).ends() }
    }

    def "what is received is on standard output, exact in every byte value, and nothing else is"() {
        given:
        peerSays(EVERY_BYTE)

        expect:
        program.run(['-c', "open tcp $peer; recv all"]) == 0
        program.out.toByteArray() == EVERY_BYTE
        program.err.toString().contains("connect(#1, $peer) = 0")
    }

    def "every form passes its bytes on exactly: `#form`"(String form, String expected) {
        given:
        peerSays('one\r\ntwo;three'.bytes)

        expect:
        program.run(['-c', "open tcp $peer; $form"]) == 0
        program.out.toString() == expected

        where:
        form                       || expected
        'recv line'                || 'one\r\n'
        'recv line; recv line'     || 'one\r\ntwo;three'
        'recv until ";"'           || 'one\r\ntwo;'
        'recv until "\\r\\n" drop' || 'one'
        'recv exactly 4'           || 'one\r'
        'recv match /t.o/'         || 'one\r\ntwo'
        'recv all'                 || 'one\r\ntwo;three'
        'expect line "one"'        || 'one\r\n'
        'sockets; name; recv line' || 'one\r\n'
    }

    def "a megabyte of random bytes comes through"() {
        given:
        def bytes = new byte[1_000_003]
        new Random(3).nextBytes(bytes)
        peerSays(bytes)

        expect:
        program.run(['-c', "open tcp $peer; recv all"]) == 0
        Arrays.equals(program.out.toByteArray(), bytes)
    }

    def "exit code 0 when all is done"() {
        expect:
        program.run(['-c', 'socket tcp; close']) == 0
        program.out.size() == 0
    }

    def "exit code 1 when the network or an expectation said no: #why"(String why, String line) {
        given:
        def dead = new DeadPort()

        expect:
        program.lines(line.replace('DEAD', "127.0.0.1:$dead.tcp")) == 1

        cleanup:
        dead?.close()

        where:
        why        | line
        'refused'  | 'open tcp DEAD'
        'mismatch' | 'open tcp lab:lines; expect line "Goodbye"'
        'time-out' | 'open tcp lab:silent; recv timeout 20ms'
        'the end'  | 'open tcp lab:greet-close; recv line; recv exactly 1'
        'reset'    | 'open tcp lab:reset; send "x"; recv'
        'no name'  | 'resolve nosuch.invalid'
    }

    def "exit code 2 when the line or an option is wrong: #args"(List<String> args) {
        expect:
        program.run(args) == 2
        program.out.size() == 0
        program.err.size() > 0

        where:
        args << [['-c', 'sokcet'], ['-c', 'open tcp 127.0.0.1 99999'], ['-c', 'send "x"'], ['-c', 'send "'], ['-c'],
                 ['--nonsense'], ['a', 'b'], ['/no/such/file']]
    }

    def "exit code 3 when this machine cannot tell: the port is taken"() {
        expect:
        program.run(['-c', "listen ${peer.port}"]) == 3
    }

    def "-c several times is one session"() {
        given:
        peerSays('hello\n'.bytes)

        expect:
        program.run(['-c', "open tcp $peer as web", '-c', 'web recv line', '-c', 'web close']) == 0
        program.out.toString() == 'hello\n'
    }

    def "the first line that fails is the last, #how"(String how) {
        given:
        def lines = ['socket tcp as a', 'a peer', "open tcp $peer"]
        def file = new File(folder, 'lines')
        file.text = lines.join('\n')

        expect:
        (how == '-c' ? program.run(lines.collectMany { ['-c', it] }) : how == 'file' ? program.run([file.path]) : program.run([], file.text)) == 1
        program.err.toString().contains('ENOTCONN')
        !program.err.toString().contains("$peer")

        where:
        how << ['-c', 'file', 'standard input']
    }

    def "a file and standard input are lines too, with comments and without a last line end"() {
        given:
        peerSays('hello\n'.bytes)
        def text = "#!/usr/bin/env socksh\n# greets\n\nopen tcp $peer\nrecv line"
        def file = new File(folder, 'lines')
        file.text = text

        expect:
        (from == 'a file' ? program.run([file.path]) : program.run([], text)) == 0
        program.out.toString() == 'hello\n'

        where:
        from << ['a file', 'standard input']
    }

    def "the line of #from that failed is told by its number"() {
        given:
        def text = "# nobody is there\n\nlab\nname\nlab\n"
        def file = new File(folder, 'lines')
        file.text = text

        expect:
        (from == 'a file' ? program.run([file.path]) : program.run([], text)) == 2
        program.err.toString().trim().endsWith("${from == 'a file' ? file.path : from}:4: the run ended at this line")

        where:
        from << ['a file', 'standard input']
    }

    def "`quit` ends the run with 0, and what follows is not read"() {
        expect:
        program.run([], 'quit\nsokcet\n') == 0
        program.run(['-c', 'quit', '-c', 'sokcet']) == 0
    }

    def "however much is said, the bytes on the wire and on standard output are the same: `#settings`"(String settings) {
        given:
        peerSays(EVERY_BYTE)

        when:
        def status = program.run(['-c', settings, '-c', "open tcp $peer; send \"a\\x00\\xff\" hex 16 repeat 3 \"z\"; recv all; close"])

        then:
        status == 0
        program.out.toByteArray() == EVERY_BYTE
        peer.hearsAll() == 'a\u0000\u00ff\u0016zzz'

        where:
        settings << ['', 'set view hex', 'set view both', 'set view raw', 'set view text', 'explain on', 'set hints off',
                     'set times on', 'set view hex; explain on; set times on']
    }

    def "a peer's control bytes never reach standard error raw"() {
        given:
        peerSays('\u001b[31mred\u0007\n'.bytes)

        expect:
        program.run(['-c', "set view both; explain on; open tcp $peer; recv line"]) == 0
        !program.err.toString().contains('\u001b')
        !program.err.toString().contains('\u0007')
    }

    def "no colour reaches a pipe"() {
        expect:
        program.run(['-c', 'socket tcp; sokcet']) == 2
        !program.err.toString().contains('\u001b')
    }

    def "after a failed line nobody is told what the shell's own closing does: `#line`"(String line) {
        given:
        peerSays('unread\n'.bytes)

        expect:
        program.run(['-c', "open tcp $peer; peek; $line"]) != 0
        !program.said().contains('hint:')

        where:
        line << ['sokcet', 'expect "other"']
    }

    def "what a time-out kept is told at the end, because no next recv comes: `#line`"(String line) {
        given:
        Thread.ofPlatform().daemon().start { peer.says('half a l\u00efne'.getBytes('ISO-8859-1')) }

        expect:
        program.run(['-c', "open tcp $peer; poll timeout 20s; $line timeout 300ms"]) == 1
        program.out.size() == 0
        program.said().contains('#1 11 bytes came that no recv gave out: "half a l\\xEFne"')

        where:
        line << ['recv line', 'recv until ";"', 'recv exactly 20', 'recv match /;/']
    }

    def "what a time-out kept and a later recv gave out is not told again"() {
        given:
        Thread.ofPlatform().daemon().start { peer.says('late') }

        expect:
        program.run(['-c', "open tcp $peer; recv exactly 4; close"]) == 0
        !program.said().contains('no recv gave out')
    }

    def "with times on each call says when it was, and the end sums up"() {
        expect:
        program.run(['-c', 'set times on; socket tcp; close']) == 0
        program.err.toString() =~ /(?m)^\d+\.\d{6} socket\(AF_INET, SOCK_STREAM\) = #1$/
        program.err.toString() =~ /(?m)^calls \d+\.\d{3} s$/
    }
}
