package socksh.script.run

import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.xpath.XPathFactory
import org.w3c.dom.Document

/** The file that a CI reads of a run. */
class JunitSpec extends RunConversation {

    def "a CI reads which passed, failed, were wrong or could not be told"() {
        given:
        [GOOD, BAD, WRONG, UNSURE].eachWithIndex { text, i -> file("s/${i}.groovy", text) }
        def xml = new File(folder, 'out.xml')

        when:
        run(['run', new File(folder, 's'), '--junit', xml])

        then:
        ['tests', 'failures', 'errors', 'skipped'].collect { xpath(xml, "/testsuites/testsuite/@$it") } == ['4', '1', '1', '1']
        (1..4).collect { xpath(xml, "//testcase[$it]/@name") } == ['good', 'bad', 'wrong', 'unsure']
        (1..4).collect { xpath(xml, "name(//testcase[$it]/*[1])") } == ['', 'failure', 'error', 'skipped']
        xpath(xml, '//testcase[2]/failure').contains("1.groovy:5  a.expect line: 'x'")
        xpath(xml, '//testcase[2]/system-out').contains('listen(#1')
        xpath(xml, 'count(//system-out)') == '3'
        (1..4).every { xpath(xml, "//testcase[$it]/@time") ==~ /\d+\.\d{3}/ }
    }

    def "control bytes of a peer and of a script do not break the file for the CI"() {
        given:
        def script = file('x.groovy', "session '\\u0001 < & \" \\uFFFE'\nlimit 1.s\nsrv = listen 0\na = open tcp, srv\n" +
            "b = srv.accept()\na.send hex: '00 1b 5b 0d 0a'\nb.expect line: ']]>'\n")
        def xml = new File(folder, 'out.xml')

        expect:
        run(['run', script, '--junit', xml]) == 1
        xpath(xml, '//testcase/@name') == '\\u0001 < & " \\ufffe'
        xpath(xml, '//failure').contains('expected  5D 5D 3E')
    }

    private static String xpath(File xml, String path) {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml)
        XPathFactory.newInstance().newXPath().evaluate(path, document)
    }
}
