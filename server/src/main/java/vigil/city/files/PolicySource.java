package vigil.city.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the policy's files come from.
public interface PolicySource {
  /// No policy file is larger.
  int MOST_BYTES = 8 << 20;

  /// For messages.
  String where();

  /// The file's bytes; null where it does not exist.
  byte @Nullable [] bytes(String file);

  /// The copy in the jar.
  static PolicySource shipped() {
    return new PolicySource() {
      @Override
      public String where() {
        return "the jar";
      }

      @Override
      public byte @Nullable [] bytes(String file) {
        try (InputStream in = PolicySource.class.getResourceAsStream("/policy/" + file)) {
          return in == null ? null : in.readAllBytes();
        } catch (IOException broken) {
          throw new UncheckedIOException(broken);
        }
      }
    };
  }

  /// A folder that replaces the copy in the jar as a whole.
  static PolicySource folder(Path folder) {
    return new PolicySource() {
      @Override
      public String where() {
        return folder.toString();
      }

      @Override
      public byte @Nullable [] bytes(String file) {
        Path path = folder.resolve(file);
        try {
          return Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES
              ? Files.readAllBytes(path)
              : null;
        } catch (IOException broken) {
          throw new UncheckedIOException(broken);
        }
      }
    };
  }

  /// This one; the copy in the jar where there is no such file here.
  default PolicySource orShipped(String file) {
    return bytes(file) == null ? shipped() : this;
  }

  /// This one with some files' texts in the place of its own.
  default PolicySource withTexts(Map<String, String> texts) {
    PolicySource below = this;
    return new PolicySource() {
      @Override
      public String where() {
        return below.where();
      }

      @Override
      public byte @Nullable [] bytes(String file) {
        String text = texts.get(file);
        return text == null ? below.bytes(file) : text.getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  /// Strict UTF-8, without a byte order mark; null if it is something else.
  static @Nullable String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      return null;
    }
  }
}
