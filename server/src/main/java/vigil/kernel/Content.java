package vigil.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes that can be read more than once, from anywhere on; memory of a piece at a time.
public interface Content {
  /// In clear; `skip` is cheap.
  InputStream open() throws IOException;

  long length() throws IOException;

  static Content of(Path file) {
    return new Content() {
      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public long length() throws IOException {
        return Files.size(file);
      }
    };
  }
}
