# The tutorial's way with IO::Select, without its faults: an echo, or the line server. Beyond the
# 1,024 descriptors of select(2) the same with IO::Poll.
# Usage: serve.pl echo|lines select|poll. Prints: port N. Serves until it is ended.
use strict;
use warnings;
use IO::Poll qw(POLLIN POLLHUP POLLERR);
use IO::Select;
use IO::Socket::INET;

my $lines = $ARGV[0] eq 'lines';
my $polls = $ARGV[1] eq 'poll';
$| = 1;
$SIG{PIPE} = 'IGNORE';
alarm 300;
my $listener = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 4096, Proto => 'tcp') or die;
$listener->blocking(0);
print 'port ', $listener->sockport, "\n";
my ($poll, $select) = (IO::Poll->new, IO::Select->new);

sub watch { $polls ? $poll->mask($_[0] => POLLIN) : $select->add($_[0]) }
sub forget { $polls ? $poll->remove($_[0]) : $select->remove($_[0]) }

sub ready {
    return $select->can_read unless $polls;
    $poll->poll;
    return $poll->handles(POLLIN | POLLHUP | POLLERR);
}

watch($listener);
my %rest;
while (my @ready = ready()) {
    for my $socket (@ready) {
        if ($socket == $listener) {
            while (my $client = $listener->accept) {
                watch($client);
                $rest{$client} = '';
                $client->syswrite("Hello client how are you\n") if $lines;
            }
            next;
        }
        my $count = $socket->sysread(my $bytes, 65536);
        if (!$count) {
            forget($socket);
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
