package vigil.identity.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// Whoever can read `operator-token` in the data folder is the machine's operator.
@Component
public class OperatorToken {
  /// The id under which the local operator acts.
  public static final String STAFF = "local-operator";

  private static final int BYTES = 32;

  private final byte[] token;

  /// Reads the token, or makes one where there is none.
  public OperatorToken(IdentitySettings settings) {
    Path file = settings.folder().resolve("operator-token");
    try {
      if (!Files.exists(file)) {
        byte[] dice = new byte[BYTES];
        new SecureRandom().nextBytes(dice);
        write(file, HexFormat.of().formatHex(dice) + "\n");
      }
      token = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The operator's token cannot be kept in " + file, e);
    }
    if (token.length < BYTES) {
      throw new IllegalStateException(file + " is too short to be a secret: delete it");
    }
  }

  /// Writes a file that only its owner may read.
  public static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  public boolean matches(String text) {
    return MessageDigest.isEqual(token, text.getBytes(StandardCharsets.UTF_8));
  }
}
