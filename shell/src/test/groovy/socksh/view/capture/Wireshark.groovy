package socksh.view.capture

import java.util.concurrent.TimeUnit
import socksh.foreign.Foreign

/** What Wireshark's own reader finds in a packet file, with every checksum checked. */
class Wireshark {
    private static final List<String> STRICT = ['tcp', 'udp', 'ip'].collectMany { ['-o', "${it}.check_checksum:TRUE".toString()] }

    private final File file

    Wireshark(File file) {
        this.file = file
    }

    static boolean isHere() {
        Foreign.has('tshark')
    }

    /** Some fields of the packets that a filter wants. */
    List<List<String>> fields(String filter, String... names) {
        says(['-Y', filter, '-T', 'fields'] + names.collectMany { ['-e', it] }).readLines()*.split('\t', -1)*.toList()
    }

    /** The packets with which something is wrong. */
    List<List<String>> faults() {
        fields('_ws.malformed || tcp.checksum.status == 0 || udp.checksum.status == 0 || ip.checksum.status == 0 || tcp.analysis.flags',
            'frame.number', '_ws.expert.message')
    }

    /** The bytes of a TCP stream: what the client said, and what the server said. */
    List<String> follow(int stream) {
        def lines = says(['-q', '-z', "follow,tcp,raw,$stream"]).readLines().findAll { it ==~ /\t?[0-9a-f]+/ }
        [lines.findAll { !it.startsWith('\t') }.join(), lines.findAll { it.startsWith('\t') }*.trim().join()]
            .collect { new String(it.decodeHex(), 'ISO-8859-1') }
    }

    /** What the file says of itself. */
    String comment() {
        says(['-T', 'fields', '-e', 'frame.comment']) + ['capinfos', file.path].execute().text
    }

    String says(List more) {
        def errors = File.createTempFile('tshark', '.err')
        def process = new ProcessBuilder(['tshark', '-r', file.path] + STRICT + more*.toString()).redirectError(errors).start()
        def said = process.inputStream.text
        assert process.waitFor(60, TimeUnit.SECONDS)
        assert process.exitValue() == 0: errors.text
        errors.delete()
        said
    }
}
