package vigil.city.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.Edition;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.files.TableText;
import vigil.city.life.EditionStep;

/// What the pages of administration are told.
final class EditionViews {
  private EditionViews() {}

  /// An edition without its rows.
  record Head(
      String id,
      int version,
      String table,
      Edition.State state,
      int number,
      @JsonUnwrapped Edition.Trail trail,
      @JsonUnwrapped Edition.Reasons reasons) {
    static Head of(Edition it) {
      return new Head(
          it.id(),
          it.version(),
          it.table().path(),
          it.state(),
          it.number(),
          it.trail(),
          it.reasons());
    }
  }

  /// A table in the list of them.
  ///
  /// @param number of the edition in force; 0 while the shipped file is
  /// @param open drafts and proposals
  record TableLine(
      String table,
      int rows,
      int number,
      @Nullable String by,
      @Nullable Instant at,
      List<Head> open) {}

  /// A table as it is in force.
  ///
  /// @param keys how many of the first columns tell a row from every other
  record TableView(
      String table,
      List<String> columns,
      int keys,
      int number,
      @Nullable String by,
      @Nullable Instant at,
      List<TableText.Line> rows) {}

  /// What this person may do with an edition now.
  ///
  /// @param whyNot the refusal it would get; null when it may be tried
  record Offer(String step, @Nullable String whyNot) {}

  /// @param faults each with its file and line
  /// @param isOvertaken another edition came into force since it was drafted
  record EditionView(
      Head head,
      List<String> columns,
      int keys,
      List<TableText.Line> rows,
      List<RowChange> changes,
      List<String> faults,
      boolean isOvertaken,
      List<Offer> offers) {}

  /// @param effects empty while there are faults
  record EffectsView(List<String> faults, List<Effect> effects) {}

  /// @param number of the edition to return to; 0 for what was there before the first; absent for a
  ///   draft of what is in force
  record NewDraft(@Nullable Integer number) {}

  /// @param seen the version it was decided on
  record RowsRequest(int seen, List<List<@Size(max = PolicyTable.LONGEST_CELL) String>> rows) {}

  /// @param words why it is wanted, or what is said to the decision
  record StepRequest(int seen, @Size(max = EditionStep.LONGEST_WORDS) @Nullable String words) {}

  static TableText.ParsedTable parse(PolicyTable table, String text) {
    return TableText.parse(table, text);
  }
}
