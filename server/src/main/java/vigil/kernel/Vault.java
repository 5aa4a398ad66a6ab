package vigil.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import vigil.seal.SealHeader;

/// What lies on a disk is sealed: each month and each kind of thing has a key of its own, and the
/// keys lie in the database, sealed by a master key that does not. Erasing a key erases all that
/// was sealed by it, wherever it was copied to.
public interface Vault {
  /// The kinds that have keys of their own, since they are kept for times of their own.
  enum DataKind {
    RECORDING,
    ATTACHMENT,
    SECRET
  }

  /// A new file's head and its own key, to be handed to whoever writes the file.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record FileSeal(SealHeader header, byte[] key) {
    @Override
    public String toString() {
      return "FileSeal";
    }
  }

  /// Seals words that must be read again, such as what a webhook is signed with.
  ///
  /// @param about the row they belong to; they open for no other
  String seal(String about, String secret);

  /// The words again; those that were kept before there was a vault are as they are.
  String open(String about, String kept);

  /// For a file that somebody else writes.
  ///
  /// @param name the file's, which it is bound to
  FileSeal seal(DataKind what, Instant at, String name);

  /// A new file that is sealed while it is written.
  OutputStream create(Path file, DataKind what, Instant at, String name) throws IOException;

  /// A file to read, sealed or from before.
  ///
  /// @param mayBeCut what a crash cut off is read as far as it goes
  Content content(Path file, String name, boolean mayBeCut);

  /// Erases the keys of whole months before then in which nothing is kept any more.
  ///
  /// @param stillKept whether anything of a month (its first moment, the next one's) is there
  /// @return how many were erased
  int eraseBefore(DataKind what, Instant then, RetentionCheck stillKept);

  /// Whether anything is there that was sealed between two moments.
  interface RetentionCheck {
    boolean between(Instant from, Instant to);
  }
}
