package vigil.understanding.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.understanding.life.ModelEvaluation.ReadOrder;
import vigil.understanding.life.ModelReport.CalibrationBin;
import vigil.understanding.life.ModelReport.ConfusionCell;
import vigil.understanding.life.ModelReport.Found;
import vigil.understanding.life.ModelReport.GroupFigures;
import vigil.understanding.life.ModelReport.Grouping;

/// How right a model is, counted by hand.
class ModelEvaluationTest {
  @Test
  void fourOrdersAreCounted() {
    var report =
        ModelEvaluation.of(
            List.of(
                order("01", "01", 0.95, true, true, "310104"),
                order("01", "02", 0.35, true, false, "310104"),
                order("02", "02", 0.85, false, true, ""),
                order("02", "02", 0.95, false, false, "310115")));
    assertEquals(4, report.totals().orders());
    assertEquals(0.75, report.totals().accuracy());
    assertEquals((2 / 3.0 + 4 / 5.0) / 2, report.totals().macroF1(), 1e-9);
    assertEquals(0.75, report.totals().decided());
    assertEquals(new Found(2, 2, 1), report.urgent());
    assertEquals(
        List.of(
            new ConfusionCell("01", "01", 1),
            new ConfusionCell("01", "02", 1),
            new ConfusionCell("02", "02", 2)),
        report.confusion());
    assertEquals(
        List.of(
            new CalibrationBin(0.35, 0, 1),
            new CalibrationBin(0.85, 1, 1),
            new CalibrationBin(0.95, 1, 2)),
        report.calibration());
    assertEquals(0.35 / 4 + 0.15 / 4 + 0.05 / 2, report.totals().calibrationError(), 1e-9);
    assertEquals(
        List.of(
            new GroupFigures(Grouping.DISTRICT, "", 1, 1),
            new GroupFigures(Grouping.DISTRICT, "310104", 2, 1),
            new GroupFigures(Grouping.DISTRICT, "310115", 1, 1),
            new GroupFigures(Grouping.CHANNEL, "PHONE", 4, 3)),
        report.groups());
  }

  @Test
  void withoutOrdersAllFiguresAreNone() {
    var report = ModelEvaluation.of(List.of());
    assertEquals(0, report.totals().orders());
    assertEquals(0, report.totals().macroF1());
    assertEquals(0, report.totals().calibrationError());
  }

  private static ReadOrder order(
      String stored,
      String read,
      double confidence,
      boolean isUrgent,
      boolean isReadAsUrgent,
      String district) {
    return new ReadOrder(stored, read, confidence, isUrgent, isReadAsUrgent, district, "PHONE");
  }
}
