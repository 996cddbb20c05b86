package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** nginx on a loopback port of its own. */
@Requires(value = { Foreign.has('nginx') }, reason = 'nginx is not installed')
class NginxSpec extends Specification {
    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign nginx
    @TempDir
    File folder

    def setup() {
        new File(folder, 'index.html').text = 'it works\n'
        nginx = Foreign.listening { int port ->
            new File(folder, 'nginx.conf').text = configuration(port)
            Foreign.start('nginx', '-p', folder.path, '-e', "$folder.path/error.log", '-c', "$folder.path/nginx.conf")
        }
        shell.given("open tcp 127.0.0.1:$nginx.port as web")
    }

    String configuration(int port) {
        """daemon off; master_process off; pid $folder.path/nginx.pid; error_log stderr;
        events { worker_connections 64; }
        http {
            access_log off;
            client_body_temp_path $folder.path/b; proxy_temp_path $folder.path/p; fastcgi_temp_path $folder.path/f;
            uwsgi_temp_path $folder.path/u; scgi_temp_path $folder.path/s;
            server { listen 127.0.0.1:$port; root $folder.path; keepalive_timeout 60; }
        }"""
    }

    def "two requests go over one connection that is kept alive"() {
        expect:
        2.times {
            assert shell.type('send "GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"') == Verdict.DONE
            assert shell.type('expect line "HTTP/1.1 200 OK"; recv until "\\r\\n\\r\\n"; expect "it works\\n"') == Verdict.DONE
        }
    }

    def "`Connection: close` makes `recv all` end"() {
        expect:
        shell.type('send "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n"; recv all') == Verdict.DONE
        new String(shell.received()).endsWith('\r\n\r\nit works\n')
    }

    def "HTTP/1.1 without Host is 400, and the hint has said so before"() {
        when:
        shell.given('send "GET / HTTP/1.1\\r\\n\\r\\n"')

        then:
        shell.screen().contains('(http-host)')
        shell.type('expect line "HTTP/1.1 400 Bad Request"') == Verdict.DONE
    }
}
