// socksh session 1
session 'A meter over UDP: wake-up frame and its answer'

param device: 'lab:device'                   // the real one:  --set device=10.250.250.10:20000
limit 5.s

simulate 'device', {                         // played by --simulate; ignored against the real meter
    on hex: '16 16 16 16 00 FF FF FF FF FF', reply: '68 09 68 08 05 72 78 56 34 12 01 07 9B 16'
}

dev = udp device, hex: '16 16 16 16 00 FF FF FF FF FF'
dev.sent   10                                // ten bytes, not the twenty characters of the hex text
dev.expect datagram: '68 {len:1} 68 08 {addr:1} 72 {serial:4} .. {sum:1} 16'
check      len as int == frame.size() - 5,   'length byte agrees with the datagram'
check      sum as int == sum8(frame[3..-3]), 'checksum'
dev.expect silence: 200.ms
dev.close()
