package vigil.watch.web;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.insight.PastSpikes;
import vigil.insight.PastSpikes.Position;
import vigil.insight.PastSpikes.Search;
import vigil.kernel.Cursor;
import vigil.kernel.MonthParameter;
import vigil.kernel.Page;
import vigil.watch.PastIncident;
import vigil.watch.steps.PastIncidents;

/// Incidents that are over, for whoever is awake now: what it was and what was done then.
@RestController
class PastIncidentController {
  /// Each is counted anew: its wave, and how its orders were handled.
  private static final int MOST = 20;

  private final PastSpikes spikes;
  private final PastIncidents past;

  PastIncidentController(PastSpikes spikes, PastIncidents past) {
    this.spikes = spikes;
    this.past = past;
  }

  /// A page is of so many spikes; those that joined the incident of another stand in that one, so
  /// it may be shorter.
  ///
  /// @param topic an id, or words of its name
  /// @param district a code
  /// @param month as 2022-04, by when it was raised
  @GetMapping("/api/watch/past")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR},
      hotline = true)
  Page<PastIncident> past(
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Math.min(Page.limit(limit), MOST);
    var from = Cursor.parse(cursor, 2);
    Position before = from == null ? null : new Position(from.instant(0), from.key().get(1));
    var found = spikes.list(search(topic, district, month), before, most + 1);
    boolean isMore = found.size() > most;
    var shown = isMore ? found.subList(0, most) : found;
    var last = isMore ? shown.getLast() : null;
    return new Page<>(
        shown.stream().flatMap(spike -> past.find(spike).stream()).toList(),
        last == null ? null : Cursor.at(last.course().raisedAt(), last.id()).text());
  }

  private static Search search(
      @Nullable String topic, @Nullable String district, @Nullable String month) {
    String place = district == null || district.isEmpty() ? null : district;
    YearMonth asked = MonthParameter.parse(month);
    return new Search(
        topic,
        place,
        asked == null ? null : WorkingDays.startOf(asked.atDay(1)),
        asked == null ? null : WorkingDays.startOf(asked.plusMonths(1).atDay(1)));
  }
}
