package vigil.kernel;

import java.util.regex.Pattern;

/// A cell of a table that leaves the house as CSV. Whoever wrote the text in it may be anybody, and
/// a spreadsheet runs what looks like a formula.
public final class CsvCell {
  /// By what a formula begins, also in its wide and small forms, which spreadsheets in China take
  /// for the narrow ones; and what is skipped before it.
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[\\p{C}\\p{Z}]*[=+\\-@＝＋－＠﹦﹢﹣﹫−].*|[\\t\\r\\n].*");

  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",;\\t\\r\\n].*");

  private CsvCell() {}

  /// The cell as it is written. What would be a formula begins with an apostrophe: then it is text.
  public static String of(String text) {
    String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
    return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
