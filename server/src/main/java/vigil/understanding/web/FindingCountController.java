package vigil.understanding.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.understanding.life.quality.FindingLife.State;
import vigil.understanding.store.SqlFindings;
import vigil.understanding.store.SqlFindings.ConfirmedCount;
import vigil.understanding.store.SqlFindings.CountQuery;

/// How much was confirmed of whose work: everybody's for the hotline's reviewers, a unit's own for
/// the unit, the own for an agent.
@RestController
class FindingCountController {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2199;

  private final SqlFindings findings;
  private final Casework casework;

  FindingCountController(SqlFindings findings, Casework casework) {
    this.findings = findings;
    this.casework = casework;
  }

  /// Confirmed ones by whose work they are about, and how many stand where.
  record FindingCounts(Map<State, Long> states, List<ConfirmedCount> confirmed) {}

  /// Confirmed ones of the own work, as far as the order is still seen.
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
    var query = new CountQuery(begin("from", from), end(to), unit, agent);
    return new FindingCounts(findings.countByState(query), findings.countConfirmed(query));
  }

  @GetMapping("/api/understanding/findings/mine/counts")
  @Permit({Role.AGENT, Role.CALLBACK, Role.CLERK, Role.HANDLER})
  OwnCounts mine(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Staff staff) {
    String agent = staff.unit() == null ? staff.id() : null;
    var query = new CountQuery(begin("from", from), end(to), staff.unit(), agent);
    Map<String, Boolean> seen = new HashMap<>();
    var own =
        findings.listConfirmed(query).stream()
            .filter(one ->
                seen.computeIfAbsent(one.order(), id -> casework.find(id, staff).isPresent()))
            .collect(
                Collectors.groupingBy(
                    one -> new ConfirmedCount(one.unit(), one.agent(), one.kind(), 0),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return new OwnCounts(
        own.entrySet().stream()
            .map(one -> counted(one.getKey(), one.getValue()))
            .sorted(Comparator.comparingLong(ConfirmedCount::count).reversed())
            .toList());
  }

  private static ConfirmedCount counted(ConfirmedCount one, long count) {
    return new ConfirmedCount(one.unit(), one.agent(), one.kind(), count);
  }

  private static @Nullable Instant begin(String field, @Nullable LocalDate day) {
    if (day == null) {
      return null;
    }
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw InvalidInput.outOfRange(field, FIRST_YEAR, LAST_YEAR);
    }
    return day.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }

  private static @Nullable Instant end(@Nullable LocalDate last) {
    Instant begin = begin("to", last);
    return begin == null ? null : begin.plus(Duration.ofDays(1));
  }
}
