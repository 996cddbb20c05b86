package socksh.script

import socksh.command.Commands
import spock.lang.Specification

/** What is told of a script without playing it. */
class PlanSpec extends Specification {

    def "where it would speak and listen is told, with parameters and constants filled in"() {
        expect:
        endpoints(text, settings) == told

        where:
        text                                                                   | settings       || told
        "listen 8888"                                                          | [:]            || ['listen 8888']
        "srv = listen 0; a = open tcp, srv; b = srv.accept()"                  | [:]            || ['listen 0']
        "open tcp, 'example.org', 80"                                          | [:]            || ['open example.org:80']
        "open tcp, 'lab:http'"                                                 | [:]            || ['open lab:http']
        "param host: 'a', port: 1\nweb = open tcp, host, port"                 | [port: '9090'] || ['open a:9090']
        "p = 5000\nudp \"127.0.0.1:\$p\", hex: '16'"                           | [:]            || ['udp 127.0.0.1:5000']
        "fails(ECONNREFUSED) { open tcp, '127.0.0.1', 1 }"                     | [:]            || ['open 127.0.0.1:1']
        "s = socket tcp; s.bind '127.0.0.1', 99; s.connect 'unix:/run/x'"      | [:]            || ['bind 127.0.0.1:99', 'connect unix:/run/x']
        "resolve 'example.org'"                                                | [:]            || ['resolve example.org']
        "srv = listen 0; open tcp, '127.0.0.1', srv.localPort"                 | [:]            || ['listen 0']
        "p = 1; 3.times { open tcp, 'h', p; p = p + 1 }"                       | [:]            || ['open ?']
        "srv = serve 8888, greet: 'x', echo: true; open tcp, srv; serve stop, srv" | [:]        || ['serve 8888']
        "param port: 1\nserve(port) { c -> c.reply 'x' }"                      | [:]            || ['serve 1']
        "[1, 2].each { open tcp, 'h', it }"                                    | [:]            || ['open ?']
    }

    def "files and variables of the environment are told"() {
        when:
        def plan = plan("srv = listen 0\nsrv.send file: 'a.bin'\nsrv.recv all, to: 'b.bin'\nsrv.send file('c'), env('TOKEN')\nsrv.send env: 'KEY'")

        then:
        plan.files()*.what()*.get() == ['a.bin', 'b.bin', 'c']
        plan.variables()*.what()*.get() == ['TOKEN', 'KEY']
        plan.commands() as List == ['listen', 'send', 'recv']
    }

    def "only fixed ports, paths and files are claimed"() {
        expect:
        plan(text).claims() == claims
        plan(text).open == open

        where:
        text                                              | claims         | open
        "listen 0; open tcp, 'lab:http'; listen '*:0'"    | []             | false
        "listen 8888"                                     | ['port 8888']  | false
        "open tcp, 'h', 8888"                             | ['port 8888']  | false
        "listen 'unix:/run/x'"                            | ['unix:/run/x'] | false
        "open tcp, 'h', 1 + 1"                            | []             | true
    }

    def "whether it is in the restricted form is told, with every place where it is not"() {
        expect:
        plan("listen 0").restricted
        plan("x = 'a'.execute()\nnew File('x')").breaches()*.place()*.line() == [1, 2]
        plan("x = Runtime").breaches().empty
        plan("System.exit(0)").commands().empty
        !plan("x = Runtime").examined(Commands.catalog(new Exports())).restricted
    }

    private static List<String> endpoints(String text, Map settings) {
        plan(text, settings).endpoints().collect { "${it.verb()} ${it.what().orElse('?')}" as String }
    }

    private static Plan plan(String text, Map settings = [:]) {
        Plan.of(new Source('test.groovy', text), Commands.catalog(new Exports()), settings)
    }
}
