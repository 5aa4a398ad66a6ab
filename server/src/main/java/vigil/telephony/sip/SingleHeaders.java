package vigil.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// The headers of one message of which there is never a second (RFC 3261, section 7.3.1), as far as
/// they tell whose message it is, of which call, and where it ends.
final class SingleHeaders {
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

  /// Whether a line is of a header but has no colon: the parser of the stack would read its name on
  /// in the line that follows.
  static boolean isNameless(byte[] message, int start, int end) {
    return !isFold(message, start) && colon(message, start, end) == end;
  }

  /// Adds a line; whether it is of a header that was there already.
  boolean addAndCheck(byte[] message, int start, int end) {
    int colon = colon(message, start, end);
    if (colon == end || isFold(message, start)) {
      return false;
    }
    String name = new String(message, start, colon - start, StandardCharsets.ISO_8859_1);
    int bit = BITS.getOrDefault(name.trim().toLowerCase(Locale.ROOT), 0);
    boolean isTwice = (seen & bit) != 0;
    seen |= bit;
    return isTwice;
  }

  /// A line that begins with a blank goes on with the one before.
  private static boolean isFold(byte[] message, int start) {
    return message[start] == ' ' || message[start] == '\t';
  }

  private static int colon(byte[] message, int start, int end) {
    int colon = start;
    while (colon < end && message[colon] != ':') {
      colon++;
    }
    return colon;
  }

  /// A new message begins.
  void clear() {
    seen = 0;
  }
}
