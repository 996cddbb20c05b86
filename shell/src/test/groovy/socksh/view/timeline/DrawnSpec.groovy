package socksh.view.timeline

import java.util.concurrent.TimeUnit
import javax.xml.parsers.DocumentBuilderFactory
import socksh.ShellFixture
import socksh.foreign.Foreign
import socksh.session.Report
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Pictures of conversations: they need nothing else, and a browser shows them whole. */
class DrawnSpec extends Specification {
    static final List<String> BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']

    /** Tells, in lines of numbers, of the picture and of where every text lies in it. */
    static final String MEASURE = '''
        <pre id="measured"></pre><script>
        const svg = document.querySelector('svg'), box = svg.viewBox.baseVal;
        const rows = [[box.width, box.height, svg.getBoundingClientRect().width, innerWidth].join(' ')];
        svg.querySelectorAll('text').forEach(t => { const b = t.getBBox();
          rows.push([b.x, b.y, b.x + b.width, b.y + b.height, t.textContent].join(' ')); });
        document.querySelector('#measured').textContent =
          'BEGIN' + btoa(unescape(encodeURIComponent(rows.join('\\n')))) + 'END';
        </script></body>'''

    @TempDir
    File folder

    @AutoCleanup
    def shell = new ShellFixture()

    def setup() {
        shell.session.lookOut()
        shell.given('listen 0 as srv; open tcp srv as web; srv accept as it; web send "<b>&\\e[2J\\xE2\\x80\\xAE\\r\\n"; it recv;'
            + ' web shutdown write; it recv; it send "bye"; it close; web recv')
        shell.eventually {
            shell.session.lookAround()
            timeline().columns()*.visited()*.last() == ['TIME_WAIT', 'CLOSED']
        }
    }

    def "a picture is well-formed and needs nothing but itself"() {
        when:
        shell.given("timeline to $folder/talk.svg; timeline to $folder/talk.html")
        def svg = new File(folder, 'talk.svg').text
        def html = new File(folder, 'talk.html').text

        then:
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.bytes)).documentElement.tagName == 'svg'
        html.contains(svg)
        [svg, html].every { !(it =~ /(?i)<script|<image|<link|href|url\(|@import|@font-face/) }
        svg.findAll(/https?:[^"]*/) == ['http://www.w3.org/2000/svg']
        svg.contains('&lt;b&gt;&amp;\\x1B[2J')
        svg.codePoints().allMatch { it == 10 || it >= 32 && it < 127 }
    }

    def "a file that exists stays as it is unless it may be overwritten"() {
        given:
        def file = new File(folder, 'talk.svg')
        file.text = 'precious'

        expect:
        shell.type("timeline to $file") == Verdict.WRONG
        file.text == 'precious'
        shell.type("timeline to $file overwrite") == Verdict.DONE
        file.text.startsWith('<svg')
        shell.type("timeline to $folder/talk.png") == Verdict.WRONG
    }

    @Requires(value = { BROWSERS.any { Foreign.has(it) } }, reason = 'no Chromium here')
    def "a browser #width pixels wide shows every word inside the picture, and none upon another"(int width) {
        given: 'more than one conversation, and four columns'
        shell.given('open tcp srv as two; srv accept as three; two send one; three recv; two reset')
        def page = new File(folder, 'page.html')
        page.text = Picture.html(timeline()).replace('</body>', MEASURE)

        when:
        def seen = measured(page, width)

        then:
        seen.texts.size() > 20
        seen.texts.every { it.x >= 0 && it.y >= 0 && it.right <= seen.width && it.bottom <= seen.height }
        overlapping(seen.texts) == []

        and: 'it is as wide as there is room'
        seen.shown <= seen.window
        seen.shown > seen.window * 0.8

        where:
        width << [500, 1600]
    }

    // ------------------------------------------------------------------------------------------

    private Timeline timeline() {
        Timeline.of(Report.Conversation.of(shell.session.journal(), []), Picture.columns())
    }

    private static List overlapping(List texts) {
        [texts, texts].combinations().findAll { a, b ->
            !a.is(b) && a.text && b.text && a.x + 1 < b.right && b.x + 1 < a.right && a.y + 4 < b.bottom && b.y + 4 < a.bottom
        }.collect { a, b -> [a.text, b.text] }
    }

    private Map measured(File page, int width) {
        def browser = BROWSERS.find { Foreign.has(it) }
        def process = new ProcessBuilder(browser, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
            "--user-data-dir=$folder/profile", "--window-size=$width,900", '--dump-dom', page.toURI().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD).start()
        def dom = new ByteArrayOutputStream()
        def reader = Thread.ofPlatform().daemon().start { dom << process.inputStream }
        try {
            assert process.waitFor(90, TimeUnit.SECONDS)
            reader.join(5_000)
        } finally {
            process.descendants().forEach { it.destroyForcibly() }
            process.destroyForcibly()
        }
        def found = dom.toString('UTF-8') =~ /BEGIN([A-Za-z0-9+\/=]+)END/
        assert found.find(): dom.toString('UTF-8').take(2_000)
        def rows = new String(found.group(1).decodeBase64(), 'UTF-8').readLines()*.split(' ', 5)
        def all = rows.head()*.toDouble()
        def texts = rows.tail().collect {
            [x: it[0] as double, y: it[1] as double, right: it[2] as double, bottom: it[3] as double, text: it[4]]
        }
        [width: all[0], height: all[1], shown: all[2], window: all[3], texts: texts]
    }
}
