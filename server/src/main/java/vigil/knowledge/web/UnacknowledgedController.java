package vigil.knowledge.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.WorkingDays;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.knowledge.Script;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlUsage;

/// What a desk is told of when it comes back: published scripts that are new to who sits there.
@RestController
class UnacknowledgedController {
  /// A publication older than this is no news to a desk that signs in.
  private static final Duration NEWS = Duration.ofDays(7);

  private static final int MOST = 50;

  private final SqlScripts scripts;
  private final SqlUsage usage;
  private final Identity identity;
  private final InstantSource clock;

  UnacknowledgedController(
      SqlScripts scripts, SqlUsage usage, Identity identity, InstantSource clock) {
    this.scripts = scripts;
    this.usage = usage;
    this.identity = identity;
    this.clock = clock;
  }

  /// What was published this week, since this member of staff joined and has not acknowledged, as
  /// far as it holds today: what a desk shows first when it comes back. What was there before is
  /// found by searching.
  @GetMapping("/api/knowledge/unacknowledged")
  @Permit({Role.AGENT})
  List<Script> unacknowledged(Staff staff) {
    var now = clock.instant();
    var thisWeek = now.minus(NEWS);
    var since = identity.findFirstEnrolment(staff.id()).filter(thisWeek::isBefore).orElse(thisWeek);
    return usage.listUnacknowledged(staff.id(), WorkingDays.dayOf(now), since, MOST).stream()
        .flatMap(id -> scripts.published(id).stream())
        .toList();
  }
}
