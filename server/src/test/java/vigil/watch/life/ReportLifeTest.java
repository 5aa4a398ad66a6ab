package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.kernel.TransitionTable.Transition;
import vigil.watch.Report;
import vigil.watch.Report.State;
import vigil.watch.life.ReportOutcome.AlreadyReceived;
import vigil.watch.life.ReportOutcome.Decision;
import vigil.watch.life.ReportOutcome.NoUnitNamed;
import vigil.watch.life.ReportOutcome.NotAddressed;
import vigil.watch.life.ReportOutcome.NotAllowedNow;
import vigil.watch.life.ReportStep.Edit;
import vigil.watch.life.ReportStep.Measure;
import vigil.watch.life.ReportStep.Receive;
import vigil.watch.life.ReportStep.Redraft;
import vigil.watch.life.ReportStep.Sign;

class ReportLifeTest {
  private static final Instant MORNING = Instant.parse("2022-04-17T22:00:00Z");
  private static final Report.Text TEXT = new Report.Text("快报", "黄码", "why", List.of("健康码"), "请研判");
  private static final Report.Figures FIGURES =
      new Report.Figures(
          MORNING,
          MORNING,
          30,
          1,
          30,
          List.of(),
          List.of(),
          new Report.Behind("/", null, Map.of(), List.of(), List.of()));

  private final Set<Transition<State, ReportStep>> walked = new HashSet<>();

  @Test
  void aReportIsAnsweredWhenEveryUnitHasGivenItsMeasure() {
    var signed = after(born("wjw", "dsj"), new Sign("leader"));
    var one = after(signed, new Receive("wjw", "clerk"), measure("wjw"));
    assertEquals(State.SIGNED, one.state());
    assertEquals(State.ANSWERED, after(one, measure("dsj")).state());
  }

  @Test
  void onlyAUnitItWasSentToMayReceiveItAndOnlyOnce() {
    var signed = after(born("wjw"), new Sign("leader"));
    assertEquals(new NotAddressed("gaj"), take(signed, new Receive("gaj", "x")));
    var received = after(signed, new Receive("wjw", "clerk"));
    assertEquals(new AlreadyReceived("wjw"), take(received, new Receive("wjw", "clerk")));
  }

  @Test
  void aSignedReportIsNotEditedAndAnUnaddressedOneNotSigned() {
    assertEquals(new NoUnitNamed(), take(born(), new Sign("leader")));
    var signed = after(born("wjw"), new Sign("leader"));
    assertEquals(
        new NotAllowedNow(State.SIGNED, "Edit"), take(signed, new Edit(TEXT, List.of("dsj"), "m")));
  }

  @Test
  void aMeasureIsMaskedAsItIsGiven() {
    var given = new Measure("wjw", "请联系王小明，电话13900000001。", null, "clerk").measure();
    assertFalse(given.contains("13900000001"), given);
    assertTrue(given.contains("［电话］"), given);
  }

  @Test
  void everyArrowIsWalked() {
    var signed = after(born("wjw"), new Edit(TEXT, List.of("wjw", "dsj"), "m"), new Sign("leader"));
    after(signed, new Receive("wjw", "c"), measure("wjw"), measure("dsj"));
    after(born("wjw"), new Redraft(TEXT, FIGURES, List.of("dsj"), "m"));
    assertEquals(new HashSet<>(ReportLife.TABLE.arrows()), walked);
  }

  @Test
  void thePaperShowsThisLife() throws java.io.IOException {
    String paper = java.nio.file.Files.readString(java.nio.file.Path.of("../docs/night.md"));
    assertTrue(paper.contains(ReportLife.TABLE.diagram()), "docs/night.md shows another life");
  }

  private static Measure measure(String unit) {
    return new Measure(unit, "已增加转码人手", LocalDate.parse("2022-04-18"), "clerk");
  }

  private Report after(Report report, ReportStep... steps) {
    var now = report;
    for (ReportStep step : steps) {
      var next = assertInstanceOf(Decision.class, take(now, step)).after();
      walked.add(new Transition<>(now.state(), step.getClass(), next.state()));
      now = next;
    }
    return now;
  }

  private static ReportOutcome take(Report report, ReportStep step) {
    return new ReportLife(report).take(step, MORNING);
  }

  private static Report born(String... units) {
    return ReportLife.born("r", "i", TEXT, FIGURES, List.of(units), "m", MORNING).after();
  }
}
