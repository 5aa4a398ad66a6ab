package vigil.media.webrtc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that lies between a leg's packets and the network when its phone is a web page: whose
/// datagram it is, by its first byte (RFC 7983), and what may pass. The tick thread's alone.
public final class PageTransport implements AutoCloseable {
  private static final int RECORD_HEADER = 13;
  private static final byte HANDSHAKE = 22;
  private static final byte CLIENT_HELLO = 1;

  private final DtlsIdentity identity;
  private final IceLite ice;
  private final String leg;
  private final DatagramWriter out;
  private volatile @Nullable InetSocketAddress spokenFrom;
  private @Nullable DtlsKeying keying;

  /// A description came that began no handshake, as the one before had not failed yet.
  private boolean isDescribedAgain;

  private int opened;

  /// Sends to an address; from any thread.
  public interface DatagramWriter {
    void write(byte[] from, int at, int length, InetSocketAddress to) throws IOException;
  }

  /// What came of a datagram.
  public enum Verdict {
    /// A packet of the page, opened.
    SOUND,
    /// A check or a step of the handshake: done with.
    TAKEN,
    /// Nobody we know, or not what it should be.
    REFUSED
  }

  public PageTransport(DtlsIdentity identity, SecureRandom random, String leg, DatagramWriter out) {
    this.identity = identity;
    this.ice = new IceLite(random);
    this.leg = leg;
    this.out = out;
  }

  public IceLite.Credentials credentials() {
    return ice.ours();
  }

  public String fingerprint() {
    return identity.fingerprint();
  }

  /// Hears what the page's session description says. Another certificate means another handshake,
  /// and so does any description once the one before failed or was closed, or when it then fails.
  public void expect(@Nullable String ufrag, @Nullable String fingerprint) {
    if (ufrag != null) {
      ice.expect(ufrag);
    }
    DtlsKeying before = keying;
    boolean isKept =
        before != null && !before.isClosed() && before.fingerprint().equals(fingerprint);
    if (fingerprint == null) {
      return;
    }
    isDescribedAgain = isKept;
    if (!isKept) {
      close();
      keying = begin(fingerprint);
    }
  }

  private DtlsKeying begin(String fingerprint) {
    return new DtlsKeying(identity, fingerprint, leg, this::sendHandshake);
  }

  /// The handshake that a datagram belongs to: whoever was described again while one failed may
  /// begin another.
  private @Nullable DtlsKeying handshakeOf(byte[] datagram, int length) {
    DtlsKeying begun = keying;
    if (begun == null || !begun.isClosed() || !isDescribedAgain || !isFirst(datagram, length)) {
      return begun;
    }
    isDescribedAgain = false;
    DtlsKeying next = begin(begun.fingerprint());
    keying = next;
    return next;
  }

  /// Whether it is a ClientHello (RFC 6347, 4.1 and 4.2.2); what is late of a handshake is not.
  private static boolean isFirst(byte[] datagram, int length) {
    return length > RECORD_HEADER
        && datagram[0] == HANDSHAKE
        && datagram[RECORD_HEADER] == CLIENT_HELLO;
  }

  private void sendHandshake(byte[] from, int at, int length) throws IOException {
    InetSocketAddress to = spokenFrom;
    if (to != null) {
      out.write(from, at, length, to);
    }
  }

  /// Where the page wants its sound.
  public @Nullable InetSocketAddress remote() {
    return ice.nominated();
  }

  public boolean isKeyed() {
    return keys() != null;
  }

  private @Nullable SrtpKeys keys() {
    DtlsKeying begun = keying;
    return begun == null ? null : begun.keys();
  }

  /// Takes a datagram in.
  ///
  /// @param datagram opened in place when it is sound; its new length is [#length]
  public Verdict take(byte[] datagram, int length, InetSocketAddress from) throws IOException {
    int first = length == 0 ? 0xFF : datagram[0] & 0xFF;
    if (first < 4) {
      Optional<byte[]> answer = ice.answer(datagram, length, from);
      if (answer.isEmpty()) {
        return Verdict.REFUSED;
      }
      out.write(answer.get(), 0, answer.get().length, from);
      return Verdict.TAKEN;
    }
    if (!ice.isChecked(from)) {
      return Verdict.REFUSED;
    }
    if (first >= 20 && first < 64) {
      return handshake(datagram, length, from);
    }
    return first >= 128 && first < 192 ? open(datagram, length) : Verdict.REFUSED;
  }

  private Verdict handshake(byte[] datagram, int length, InetSocketAddress from) {
    DtlsKeying begun = handshakeOf(datagram, length);
    if (begun == null) {
      return Verdict.REFUSED;
    }
    spokenFrom = from;
    begun.receive(Arrays.copyOf(datagram, length));
    return Verdict.TAKEN;
  }

  private Verdict open(byte[] datagram, int length) {
    SrtpKeys keys = keys();
    if (keys == null || length < 12) {
      return Verdict.REFUSED;
    }
    int type = datagram[1] & 0xFF;
    boolean isRtcp = type >= 192 && type < 224;
    opened =
        isRtcp ? keys.in().unprotectRtcp(datagram, length) : keys.in().unprotect(datagram, length);
    return opened < 0 ? Verdict.REFUSED : Verdict.SOUND;
  }

  /// How long the packet is that was opened last.
  public int length() {
    return opened;
  }

  /// Seals RTP in place.
  ///
  /// @return its new length; -1 before the handshake is over
  public int seal(byte[] packet, int length) {
    SrtpKeys keys = keys();
    return keys == null ? -1 : keys.out().protect(packet, length);
  }

  /// Seals RTCP in place; as [#seal].
  public int sealReport(byte[] packet, int length) {
    SrtpKeys keys = keys();
    return keys == null ? -1 : keys.out().protectRtcp(packet, length);
  }

  @Override
  public void close() {
    DtlsKeying before = keying;
    if (before != null) {
      before.close();
    }
  }
}
