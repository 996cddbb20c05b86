package socksh.advice

/** Plain text where TLS is spoken, and TLS where plain text is. */
class TlsAdviceSpec extends AdviceConversation {

    def "plain text to a TLS port"() {
        when:
        shell.type('open tcp lab:tls-plain; send "hello\\n"; recv')

        then:
        hints == ['tls-port']
    }

    def "a reset right after the first text may be a TLS server's: that is said as a guess"() {
        given:
        shell.given("open tcp $peer; send \"hello\\n\"")
        peer.hears(6)
        peer.resets()

        when:
        shell.type('recv')

        then:
        hints == ['tls-perhaps']
    }

    def "a client that we took and that resets is no server that speaks TLS"() {
        given:
        shell.given('listen 0 as door; open tcp door as caller; door accept as guest')
        shell.given('guest send "hello\\n"; caller recv exactly 6; caller reset')

        when:
        shell.type('guest recv')

        then:
        hints.empty
    }

    def "a client that begins with a TLS hello"() {
        given:
        shell.given('listen 0 as srv')
        def client = new Socket('127.0.0.1', shell.port('srv'))
        client.outputStream.write([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0] as byte[])

        when:
        shell.type('accept; recv')

        then:
        hints == ['tls-hello']

        cleanup:
        client.close()
    }
}
