package vigil.kernel.database;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.seal.OwnerOnlyPermissions;

/// The folder that all data lie in. It is its owner's alone before anything is written there; one
/// that an earlier Vigil left open is shut.
@Component
class DataFolder {
  private final Path folder;

  DataFolder(@Value("${vigil.data}") Path folder) throws IOException {
    this.folder = folder;
    OwnerOnlyPermissions.restrictFolder(folder);
  }

  Path folder() {
    return folder;
  }
}
