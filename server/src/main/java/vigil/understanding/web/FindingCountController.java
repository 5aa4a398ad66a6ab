package vigil.understanding.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.understanding.life.quality.FindingLife.State;
import vigil.understanding.store.SqlFindings;
import vigil.understanding.store.SqlFindings.ConfirmedCount;
import vigil.understanding.store.SqlFindings.CountQuery;

/// How much was confirmed of whose work: everybody's for the hotline's reviewers, a unit's own for
/// the unit, the own for an agent.
@RestController
class FindingCountController {
  private final SqlFindings findings;

  FindingCountController(SqlFindings findings) {
    this.findings = findings;
  }

  /// Confirmed ones by whose work they are about, and how many stand where.
  record FindingCounts(Map<State, Long> states, List<ConfirmedCount> confirmed) {}

  /// Confirmed ones of the own work.
  record OwnCounts(List<ConfirmedCount> confirmed) {}

  /// @param from first day on which they were found, Asia/Shanghai
  /// @param to the last one
  @GetMapping("/api/understanding/findings/counts")
  @Permit({Role.REVIEWER, Role.MANAGER, Role.LEADER})
  FindingCounts counts(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String agent,
      Staff staff) {
    if (staff.unit() != null) {
      throw Problems.notFound("finding");
    }
    var query = new CountQuery(begin(from), end(to), unit, agent);
    return new FindingCounts(findings.countByState(), findings.countConfirmed(query));
  }

  @GetMapping("/api/understanding/findings/mine/counts")
  @Permit({Role.AGENT, Role.CALLBACK, Role.CLERK, Role.HANDLER})
  OwnCounts mine(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Staff staff) {
    String agent = staff.unit() == null ? staff.id() : null;
    return new OwnCounts(
        findings.countConfirmed(new CountQuery(begin(from), end(to), staff.unit(), agent)));
  }

  private static @Nullable Instant begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }

  private static @Nullable Instant end(@Nullable LocalDate last) {
    return last == null ? null : begin(last.plusDays(1));
  }
}
