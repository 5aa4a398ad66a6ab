package vigil.telephony.media;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// What one side of a leg seals its sound with: a master key of 128 bits and its salt of 112, in
/// base64 as descriptions have them (RFC 4568, section 6.1).
public record SrtpKey(String base64) {
  private static final int BYTES = 30;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{40}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public SrtpKey {
    if (!FORM.matcher(base64).matches()) {
      throw new IllegalArgumentException("a key and its salt are 30 bytes in base64");
    }
  }

  /// One that nobody ever had.
  public static SrtpKey make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SrtpKey(Base64.getEncoder().encodeToString(bytes));
  }

  /// Logs show what holds it.
  @Override
  public String toString() {
    return "SrtpKey";
  }
}
