package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.understanding.DraftOutcome;
import vigil.understanding.drafting.FakeModelServer;
import vigil.understanding.drafting.TestDrafting;
import vigil.watch.Report;

/// An express report in a model's words has the report's own figures.
class ReportDraftingTest {
  private static final Instant NIGHT = Instant.parse("2022-03-30T18:00:00Z");

  @Test
  void aFigureThatNobodyCountedIsStruck() {
    try (var server = new FakeModelServer()) {
      server.then(
          FakeModelServer.says("{\"whyNow\":\"3月31日1:00至2:00，登记健康码转黄诉求126件。是平常的42倍。浦东新区88件。\"}"));
      var drafted =
          assertInstanceOf(
              DraftOutcome.Drafted.class,
              new ReportDrafting(TestDrafting.of(server)).draft(report()));
      assertEquals("3月31日1:00至2:00，登记健康码转黄诉求126件。浦东新区88件。", drafted.fields().getFirst().kept());
    }
  }

  private static Report report() {
    var text =
        new Report.Text(
            "关于“健康码转黄”诉求集中上升的快报",
            "健康码转黄",
            "3月31日1:00至3月31日2:00，热线登记“健康码转黄”类诉求126件。其中：浦东新区88件、徐汇区38件。",
            List.of("“我的码黄了，没出过门”（浦东新区）"),
            "请有关单位研判成因。");
    var figures =
        new Report.Figures(
            NIGHT,
            NIGHT,
            126,
            3,
            42,
            List.of(),
            List.of(),
            new Report.Behind("/api/insight", null, Map.of(), List.of(), List.of()));
    return new Report(
        "r1",
        1,
        Report.State.DRAFT,
        "i1",
        text,
        figures,
        List.of(),
        Report.Authors.drafting("leader-1", NIGHT));
  }
}
