package socksh.foreign

import socksh.ShellFixture
import socksh.session.Verdict
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification

/** Perl's IO::Socket on either side: the tutorial that this shell replaces. */
@Requires(value = { Foreign.has('perl') }, reason = 'perl is not installed')
class PerlSpec extends Specification {
    static final String SERVER = '''
        use strict; use IO::Socket::INET; $| = 1;
        my $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 0, Listen => 10, ReuseAddr => 1) or die;
        print "port ", $server->sockport, "\\n";
        while (my $client = $server->accept) {
            print $client "Hello client how are you\\n";
            while (my $line = <$client>) { chomp $line; print $client "OK : $line\\n"; }
        }'''
    static final String CLIENT = '''
        use strict; use IO::Socket::INET; $| = 1;
        my $server = IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => $ARGV[0], Proto => "tcp") or die;
        print "greeted: ", scalar <$server>;
        print $server "I am perl\\n"; print "answered: ", scalar <$server>;'''

    @AutoCleanup
    ShellFixture shell = new ShellFixture()
    @AutoCleanup
    Foreign perl

    def "a Perl server greets us and answers each line"() {
        given:
        perl = Foreign.start('perl', '-e', SERVER).says('\n')
        def port = (perl.text =~ /port (\d+)/)[0][1]

        expect:
        shell.type("open tcp localhost $port; expect line \"Hello client how are you\"") == Verdict.DONE
        shell.type('line "one"; expect line "OK : one"; send "two\\nthree\\n"') == Verdict.DONE
        shell.type('expect line "OK : two"; expect line "OK : three"') == Verdict.DONE
        shell.type('shutdown write; expect end') == Verdict.DONE
    }

    def "a Perl client is greeted and answered by us"() {
        given:
        shell.given('listen 0 as srv')
        perl = Foreign.start('perl', '-e', CLIENT, shell.port('srv'))

        expect:
        shell.type('accept; line "Hello client how are you"; expect line "I am perl"; line "OK : I am perl"') == Verdict.DONE
        perl.status() == 0
        perl.text == 'greeted: Hello client how are you\nanswered: OK : I am perl\n'
    }
}
