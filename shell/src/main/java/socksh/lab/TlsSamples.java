package socksh.lab;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Peers that speak TLS, with a certificate that nobody has signed but themselves. */
final class TlsSamples {

  static final List<Recipe> ALL =
      List.of(
          Recipe.of(
                  Sample.Protocol.TCP,
                  "tls-plain",
                  "an echo over TLS: talk plain text to it and see",
                  (at, port) -> Listener.open(at, port, overTls(StreamSamples::echo)),
                  "open tcp {address}",
                  "send \"hello\\n\"",
                  "recv")
              .usually(8443));

  private TlsSamples() {}

  private static Talk overTls(Talk talk) throws IOException {
    SSLContext context = context();
    return client -> {
      try (SSLSocket secure =
          (SSLSocket) context.getSocketFactory().createSocket(client.socket(), null, true)) {
        talk.with(client.through(secure));
      }
    };
  }

  private static SSLContext context() throws IOException {
    try {
      return SelfSigned.make("localhost").context();
    } catch (GeneralSecurityException unsupported) {
      throw new IOException("no certificate could be made", unsupported);
    }
  }
}
