package socksh.lab

/** The two web servers, as a client meets them. */
class HttpSamplesSpec extends LabTalk {

    static final DATE = ~/Date: [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/

    def "the web server moves us on with a 302, headers and a page, as the tutorial's did"() {
        given:
        def web = connect('http')

        when:
        send(web, 'GET / HTTP/1.1\r\n\r\n')
        def head = head(web)
        def body = exactly(web, contentLength(head))

        then:
        head[0] == 'HTTP/1.1 302 Found'
        "Location: http://127.0.0.1:$web.port/page".toString() in head
        head.any { it ==~ DATE }
        body.startsWith('<HTML><HEAD>')
        body.contains("<A HREF=\"http://127.0.0.1:$web.port/page\">here</A>")
    }

    def "the connection stays open for the next request, until the client asks to close"() {
        given:
        def web = connect('http')

        when:
        send(web, 'GET /page HTTP/1.1\r\n\r\nGET /nowhere HTTP/1.1\n\n')
        def first = head(web)
        exactly(web, contentLength(first))
        def second = head(web)
        exactly(web, contentLength(second))
        send(web, 'GET /page HTTP/1.1\r\nConnection: close\r\n\r\n')

        then:
        first[0] == 'HTTP/1.1 200 OK'
        second[0] == 'HTTP/1.1 404 Not Found'
        all(web).endsWith('</HTML>\r\n')
    }

    def "HEAD gets the headers of #path and no body"() {
        given:
        def web = connect('http')

        when:
        send(web, "HEAD $path HTTP/1.1\r\nConnection: close\r\n\r\n")

        then:
        all(web).endsWith('\r\n\r\n')

        where:
        path << ['/', '/page', '/chunked', '/large?bytes=100000']
    }

    def "a chunked answer comes as chunks with their sizes in hex"() {
        given:
        def web = connect('http')

        when:
        send(web, 'GET /chunked HTTP/1.1\r\nConnection: close\r\n\r\n')

        then:
        'Transfer-Encoding: chunked' in head(web)
        all(web) == '4\r\none\n\r\nc\r\ntwo, longer\n\r\n6\r\nthree\n\r\n0\r\n\r\n'
    }

    def "a large answer has exactly the #size bytes that were asked for"() {
        given:
        def web = connect('http')

        when:
        send(web, "GET /large?bytes=$size HTTP/1.1\r\nConnection: close\r\n\r\n")

        then:
        contentLength(head(web)) == size
        all(web).length() == size

        where:
        size << [0, 1, 300_000]
    }

    def "a request that is none is answered with 400 and the end"() {
        given:
        def web = connect('http')

        when:
        send(web, request)

        then:
        line(web) == 'HTTP/1.1 400 Bad Request\r\n'
        all(web).endsWith('\r\n\r\n')

        where:
        request << ['hello\r\n', 'GET /\r\n', 'GET / HTTP/1.1\r\nno colon\r\n', 'GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n']
    }

    def "another method than GET and HEAD is not allowed, and its body is not a request"() {
        given:
        def web = connect('http')

        when:
        send(web, 'POST / HTTP/1.1\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello')

        then:
        head(web)[0] == 'HTTP/1.1 405 Method Not Allowed'
        all(web) == 'GET or HEAD, please\n'
    }

    def "HTTP/1.0 is closed after one answer"() {
        given:
        def web = connect('http')

        when:
        send(web, 'GET /page HTTP/1.0\r\n\r\n')

        then:
        all(web).endsWith('</HTML>\r\n')
    }

    def "the strict server refuses a request without Host and closes"() {
        given:
        def web = connect('strict-http')

        when:
        send(web, 'GET / HTTP/1.1\r\n\r\n')

        then:
        line(web) == 'HTTP/1.1 400 Bad Request\r\n'
        all(web).endsWith('\r\n\r\n')
    }

    def "the strict server serves Host with these lines and no others, and closes on request"() {
        given:
        def web = connect('strict-http')

        when:
        send(web, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
        def head = head(web)

        then:
        head.size() == 4
        head[0] == 'HTTP/1.1 200 OK'
        head[1] ==~ DATE
        head[2] ==~ /Set-Cookie: sid=\w+; HttpOnly/
        head[3] == 'Content-Length: 6'
        all(web) == 'hello\n'
    }

    def "the strict server keeps the connection otherwise"() {
        given:
        def web = connect('strict-http')

        when:
        send(web, 'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /other HTTP/1.1\r\nHost: a\r\n\r\n')
        head(web)

        then:
        exactly(web, 6) == 'hello\n'
        head(web)[0] == 'HTTP/1.1 404 Not Found'
        nothingComes(web, 50)
    }

    def "the strict server waits for CR LF when lines end in LF only"() {
        given:
        def web = connect('strict-http')

        when:
        send(web, 'GET / HTTP/1.1\nHost: localhost\n\n')

        then:
        nothingComes(web, 200)
    }

    private static int contentLength(List<String> head) {
        head.find { it.startsWith('Content-Length: ') }.substring(16) as int
    }
}
