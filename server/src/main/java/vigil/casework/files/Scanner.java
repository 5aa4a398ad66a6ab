package vigil.casework.files;

import vigil.kernel.Content;

/// Looks for harm in a file: the port; ClamAV is one who does.
interface Scanner {
  /// What it found.
  sealed interface Found {
    record Nothing() implements Found {}

    /// There is harm in it.
    ///
    /// @param what the name of it
    record Harm(String what) implements Found {}

    /// It did not answer; ask again.
    record NoAnswer() implements Found {}
  }

  Found scan(Content file);
}
