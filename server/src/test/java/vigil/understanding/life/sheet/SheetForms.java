package vigil.understanding.life.sheet;

import java.time.LocalDate;
import java.util.List;
import vigil.understanding.SheetScore;
import vigil.understanding.life.sheet.Sheet.SampledCall;

/// Sheets of two criteria, 0 to 3 each, one weighing three times the other.
final class SheetForms {
  static final SheetForm FORM =
      new SheetForm(
          "v1",
          15,
          List.of(
              new Criterion("ANSWER", "答复", "Answer", 30, List.of(0, 1, 2, 3)),
              new Criterion("TONE", "语气", "Tone", 10, List.of(0, 1, 2, 3))));

  private SheetForms() {}

  static SampledCall call(String id, String agent, boolean hasFinding) {
    return new SampledCall(id, agent, List.of(agent), LocalDate.of(2022, 6, 8), hasFinding);
  }

  static List<SheetScore> scores(int answer, int tone) {
    return List.of(new SheetScore("ANSWER", answer), new SheetScore("TONE", tone));
  }
}
