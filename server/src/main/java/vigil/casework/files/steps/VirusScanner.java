package vigil.casework.files.steps;

import vigil.kernel.Content;

/// Looks for harm in a file: the port; ClamAV is one who does.
interface VirusScanner {
  /// What it found.
  sealed interface ScanResult {
    record Clean() implements ScanResult {}

    /// There is harm in it.
    ///
    /// @param what the name of it
    record Infected(String what) implements ScanResult {}

    /// The scanner did not answer; ask again.
    record NoAnswer() implements ScanResult {}
  }

  ScanResult scan(Content file);
}
