package vigil.telephony.sip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How large messages on a stream may be, seen byte by byte before anyone reads them. The bounds
/// are those of [MessageBounds]; a stream that breaks them cannot be taken up again and ends.
final class StreamBounds {
  /// Bytes; names of headers are shorter.
  private static final int LONGEST_NAME = 32;

  private final byte[] line = new byte[LONGEST_NAME];
  private final SingleHeaders once = new SingleHeaders();

  /// The last eight bytes of the line: as many as a version takes.
  private long tail;

  private int lineLength;
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
    if (one == '\n') {
      endLine();
      return;
    }
    if (one == '\r') {
      return;
    }
    if (one == 0) {
      throw new IOException("A message on a stream has a zero byte in its head");
    }
    tail = tail << 8 | (one & 0xFF);
    if (lineLength < LONGEST_NAME) {
      line[lineLength] = one;
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
    if (lines > 0 && once.isTwice(line, 0, Math.min(lineLength, LONGEST_NAME))) {
      throw new IOException("A message on a stream has a header twice");
    }
    readLength();
    lineLength = 0;
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
    once.clear();
  }

  private boolean isOfAnotherVersion() {
    byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(tail).array();
    return MessageBounds.isOfAnotherVersion(last, 0, last.length);
  }

  private void readLength() throws IOException {
    String text =
        new String(
            Arrays.copyOf(line, Math.min(lineLength, LONGEST_NAME)), StandardCharsets.US_ASCII);
    int colon = text.indexOf(':');
    if (colon < 0) {
      return;
    }
    String name = text.substring(0, colon).strip();
    if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("l")) {
      String number = text.substring(colon + 1).strip();
      if (!number.matches("[0-9]{1,9}")) {
        throw new IOException("A message on a stream does not tell its length");
      }
      length = Long.parseLong(number);
    }
  }
}
