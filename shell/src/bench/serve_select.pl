# The tutorial's way with IO::Select, without its faults: an echo, or the line server.
# Usage: serve_select.pl echo|lines. Prints: port N. Serves until it is ended.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;

my $lines = $ARGV[0] eq 'lines';
$| = 1;
$SIG{PIPE} = 'IGNORE';
alarm 300;
my $listener = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 4096, Proto => 'tcp') or die;
print 'port ', $listener->sockport, "\n";
my $select = IO::Select->new($listener);
my %rest;
while (my @ready = $select->can_read) {
    for my $socket (@ready) {
        if ($socket == $listener) {
            my $client = $listener->accept or next;
            $select->add($client);
            $rest{$client} = '';
            $client->syswrite("Hello client how are you\n") if $lines;
            next;
        }
        my $count = $socket->sysread(my $bytes, 65536);
        if (!$count) {
            $select->remove($socket);
            delete $rest{$socket};
            close $socket;
        } elsif ($lines) {
            $rest{$socket} .= $bytes;
            my $answer = '';
            $answer .= "OK : $1\n" while $rest{$socket} =~ s/^(.*?)\r?\n//;
            $socket->syswrite($answer) if length $answer;
        } else {
            $socket->syswrite($bytes);
        }
    }
}
