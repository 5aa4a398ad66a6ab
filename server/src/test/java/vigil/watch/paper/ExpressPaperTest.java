package vigil.watch.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.insight.WaveCalls;
import vigil.watch.Report;

class ExpressPaperTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T22:00:00Z");

  @Test
  void theFiguresSayWhatTheyCount() {
    assertTrue(words(null).contains("共26件，平常不到1件。"), words(null));
    var ends = new WaveCalls.Ends(20, 6, 0, 0);
    var calls = new WaveCalls(26, ends, 0, 0, List.of(), List.of(), null);
    assertTrue(words(calls).contains("共26通，平常不到1通。"), words(calls));
  }

  private static String words(@Nullable WaveCalls calls) {
    var behind = new Report.Behind(null, calls, Map.of(), List.of(), List.of());
    var report =
        new Report(
            "r",
            1,
            Report.State.DRAFT,
            "water.1",
            new Report.Text("快报", "停水", "", List.of(), ""),
            new Report.Figures(NIGHT, NIGHT, 26, 0.2, null, List.of(), List.of(), behind),
            List.of(),
            Report.Authors.drafting("manager-1", NIGHT));
    return new ExpressPaper(report, unit -> unit).of("", "").blocks().toString();
  }
}
