package vigil.media.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// What a server says with its hello: any program of this machine reaches the control port, and
/// only who may read the file of the secret is one of ours.
public final class ControlSecret {
  private static final int BYTES = 32;
  private final byte[] secret;

  public ControlSecret(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /// Reads the secret from its file, which is made with a new one when it is not there.
  public static ControlSecret in(Path file) throws IOException {
    try (var made =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      byte[] dice = new byte[BYTES];
      new SecureRandom().nextBytes(dice);
      String text = HexFormat.of().formatHex(dice);
      made.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      return new ControlSecret(text);
    } catch (FileAlreadyExistsException there) {
      return new ControlSecret(Files.readString(file).strip());
    }
  }

  boolean is(String said) {
    return MessageDigest.isEqual(secret, said.getBytes(StandardCharsets.UTF_8));
  }
}
