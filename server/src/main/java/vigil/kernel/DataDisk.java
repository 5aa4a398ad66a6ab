package vigil.kernel;

/// The disk that all data lie on.
public interface DataDisk {
  /// How full the disk is.
  ///
  /// @param usedPercent of what the server may use of it
  record DiskUse(long freeBytes, double usedPercent) {}

  DiskUse getUse();
}
