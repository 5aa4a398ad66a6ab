package vigil.casework.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.DueTimeExplanation;
import vigil.casework.steps.DueTimeExplainer;
import vigil.casework.store.SqlReschedulings;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Page;
import vigil.kernel.Problems;

/// Due times explained, and what a calendar would move.
@RestController
@RequestMapping("/api/casework")
class DueController {
  /// A calendar to try.
  ///
  /// @param csv as in `policy/cn-calendar-*.csv`, with its header
  /// @param after where the page before ended
  record CalendarTrial(String csv, @Nullable String after, @Nullable Integer limit) {}

  private final DueTimeExplainer times;

  DueController(DueTimeExplainer times) {
    this.times = times;
  }

  @GetMapping("/orders/{id}/clocks")
  @Permit(staff = true)
  List<DueTimeExplanation> clocks(@PathVariable String id, Staff by) {
    return times.findExplanations(id, by).orElseThrow(() -> Problems.notFound("order"));
  }

  /// Writes nothing.
  @PostMapping("/calendar-preview")
  @Permit({Role.OPERATOR, Role.MANAGER})
  DueTimeExplainer.Preview preview(@RequestBody CalendarTrial trial) {
    String after = trial.after() == null ? "" : trial.after();
    var preview = times.preview(trial.csv(), after, Page.limit(trial.limit()));
    if (!preview.faults().isEmpty()) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "CalendarFaulty",
          "Mend the lines named and look again.",
          Map.of("faults", preview.faults()));
    }
    return preview;
  }

  @GetMapping("/reschedulings")
  @Permit({Role.OPERATOR, Role.MANAGER})
  List<SqlReschedulings.Job> reschedulings() {
    return times.listJobs();
  }
}
