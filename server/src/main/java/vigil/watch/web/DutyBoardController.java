package vigil.watch.web;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.watch.Handover;
import vigil.watch.Incident;
import vigil.watch.life.Paging;
import vigil.watch.steps.DutyFairness;
import vigil.watch.steps.HandoverService;
import vigil.watch.steps.HandoverService.ConfirmResult;
import vigil.watch.steps.TestPageResults;
import vigil.watch.steps.WatchService;

/// The duty: who has it, who was woken how often, what one tells the next, and whether the
/// evening's test page reached anybody.
@RestController
@RequestMapping("/api/watch/duty")
class DutyBoardController {
  /// @param onDuty staff ids, first to last
  /// @param proposed who would come first by fairness
  record DutyBoard(
      Instant asOf,
      List<String> onDuty,
      List<WokenRow> woken,
      List<String> proposed,
      List<TestResult> tests,
      List<Handover> handovers,
      DutyHours hours) {}

  /// Hours of the day, by the policy in force.
  ///
  /// @param test in which the test page goes out
  record DutyHours(int test, int quietFrom, int quietUntil) {
    static DutyHours of(Paging paging) {
      return new DutyHours(paging.testHour(), paging.quiet().from(), paging.quiet().until());
    }
  }

  /// How often somebody was woken in four weeks.
  ///
  /// @param isRung whether something rings there that leads somewhere
  record WokenRow(String staff, int woken, int atNight, boolean isRung) {}

  enum TestState {
    RUNNING,
    PASSED,
    FAILED
  }

  /// An evening's test page.
  ///
  /// @param staff null before anybody was paged
  /// @param seconds until the one who was paged acknowledged it; null where they did not
  record TestResult(
      Instant at,
      @Nullable String staff,
      TestState state,
      @Nullable Long seconds,
      List<Incident.Try> tries) {
    static TestResult of(Incident test) {
      var pages = test.paging().pages();
      var awake = test.paging().acknowledged();
      boolean isPassed = TestPageResults.isPassed(test);
      boolean isRunning = test.state() == Incident.State.PAGING;
      return new TestResult(
          test.openedAt(),
          pages.isEmpty() ? null : pages.getFirst().staff(),
          isPassed ? TestState.PASSED : isRunning ? TestState.RUNNING : TestState.FAILED,
          awake == null || !isPassed
              ? null
              : Duration.between(test.openedAt(), awake.at()).toSeconds(),
          pages.isEmpty() ? List.of() : pages.getFirst().tries());
    }
  }

  /// What the next must know.
  record HandoverText(@Size(max = Handover.LONGEST) String words) {}

  private final WatchService desk;
  private final DutyFairness fairness;
  private final TestPageResults tests;
  private final HandoverService handovers;
  private final Supplier<Paging> paging;
  private final InstantSource clock;

  DutyBoardController(
      WatchService desk,
      DutyFairness fairness,
      TestPageResults tests,
      HandoverService handovers,
      Supplier<Paging> paging,
      InstantSource clock) {
    this.desk = desk;
    this.fairness = fairness;
    this.tests = tests;
    this.handovers = handovers;
    this.paging = paging;
    this.clock = clock;
  }

  @GetMapping("/board")
  @Permit({Role.MANAGER, Role.LEADER})
  DutyBoard board() {
    var now = clock.instant();
    var tally = fairness.tally();
    return new DutyBoard(
        now,
        desk.listOnDuty(now),
        tally.rows().stream()
            .map(row ->
                new WokenRow(
                    row.staff(), row.woken(), row.atNight(), fairness.isRungNow(row.staff())))
            .toList(),
        fairness.propose(tally),
        tests.listLast().stream().map(TestResult::of).toList(),
        handovers.list(),
        DutyHours.of(paging.get()));
  }

  @PostMapping("/handovers")
  @Permit({Role.MANAGER, Role.LEADER})
  @ResponseStatus(HttpStatus.CREATED)
  Handover write(@RequestBody HandoverText body, Staff staff) {
    return handovers.write(staff.id(), body.words());
  }

  @PostMapping("/handovers/{id}/confirm")
  @Permit({Role.MANAGER, Role.LEADER})
  Handover confirm(@PathVariable String id, Staff staff) {
    return switch (handovers.confirm(id, staff.id())) {
      case ConfirmResult.Confirmed(var note) -> note;
      case ConfirmResult.OwnHandover refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "You wrote it yourself; whoever has the duty next confirms it.",
              Map.of());
      case ConfirmResult.HandoverOfAnother refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "It is addressed to another; only they confirm it.",
              Map.of());
    };
  }
}
