package vigil.portal.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import vigil.kernel.RowReader;

/// A file of orders, and how far it is.
public record Import(
    String id,
    @JsonUnwrapped SourceFile file,
    State state,
    String by,
    Instant createdAt,
    Instant changedAt,
    @JsonUnwrapped Progress progress) {
  /// The file.
  ///
  /// @param source the system it comes from
  public record SourceFile(String name, RowReader.Format format, String source) {}

  /// How far it is.
  ///
  /// @param total rows in the file, known once they are checked
  /// @param faults what is wrong with them, counted
  /// @param nextRow the first row not dealt with; the header is row 1
  /// @param skipped rows whose original number was registered before
  /// @param failed rows that were in order and were refused all the same
  public record Progress(
      int total, int faults, int nextRow, int registered, int skipped, int failed) {
    public static final Progress NONE = new Progress(0, 0, 2, 0, 0, 0);
  }

  public enum State {
    /// The file's rows are being checked.
    CHECKING,
    /// Something is wrong: correct the file and send it again.
    FAULTY,
    /// Nothing is wrong: it may begin.
    READY,
    RUNNING,
    STOPPED,
    DONE
  }

  /// What is wrong in one cell.
  public record Fault(int row, String column, String zh, String en) {}
}
