package vigil.telephony.sip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large messages on a stream may be, seen byte by byte before anyone reads them. The bounds
/// are those of [MessageBounds]; a stream that breaks them cannot be taken up again and ends.
final class StreamBounds {
  /// Bytes; names of headers that are looked at, with a length, are shorter.
  private static final int LONGEST_NAME = 32;

  private static final Pattern LENGTH =
      Pattern.compile("(?:content-length|l) ?: ?([0-9]{1,9}) ?", Pattern.CASE_INSENSITIVE);

  /// The line's beginning, with one blank for many: there may be any number of them at a colon.
  private final byte[] line = new byte[LONGEST_NAME];

  private final SingleHeaders once = new SingleHeaders();

  /// The last eight bytes of the line: as many as a version takes.
  private long tail;

  private int lineLength;

  /// How many bytes of the line are kept.
  private int kept;

  private boolean isAfterReturn;

  /// Whether the line before tells the length.
  private boolean isAfterLength;

  private int lines;
  private int headLength;
  private long length;
  private long bodyLeft;
  private long begun;

  /// How many messages have begun.
  long begun() {
    return begun;
  }

  /// Whether a message has begun and is not whole yet.
  boolean isWithin() {
    return headLength > 0 || bodyLeft > 0;
  }

  /// Reads on.
  ///
  /// @throws IOException when a message is larger than it may be
  void read(byte[] bytes, int from, int many) throws IOException {
    for (int i = from; i < from + many; i++) {
      if (bodyLeft > 0) {
        long skipped = Math.min(bodyLeft, from + many - i);
        bodyLeft -= skipped;
        i += (int) skipped - 1;
      } else {
        read(bytes[i]);
      }
    }
  }

  private void read(byte one) throws IOException {
    if (isAfterReturn && one != '\n') {
      throw new IOException("A message on a stream has a return without a line feed");
    }
    isAfterReturn = one == '\r';
    if (one == '\n') {
      endLine();
    } else if (one == 0) {
      throw new IOException("A message on a stream has a zero byte in its head");
    } else if (!isAfterReturn) {
      add(one);
    }
  }

  private void add(byte one) throws IOException {
    tail = tail << 8 | (one & 0xFF);
    byte shown = one == '\t' ? (byte) ' ' : one;
    boolean isMoreBlank = shown == ' ' && kept > 0 && line[kept - 1] == ' ';
    if (!isMoreBlank && kept < LONGEST_NAME) {
      line[kept++] = shown;
    }
    begun += headLength == 0 ? 1 : 0;
    lineLength++;
    headLength++;
    if (lineLength > MessageBounds.LONGEST_LINE || headLength > MessageBounds.MOST_BYTES) {
      throw new IOException("A message on a stream is too large");
    }
  }

  private void endLine() throws IOException {
    if (lineLength == 0) {
      endHead();
      return;
    }
    if (lines == 0 && isOfAnotherVersion()) {
      throw new IOException("A message on a stream is of another SIP");
    }
    String text = new String(line, 0, kept, StandardCharsets.ISO_8859_1);
    // The stack ends a head at a line that shows nothing; by the grammar it is a fold.
    if (text.trim().isEmpty()) {
      throw new IOException("A message on a stream has a line of blanks");
    }
    if (lines > 0) {
      checkName(text);
      readLength(text);
    }
    lineLength = 0;
    kept = 0;
    lines++;
    if (lines > MessageBounds.MOST_LINES) {
      throw new IOException("A message on a stream has too many lines");
    }
  }

  /// An empty line ends a head; before a head it only keeps the stream alive.
  private void endHead() throws IOException {
    if (headLength + length > MessageBounds.MOST_BYTES) {
      throw new IOException("A message on a stream is too large");
    }
    bodyLeft = headLength == 0 ? 0 : length;
    headLength = 0;
    lines = 0;
    length = 0;
    isAfterLength = false;
    once.clear();
  }

  private boolean isOfAnotherVersion() {
    byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(tail).array();
    return MessageBounds.isOfAnotherVersion(last, 0, last.length);
  }

  private void checkName(String text) throws IOException {
    if (SingleHeaders.isNameless(line, 0, kept)) {
      throw new IOException("A message on a stream has a header without a name");
    }
    if (once.addAndCheck(line, 0, kept)) {
      throw new IOException("A message on a stream has a header twice");
    }
    if (isAfterLength && text.startsWith(" ")) {
      throw new IOException("A message on a stream tells its length in two lines");
    }
  }

  private void readLength(String text) throws IOException {
    String name = text.split(":", 2)[0].trim();
    isAfterLength = name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("l");
    if (!isAfterLength) {
      return;
    }
    Matcher told = LENGTH.matcher(text);
    if (!told.matches()) {
      throw new IOException("A message on a stream does not tell its length");
    }
    length = Long.parseLong(told.group(1));
  }
}
