package vigil.watch.life;

import java.util.List;
import java.util.Optional;
import vigil.watch.Incident;
import vigil.watch.PageWay;

/// Somebody on duty, and the ways to them in their own order.
///
/// @param ways never empty
public record DutyMember(String staff, List<PageWay> ways) {
  public DutyMember {
    ways = List.copyOf(ways);
    if (ways.isEmpty()) {
      throw new IllegalArgumentException("There is no way to " + staff);
    }
  }

  /// The first that this page has not gone.
  Optional<PageWay> findNextWay(Incident.Page page) {
    return ways.stream().filter(way -> !page.isTried(way)).findFirst();
  }
}
