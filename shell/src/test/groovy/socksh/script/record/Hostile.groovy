package socksh.script.record

import java.nio.charset.StandardCharsets

/** What a peer says who wants to be more than a text in a script. */
class Hostile {
    static final List<String> NASTY = [
        "'", '"', '\\', '$', '${1 + 1}', '${System.exit(1)}', '\\u0027', '\\\\u0027', '\\uuuu0027', "'; System.exit(1); '", '*/', '/*', '//', "'''", '"""',
        '/', '/$', '$/', '\\\\', "\\'", '\u2028', '\u202E', '\0', '\u001b[2J', '\uFEFF', '\u0085', '😀', 'é', '#', '`', '~/x/', "' + x + '", '\n', '\r',
        '\r\n', '\t', '\f', '\b', '\\n', '\\47', '\\377', '%n', '{', '}', '}}', '<<', 'Date: Sat, 21 Nov 2026 14:35:02 GMT', 'Set-Cookie: sid=abc1${x}\'/$; x',
        '2026-11-21T14:35:02Z', 'ETag: ${x}', 'token=\\u0027${x}9', 'Cookie: a=/*1*/', 'session \\u002f9', '12:34:56 */ \\u000a System.exit(1)', '\u007f', '\u00a0']

    static byte[] bytes(String text) {
        text.getBytes(StandardCharsets.UTF_8)
    }

    static byte[] reply(Random random) {
        if (random.nextInt(5) == 0) {
            def raw = new byte[1 + random.nextInt(40)]
            random.nextBytes(raw)
            return raw
        }
        bytes((0..random.nextInt(6)).collect { random.nextInt(4) ? NASTY[random.nextInt(NASTY.size())] : "${(char) (32 + random.nextInt(95))}" }.join(''))
    }
}
