package vigil.audit.chain;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// How the chain stood at a minute, signed: one line of the file, `at seq hash signature`.
///
/// @param seq the fact that was chained last
/// @param hash of its link, in hexadecimal
/// @param signature of the three before it as they stand in the line, in base64
public record SignedHead(Instant at, long seq, String hash, String signature) {
  public static SignedHead of(Instant at, ChainLink link, HeadKey key) {
    return new SignedHead(
        at, link.seq(), link.hash(), key.sign(signed(at, link.seq(), link.hash())));
  }

  private static final int SIGNATURE = 88;

  /// Null for a line that is none, such as one that a power cut tore.
  public static @Nullable SignedHead parse(String line) {
    String[] words = line.split(" ", -1);
    try {
      return words.length == 4 && words[3].length() == SIGNATURE
          ? new SignedHead(Instant.parse(words[0]), Long.parseLong(words[1]), words[2], words[3])
          : null;
    } catch (DateTimeParseException | NumberFormatException not) {
      return null;
    }
  }

  public String render() {
    return signed(at, seq, hash) + " " + signature;
  }

  public boolean isSignedBy(HeadKey key) {
    return key.verify(signed(at, seq, hash), signature);
  }

  private static String signed(Instant at, long seq, String hash) {
    return at + " " + seq + " " + hash;
  }
}
