package vigil.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How large a message may be and what its head may hold, seen before anyone reads it: a parser
/// that is handed everything can be kept busy by anybody.
final class MessageBounds {
  /// A longer message is no telephone call.
  static final int MOST_BYTES = 16_384;

  /// Lines of the head: a call through many proxies has some forty.
  static final int MOST_LINES = 160;

  /// Bytes; the longest of a telephone are proofs, some five hundred.
  static final int LONGEST_LINE = 4_096;

  /// What is wrong with a message, and the line that says so.
  enum Fault {
    /// Whatever of it is (RFC 3261, 21.5.7).
    TOO_LARGE("SIP/2.0 513 Message Too Large"),
    /// No grammar has it but within a quoted pair, and no database keeps it.
    NUL("SIP/2.0 400 Zero Byte In Head"),
    /// A line ends by CR and LF, or LF (RFC 3261, section 25.1); the parser of the stack ends one
    /// at a CR alone too.
    RETURN("SIP/2.0 400 Return Without Line Feed"),
    /// Of some headers there is one; the parser of the stack takes the first of several (RFC 4475,
    /// section 3.3.9).
    TWICE("SIP/2.0 400 Header Twice"),
    /// The parser of the stack reads a name on in the next line.
    NAMELESS("SIP/2.0 400 Header Without Name"),
    /// The parser of the stack takes every version for ours.
    VERSION("SIP/2.0 505 Version Not Supported");

    private final String line;

    Fault(String line) {
      this.line = line;
    }
  }

  private static final Pattern VERSION = Pattern.compile(" SIP/([0-9.]+)\\s*$");

  /// Bytes of a first line that its version may take.
  private static final int LONGEST_ENDING = 32;

  private static final Map<String, String> SHORT =
      Map.of("v", "via", "f", "from", "t", "to", "i", "call-id");

  private MessageBounds() {}

  /// What is wrong with a message; null when nothing is.
  static @Nullable Fault fault(byte[] message, int length) {
    if (length > MOST_BYTES) {
      return Fault.TOO_LARGE;
    }
    var once = new SingleHeaders();
    int lines = 0;
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (message[i] == '\n') {
        boolean isEmpty = i - start == 0 || (i - start == 1 && message[start] == '\r');
        if (isEmpty && lines > 0) {
          return null;
        }
        Fault inLine = isEmpty ? null : faultInLine(once, lines, message, start, i);
        if (inLine != null) {
          return inLine;
        }
        lines += isEmpty ? 0 : 1;
        start = i + 1;
      } else if (message[i] == 0) {
        return Fault.NUL;
      } else if (message[i] == '\r' && i + 1 < length && message[i + 1] != '\n') {
        return Fault.RETURN;
      }
      if (i - start > LONGEST_LINE || lines > MOST_LINES) {
        return Fault.TOO_LARGE;
      }
    }
    return null;
  }

  private static @Nullable Fault faultInLine(
      SingleHeaders once, int line, byte[] message, int start, int end) {
    if (line == 0) {
      return isOfAnotherVersion(message, start, end) ? Fault.VERSION : null;
    }
    if (SingleHeaders.isNameless(message, start, end)) {
      return Fault.NAMELESS;
    }
    return once.addAndCheck(message, start, end) ? Fault.TWICE : null;
  }

  /// Whether a first line, up to its end, is of a request of another SIP than 2.0.
  static boolean isOfAnotherVersion(byte[] message, int start, int end) {
    int from = Math.max(start, end - LONGEST_ENDING);
    String line = new String(message, from, end - from, StandardCharsets.ISO_8859_1);
    Matcher version = VERSION.matcher(line);
    return version.find() && !version.group(1).equals("2.0");
  }

  /// The answer to a message with a fault; empty when it is no request that could be answered.
  static Optional<String> refusal(Fault fault, byte[] message, int length) {
    int end = Math.min(length, MOST_BYTES);
    String text = new String(message, 0, end, StandardCharsets.ISO_8859_1);
    String[] lines = text.split("\r\n|\n|\r", MOST_LINES);
    boolean isRequest = VERSION.matcher(lines[0]).find() && !lines[0].startsWith("ACK ");
    if (!isRequest) {
      return Optional.empty();
    }
    var vias = new ArrayList<String>();
    var said = new ArrayList<String>();
    for (String name : List.of("via", "from", "to", "call-id", "cseq")) {
      List<String> found = headers(lines, name);
      if (found.isEmpty() || (!name.equals("via") && found.size() > 1)) {
        return Optional.empty();
      }
      (name.equals("via") ? vias : said).addAll(found);
    }
    String to = said.get(1).contains(";tag=") ? said.get(1) : said.get(1) + ";tag=refused";
    said.set(1, to);
    String head = String.join("\r\n", vias) + "\r\n" + String.join("\r\n", said);
    return Optional.of(fault.line + "\r\n" + head + "\r\nContent-Length: 0\r\n\r\n");
  }

  /// The last piece of a split is the rest of the message and no line.
  private static List<String> headers(String[] lines, String name) {
    var found = new ArrayList<String>();
    for (int i = 1; i < lines.length - 1 && !lines[i].isEmpty(); i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0 && lines[i].length() <= LONGEST_LINE) {
        String called = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (SHORT.getOrDefault(called, called).equals(name)) {
          found.add(lines[i]);
        }
      }
    }
    return found;
  }
}
