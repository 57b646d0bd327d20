# A wire that loses and delays: two network taps, and every frame that comes in at one goes out at the other, late or
# not at all. For kernels that have no netem. perl slow-wire.pl <tap> <tap> <share lost> <delay in seconds>
use strict;
use warnings;
use Time::HiRes 'time';
my ($one, $other, $lost, $delay) = @ARGV;
my $TUNSETIFF = 0x400454ca;
my $IFF_TAP_NO_PI = 0x1002;
sub tap {
  my ($name) = @_;
  open my $tap, '+<', '/dev/net/tun' or die "no /dev/net/tun: $!";
  ioctl $tap, $TUNSETIFF, pack('a16 s x22', $name, $IFF_TAP_NO_PI) or die "no tap: $!";
  return $tap;
}
my @taps = (tap($one), tap($other));
$| = 1;
print "ready\n";
my @late;
while (1) {
  my $ready = '';
  vec($ready, fileno($_), 1) = 1 for @taps;
  my $wait = @late ? $late[0][0] - time : 1;
  $wait = 0 if $wait < 0;
  my $count = select $ready, undef, undef, $wait;
  if ($count > 0) {
    for my $from (0, 1) {
      next unless vec($ready, fileno($taps[$from]), 1);
      sysread $taps[$from], my $frame, 65536 or next;
      push @late, [time + $delay, 1 - $from, $frame] if rand() >= $lost;
    }
  }
  while (@late && $late[0][0] <= time) {
    my (undef, $to, $frame) = @{ shift @late };
    syswrite $taps[$to], $frame;
  }
}
