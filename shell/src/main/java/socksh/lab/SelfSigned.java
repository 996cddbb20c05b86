package socksh.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and a certificate it signed itself, made in memory and good for one day.
 *
 * <p>The JDK reads certificates but has no public way to write one, so the few bytes of DER (RFC
 * 5280, section 4.1) are put together here.
 */
record SelfSigned(PrivateKey key, Certificate certificate) {

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final byte[] ECDSA_WITH_SHA256 = hex("300A06082A8648CE3D040302");
  private static final byte[] COMMON_NAME = hex("0603550403");
  private static final byte[] ALTERNATIVE_NAME = hex("0603551D11");
  private static final byte[] VERSION_3 = hex("A003020102");
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  static SelfSigned make(String host) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    byte[] facts = facts(host, pair.getPublic().getEncoded(), Instant.now());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(facts);
    byte[] bits = join(new byte[1], signature.sign());
    byte[] der = der(SEQUENCE, facts, ECDSA_WITH_SHA256, der(0x03, bits));
    CertificateFactory reader = CertificateFactory.getInstance("X.509");
    return new SelfSigned(
        pair.getPrivate(), reader.generateCertificate(new ByteArrayInputStream(der)));
  }

  /** A TLS server's side with this key. */
  SSLContext context() throws GeneralSecurityException, IOException {
    char[] password = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("lab", key, password, new Certificate[] {certificate});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static byte[] facts(String host, byte[] publicKey, Instant now) {
    byte[] name = name(host);
    return der(
        SEQUENCE,
        VERSION_3,
        der(0x02, BigInteger.valueOf(now.toEpochMilli()).toByteArray()),
        ECDSA_WITH_SHA256,
        name,
        der(SEQUENCE, time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofDays(1)))),
        name,
        publicKey,
        der(0xA3, der(SEQUENCE, alternativeNames(host))));
  }

  private static byte[] name(String host) {
    byte[] value = der(0x0C, host.getBytes(StandardCharsets.US_ASCII));
    return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, value)));
  }

  /** The host by name, and 127.0.0.1, which clients look for when they connect by address. */
  private static byte[] alternativeNames(String host) {
    byte[] names =
        der(
            SEQUENCE,
            der(0x82, host.getBytes(StandardCharsets.US_ASCII)),
            der(0x87, new byte[] {127, 0, 0, 1}));
    return der(SEQUENCE, ALTERNATIVE_NAME, der(0x04, names));
  }

  private static byte[] time(Instant instant) {
    return der(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  /** Tag, length, content; the length in as few bytes as will do, or it would not be DER. */
  private static byte[] der(int tag, byte[]... parts) {
    byte[] content = join(parts);
    byte[] size = BigInteger.valueOf(content.length).toByteArray();
    if (content.length < 0x80) {
      return join(new byte[] {(byte) tag}, size, content);
    }
    byte[] digits = size[0] == 0 ? Arrays.copyOfRange(size, 1, size.length) : size;
    return join(new byte[] {(byte) tag, (byte) (0x80 | digits.length)}, digits, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
