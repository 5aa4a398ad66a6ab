package vigil.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.life.sheet.Sheet.Coaching;
import vigil.understanding.life.sheet.Sheet.SampledCall;
import vigil.understanding.life.sheet.Sheet.State;
import vigil.understanding.steps.SheetPolicies;
import vigil.understanding.store.SqlSheets;
import vigil.understanding.store.SqlSheets.SheetWords;

/// Sheets of the planted calls, each with a note in which its writer named whom the call was about.
final class PlantedSheets {
  PlantedSheets(SqlSheets sheets, SheetPolicies policies, PlantedOrders planted) {
    Instant now = Instant.now();
    for (int n = 0; n < planted.calls.size(); n++) {
      String call = planted.calls.get(n);
      var sample =
          new SampledCall(
              call,
              ViewerRole.AGENT.staff,
              List.of(ViewerRole.AGENT.staff),
              LocalDate.of(2026, 1, 5),
              true);
      var note = new Coaching("manager-2", now, now.plus(Duration.ofDays(7)), null);
      var sheet = new Sheet(sample, policies.get().form(), State.COACHED, 4, List.of(), null, note);
      sheets.insert(sheet);
      sheets.saveWords(call, SheetWords.NOTE, "请回电 " + Datum.CONTACT_PHONE.of(n));
    }
  }
}
