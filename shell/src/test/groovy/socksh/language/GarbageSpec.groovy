package socksh.language

import spock.lang.Specification

/** Whatever is typed, the reader answers with words or with a place in the text. */
class GarbageSpec extends Specification implements Typed {
    static final SCRAPS = ['"', "'", '“', '”', '‘', '’', '„', '\\', '\\x', '\\u{', '}', ';', '#', '# ', ' ', '\t',
        '\n', '\r', '/', 'match ', 'hex ', '16', '0x', '1', 'g', ',', ':', 'u8 ', 'u16', 'f32be ', 'i64le ', '-', '.', '9' * 25,
        'repeat ', '3 ', 'sum8 ', 'crc32 ', 'len8 ', 'base64 ', '=', 'file ', 'greeting.bin ', 'env ', 'TOKEN ', 'random ',
        'counter ', '&', 'as ', 'é', '\uD83D\uDE00', '\uD83D', '\uDE00', '\0', '\u001B', '\u00A0', 'NaN ', 'e', 'Infinity ']

    String scraps(Random random) {
        (0..<random.nextInt(25)).collect { SCRAPS[random.nextInt(SCRAPS.size())] }.join('')
    }

    String noise(Random random) {
        def bytes = new byte[random.nextInt(60)]
        random.nextBytes(bytes)
        new String(bytes, random.nextBoolean() ? 'UTF-8' : 'ISO-8859-1')
    }

    void liesWithin(Problem problem, String text) {
        assert problem.column() in 0..text.length()
        assert problem.length() >= 0
        assert problem.column() + problem.length() <= text.length()
        assert !problem.what().empty
        assert problem.toString().chars().noneMatch { Character.isISOControl(it) }
    }

    void read(String text) {
        try {
            Line.parse(text).each { build(it) }
        } catch (Misunderstood no) {
            liesWithin(no.problem(), text)
        }
    }

    void build(Line line) {
        try {
            Payload.parse(line.words(), 0).build(new Still())
        } catch (Misunderstood no) {
            liesWithin(no.problem(), line.source())
        }
        [{ Durations.read(it) }, { Sizes.read(it) }].each { reader ->
            try {
                reader(line.words()[0])
            } catch (Misunderstood no) {
                liesWithin(no.problem(), line.source())
            }
        }
    }

    void lenient(String text) {
        def reading = Line.read(text)
        reading.problem().ifPresent { liesWithin(it, text) }
        assert reading.lines().collect { text.substring(it.column(), it.end()) }.join('').length() ==
            text.length() - reading.lines().size() + 1
        reading.lines()*.words().flatten().each { assert text.startsWith(it.raw(), it.column()) && it.end() <= text.length() }
        reading.lines().each { line ->
            assert Payload.expected(line.words(), 0)
            Payload.roles(line.words(), 0).each { assert it.column() < it.end() && it.end() <= text.length() }
        }
    }

    def "random scraps of the language are read or refused with a place (seed #seed)"() {
        given:
        def random = new Random(seed)

        expect:
        2000.times {
            def text = scraps(random)
            read(text)
            lenient(text)
        }

        where:
        seed << (1..5)
    }

    def "random noise is read or refused with a place (seed #seed)"() {
        given:
        def random = new Random(seed)

        expect:
        2000.times {
            def text = noise(random)
            read(text)
            lenient(text)
        }

        where:
        seed << (11..13)
    }

    def "a long text of #what is read in time that grows with its length"() {
        when:
        lenient(scrap * 50_000)
        read(scrap * 50_000)

        then:
        notThrown(Exception)

        where:
        what              | scrap
        'opening quotes'  | '“'
        'mixed quotes'    | '“"‘\''
        'backslashes'     | '\\'
        'escapes'         | '"\\x00" '
        'semicolons'      | ';'
        'words'           | 'a '
        'hex digits'      | 'hex 16 '
        'repeats'         | 'repeat 1 '
        'digits'          | '9'
        'match'           | 'match / '
        'sums'            | 'a; sum8 '
    }
}
