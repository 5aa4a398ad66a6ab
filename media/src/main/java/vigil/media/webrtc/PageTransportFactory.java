package vigil.media.webrtc;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// Makes the transports of pages' legs; all show the one certificate of this process.
public final class PageTransportFactory {
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable DtlsIdentity identity;

  /// Makes key and certificate, and has Java load what a leg will need: half a second at the first
  /// page, which the tick thread must not spend.
  public synchronized void prepare() {
    if (identity == null) {
      new Srtp(new byte[SrtpCipher.KEY_BYTES], new byte[SrtpCipher.SALT_BYTES]);
      StunMessage.check(new byte[StunMessage.TRANSACTION_BYTES], "a:b", "c", false);
      identity = DtlsIdentity.create(random);
    }
  }

  /// A transport for one leg; only after [#prepare].
  public PageTransport create(String leg, PageTransport.DatagramWriter out) {
    DtlsIdentity known = identity;
    if (known == null) {
      throw new IllegalStateException("There is no certificate yet");
    }
    return new PageTransport(known, random, leg, out);
  }
}
