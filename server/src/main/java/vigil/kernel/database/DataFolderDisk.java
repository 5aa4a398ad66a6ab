package vigil.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.springframework.stereotype.Component;
import vigil.kernel.DataDisk;

/// Asks the file system of the data folder.
@Component
class DataFolderDisk implements DataDisk {
  private static final double ALL = 100;

  private final DataFolder data;

  DataFolderDisk(DataFolder data) {
    this.data = data;
  }

  @Override
  public DiskUse getUse() {
    try {
      FileStore store = Files.getFileStore(data.folder());
      long free = store.getUsableSpace();
      long used = store.getTotalSpace() - store.getUnallocatedSpace();
      double whole = Math.max(1.0, (double) used + free);
      return new DiskUse(free, ALL * used / whole);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
