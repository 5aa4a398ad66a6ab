package vigil.watch.web;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.casework.OrderAccess;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.watch.Incident;
import vigil.watch.Incident.LateStep;
import vigil.watch.store.SqlIncidents;

/// Incidents, each with the late orders that are shown to whoever looks.
@Component
class VisibleIncidents {
  private static final int MOST_OPEN = 50;

  private final SqlIncidents incidents;
  private final OrderAccess access;

  VisibleIncidents(SqlIncidents incidents, OrderAccess access) {
    this.incidents = incidents;
    this.access = access;
  }

  List<Incident> list(int limit, Staff by) {
    return limit(incidents.list(false, limit), by);
  }

  List<Incident> listOpen(Staff by) {
    return limit(incidents.list(true, MOST_OPEN), by);
  }

  Incident get(String id, Staff by) {
    Incident found = incidents.find(id).orElseThrow(() -> Problems.notFound("incident"));
    return limit(List.of(found), by).getFirst();
  }

  List<Incident> limit(List<Incident> all, Staff by) {
    if (access.seesAll(by)) {
      return all;
    }
    var orders =
        all.stream().flatMap(one -> one.lates().stream()).map(LateStep::order).distinct().toList();
    var shown = access.listShown(orders, by);
    return all.stream().map(one -> one.limitedTo(shown)).toList();
  }
}
