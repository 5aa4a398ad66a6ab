package vigil.knowledge;

/// What keeps a row of a file from being a script.
///
/// @param row its number as a spreadsheet shows it; the header is 1
/// @param column by its name in the file
public record ScriptFault(int row, String column, Kind kind) {
  /// Kinds.
  public enum Kind {
    /// The row or the header leaves it out
    MISSING,
    /// More characters or entries than there may be
    TOO_LONG,
    /// No category, or no district, is called so
    UNKNOWN,
    /// Categories below it are the ones to file under
    NOT_A_LEAF,
    /// Another row or a script in use has this title
    NOT_UNIQUE,
    /// A keyword says what the title says
    SAME,
    /// Not written as it must be
    UNFIT
  }
}
