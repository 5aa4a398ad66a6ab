package vigil.casework.files.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.kernel.Content;
import vigil.kernel.Vault;

/// The bytes of attachments: files in `DATA/attachments`, one by its id, sealed as they are written
/// by the key of their month; those of an earlier time may lie in clear yet.
@Component
public class AttachmentFiles {
  private static final String FOLDER = "attachments/";

  private final Path data;
  private final Vault vault;

  public AttachmentFiles(@Value("${vigil.data}") Path data, Vault vault) {
    this.data = data;
    this.vault = vault;
  }

  /// A new one to be written.
  public OutputStream create(String id, Instant at) throws IOException {
    Files.createDirectories(data.resolve(FOLDER));
    return vault.create(path(id), Vault.DataKind.ATTACHMENT, at, FOLDER + id);
  }

  public Content content(String id) {
    return vault.content(path(id), FOLDER + id, false);
  }

  public boolean isThere(String id) {
    return Files.exists(path(id));
  }

  public void drop(String id) {
    try {
      Files.deleteIfExists(path(id));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Seals one that lies in clear; a kill in between leaves it as it was.
  public void seal(String id, Instant at) {
    Path part = path(id + ".sealing");
    try {
      Files.deleteIfExists(part);
      try (var in = content(id).open();
          var out = vault.create(part, Vault.DataKind.ATTACHMENT, at, FOLDER + id)) {
        in.transferTo(out);
      }
      Files.move(part, path(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path path(String id) {
    return data.resolve(FOLDER).resolve(id);
  }
}
