package vigil.media.webrtc;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One leg's ICE (RFC 8445) as a lite agent: whom a page proves to be by its checks, and which of
/// its addresses it nominates. The tick thread's alone.
public final class IceLite {
  /// Addresses of one page at once; the one that was longest quiet gives way.
  static final int MOST_ADDRESSES = 8;

  private static final String ICE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private static final int UFRAG_LENGTH = 8;
  private static final int PASSWORD_LENGTH = 24;

  private final SecureRandom random;
  private final List<InetSocketAddress> checked = new ArrayList<>();
  private Credentials ours;
  private @Nullable Credentials before;
  private @Nullable String far;
  private @Nullable InetSocketAddress nominated;

  /// What a check is made with.
  public record Credentials(String ufrag, String password) {}

  public IceLite(SecureRandom random) {
    this.random = random;
    this.ours = fresh();
  }

  private Credentials fresh() {
    return new Credentials(word(UFRAG_LENGTH), word(PASSWORD_LENGTH));
  }

  private String word(int length) {
    var word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
    }
    return word.toString();
  }

  public Credentials ours() {
    return ours;
  }

  /// Hears of the page's fragment. Another one than before restarts ICE (RFC 8445, section 9): ours
  /// change too, and those before hold until the first check with the new ones.
  public void expect(String ufrag) {
    if (far != null && !far.equals(ufrag)) {
      before = ours;
      ours = fresh();
    }
    far = ufrag;
  }

  /// The response to a check; empty when it is none, or not the page's.
  public Optional<byte[]> answer(byte[] packet, int length, InetSocketAddress from) {
    Optional<StunMessage> said = StunMessage.parse(packet, length);
    if (said.isEmpty() || said.get().type() != StunMessage.REQUEST) {
      return Optional.empty();
    }
    StunMessage check = said.get();
    Credentials with = credentials(check);
    if (with == null || !check.isBy(with.password())) {
      return Optional.empty();
    }
    if (with.equals(ours)) {
      before = null;
    }
    checked.remove(from);
    checked.addFirst(from);
    if (checked.size() > MOST_ADDRESSES) {
      checked.removeLast();
    }
    if (check.isNominating()) {
      nominated = from;
    }
    return Optional.of(check.success(from, with.password()));
  }

  /// Ours that the check's username names; its second half is the page's own.
  private @Nullable Credentials credentials(StunMessage check) {
    String name = check.username();
    if (name == null) {
      return null;
    }
    Credentials old = before;
    if (old != null && name.startsWith(old.ufrag() + ":")) {
      return old;
    }
    boolean isRight =
        far == null ? name.startsWith(ours.ufrag() + ":") : name.equals(ours.ufrag() + ":" + far);
    return isRight ? ours : null;
  }

  /// Whether a check came from there.
  public boolean isChecked(InetSocketAddress from) {
    return checked.contains(from);
  }

  /// Where the page wants its sound; null before it said so.
  public @Nullable InetSocketAddress nominated() {
    return nominated;
  }
}
