package vigil.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// The headers of one message of which there is never a second (RFC 3261, section 7.3.1), as far as
/// they tell whose message it is, of which call, and where it ends.
final class SingleHeaders {
  /// Bytes; none of their names is longer.
  private static final int LONGEST_NAME = 24;

  /// The compact names too, each with a bit of its own.
  private static final Map<String, Integer> BITS =
      Map.ofEntries(
          Map.entry("from", 1),
          Map.entry("f", 1),
          Map.entry("to", 2),
          Map.entry("t", 2),
          Map.entry("call-id", 4),
          Map.entry("i", 4),
          Map.entry("cseq", 8),
          Map.entry("max-forwards", 16),
          Map.entry("content-length", 32),
          Map.entry("l", 32));

  private int seen;

  /// Whether a line is of one that was there already.
  boolean isTwice(byte[] message, int start, int end) {
    int most = Math.min(end, start + LONGEST_NAME);
    int colon = start;
    while (colon < most && message[colon] != ':') {
      colon++;
    }
    if (colon == most || message[start] == ' ' || message[start] == '\t') {
      return false;
    }
    String name = new String(message, start, colon - start, StandardCharsets.ISO_8859_1);
    int bit = BITS.getOrDefault(name.strip().toLowerCase(Locale.ROOT), 0);
    boolean isTwice = (seen & bit) != 0;
    seen |= bit;
    return isTwice;
  }

  /// A new message begins.
  void clear() {
    seen = 0;
  }
}
