package vigil.telephony.sip;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.telephony.media.SrtpKey;

/// What a description has beside sound in the clear when it is sealed: the key of who says it
/// (SDES, RFC 4568), for AES_CM_128_HMAC_SHA1_80 only.
///
/// @param tag by which an answer names the line of the offer that it takes
public record CryptoSdp(int tag, SrtpKey key) {
  static final String PROFILE = "RTP/SAVP";

  /// Our offers have one line.
  static final int OUR_TAG = 1;

  private static final String SUITE = "AES_CM_128_HMAC_SHA1_80";

  /// One key without an identifier (MKI); how long it may live is not asked, for no call is so
  /// long.
  private static final Pattern LINE =
      Pattern.compile(
          "crypto:([1-9][0-9]{0,8})\\s+"
              + SUITE
              + "\\s+inline:([A-Za-z0-9+/]{40})(?:\\|(?:2\\^)?[0-9]{1,15})?(?:\\s+(\\S.*))?");

  /// Our own words, as a stored description has them.
  private static final Pattern OURS =
      Pattern.compile("(?m)^a=crypto:([0-9]{1,9}) " + SUITE + " inline:([A-Za-z0-9+/]{40})");

  /// Reads one attribute; empty where it is another, or says what we cannot do.
  static Optional<CryptoSdp> readAttribute(String value) {
    Matcher found = LINE.matcher(value);
    return found.matches() && isUsual(found.group(3))
        ? Optional.of(new CryptoSdp(Integer.parseInt(found.group(1)), new SrtpKey(found.group(2))))
        : Optional.empty();
  }

  /// Whether what is said of the session may be passed over: how far packets may overtake each
  /// other, and what its sender leaves open (sections 6.3.6 and 6.3.7). All else changes the
  /// packets.
  private static boolean isUsual(@Nullable String parameters) {
    return parameters == null
        || Arrays.stream(parameters.strip().split("\\s+", -1))
            .allMatch(one -> one.startsWith("-") || one.matches("WSH=[0-9]{1,9}"));
  }

  static String line(int tag, SrtpKey ours) {
    return "a=crypto:%d %s inline:%s\r\n".formatted(tag, SUITE, ours.base64());
  }

  /// A description of ours with another key.
  static String moved(String ours, SrtpKey fresh) {
    return OURS.matcher(ours)
        .replaceFirst(
            found -> "a=crypto:%s %s inline:%s".formatted(found.group(1), SUITE, fresh.base64()));
  }

  /// What we last said in a dialog; empty where that was in the clear.
  public static Optional<CryptoSdp> findOurs(@Nullable String description) {
    Matcher found = OURS.matcher(description == null ? "" : description);
    return found.find()
        ? Optional.of(new CryptoSdp(Integer.parseInt(found.group(1)), new SrtpKey(found.group(2))))
        : Optional.empty();
  }
}
