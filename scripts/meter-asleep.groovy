// socksh session 1
session 'The same meter stays silent for the twenty characters of the hex text'

param device: 'lab:device'
limit 1.s

dev = udp device, text: '1616161600FFFFFFFFFF'
dev.sent   20                                // the characters, not the bytes they stand for
dev.expect silence: 300.ms
dev.close()
