package vigil.understanding.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.understanding.SheetScore;
import vigil.understanding.life.sheet.Criterion;
import vigil.understanding.life.sheet.Sheet.Reading;
import vigil.understanding.life.sheet.Sheet.State;
import vigil.understanding.store.SqlSheets.SheetWords;

/// A sheet as somebody may see it.
///
/// @param isRecorded whether the recording is still kept
/// @param criteria those that the call was drawn with
/// @param scores what was given
/// @param words what people wrote, nobody's particulars among them
record SheetView(
    SampleView sample,
    State state,
    int version,
    boolean isRecorded,
    List<Criterion> criteria,
    ScoresView scores,
    @Nullable NoteView coaching,
    Map<SheetWords, String> words) {
  /// The call that was drawn.
  record SampleView(String call, String agent, LocalDate day, boolean hasFinding) {}

  /// What was given.
  ///
  /// @param own what I gave; null before
  /// @param readings of both readers; none before both are in
  /// @param settled the third's; null where none was needed
  /// @param total points of 100; null before it is settled
  record ScoresView(
      @Nullable List<SheetScore> own,
      List<Reading> readings,
      @Nullable List<SheetScore> settled,
      @Nullable Double total) {}

  /// The note's course.
  record NoteView(
      @Nullable String by,
      Instant at,
      Instant objectUntil,
      @Nullable Instant acknowledgedAt,
      boolean mayObject) {}
}
