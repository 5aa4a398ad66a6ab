package vigil.casework.life;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Platform;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.Viewer;
import vigil.city.AppealType;
import vigil.city.CalendarDay;
import vigil.city.Limit;
import vigil.city.LimitKind;
import vigil.city.LimitProfile;
import vigil.city.Limits;
import vigil.city.Responsibility;
import vigil.city.Unit;
import vigil.city.Units;
import vigil.city.Urgency;
import vigil.city.WorkingDays;
import vigil.identity.Role;

/// A small town for the rules: the limits of rules 4.2 written down a second time, the official
/// calendar, a district with two streets, and one person for each duty.
final class Fixture {
  static final String DISTRICT = "d310115";
  static final String STREET = "s310115004";
  static final String OTHER_STREET = "s310115005";
  static final String OTHER_DISTRICT = "d310104";
  static final String FAR_STREET = "s310104003";
  static final String HEALTH = "wjw";

  static final Actor AGENT = new Actor("agent-1", Set.of(Role.AGENT), null);
  static final Actor DISPATCHER = new Actor("dispatcher-1", Set.of(Role.DISPATCHER), null);
  static final Actor REVIEWER = new Actor("reviewer-1", Set.of(Role.REVIEWER), null);
  static final Actor MANAGER = new Actor("manager-1", Set.of(Role.MANAGER), null);
  static final Actor CALLER = new Actor("callback-1", Set.of(Role.CALLBACK), null);

  /// The citizen, by the link of an SMS.
  static final Actor CITIZEN = new Actor("citizen", Set.of(Role.CALLBACK), null);

  /// The platform that sends orders here, in whose name its word is taken.
  static final Actor SENDER = new Actor("platform:suzhou", Set.of(Role.OPERATOR), null);

  /// Another city's hotline.
  static final Platform NEIGHBOUR =
      new Platform("hangzhou", "杭州12345", "Hangzhou 12345", List.of(), List.of());

  static final Units UNITS =
      new Units(
          List.of(
              unit("12345", Unit.Kind.HOTLINE, null),
              unit(HEALTH, Unit.Kind.CITY, null),
              unit("gas", Unit.Kind.UTILITY, null),
              unit(DISTRICT, Unit.Kind.DISTRICT, null),
              unit(OTHER_DISTRICT, Unit.Kind.DISTRICT, null),
              unit(FAR_STREET, Unit.Kind.STREET, OTHER_DISTRICT),
              unit(STREET, Unit.Kind.STREET, DISTRICT),
              unit(OTHER_STREET, Unit.Kind.STREET, DISTRICT)));

  static final Limits LIMITS = new Limits(profile(), calendar());

  /// The same town before its notice: the statutory days only, and another week of rest.
  static final WorkingDays UNNOTICED = unnoticed();

  final AtomicInteger ids = new AtomicInteger();
  int extensions;
  int joined;
  @Nullable AppealType seenOnSite;
  @Nullable Instant unhappySince;
  @Nullable Instant askedForLater;
  boolean hasNumber = true;
  @Nullable Order into;
  Limits limits = LIMITS;

  private static Unit unit(String id, Unit.Kind kind, @Nullable String parent) {
    return new Unit(id, id, id, kind, null, parent);
  }

  private static WorkingDays calendar() {
    try (var file = Fixture.class.getResourceAsStream("/policy/cn-calendar-2022-2026.csv")) {
      String text = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      var days =
          text.lines()
              .filter(line -> line.startsWith("20"))
              .map(line -> line.split(",", 3))
              .map(
                  c -> new CalendarDay(LocalDate.parse(c[0]), CalendarDay.Kind.valueOf(c[1]), c[2]))
              .toList();
      return new WorkingDays(days, List.of(2022, 2023, 2024, 2025, 2026));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static WorkingDays unnoticed() {
    var days =
        LIMITS.workingDays().special().stream()
            .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
            .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    for (String more : List.of("2022-03-30", "2022-04-07", "2022-04-14", "2022-05-12")) {
      days.add(new CalendarDay(LocalDate.parse(more), CalendarDay.Kind.HOLIDAY, "停工"));
    }
    return new WorkingDays(days, List.of(2023, 2024, 2025, 2026));
  }

  private static LimitProfile profile() {
    Map<LimitProfile.Key, Limit> limits = new HashMap<>();
    for (LimitKind stage : LimitKind.values()) {
      for (Urgency urgency : Urgency.values()) {
        for (AppealType type : AppealType.values()) {
          limits.put(
              new LimitProfile.Key(stage, urgency, type), Limit.parse(limit(stage, urgency, type)));
        }
      }
    }
    return new LimitProfile(
        "town",
        limits,
        new LimitProfile.Extensions(List.of(15, 30), 3),
        new LimitProfile.Callbacks(
            3, Duration.ofHours(2), 2, LocalTime.of(9, 0), LocalTime.of(20, 0)),
        new LimitProfile.Figures(Map.of(), 0));
  }

  private static String limit(LimitKind stage, Urgency urgency, AppealType type) {
    int row =
        switch (urgency) {
          case URGENT -> 0;
          case SEMI_URGENT -> 1;
          case NORMAL -> 2;
        };
    return switch (stage) {
      case AFTER_CALL_WORK -> "2min";
      case DISPATCH -> List.of("10min", "30min", "2h").get(row);
      case SIGN -> List.of("1h", "4h", "1wd").get(row);
      case FIRST_CONTACT -> List.of("30min", "2h", "1wd").get(row);
      case INTERIM_FEEDBACK -> "2h";
      case HANDLE -> urgency == Urgency.NORMAL ? ordinary(type) : "24h";
      case HANDLE_COMPLEX -> "15wd";
      case RECHECK -> "3wd";
      case SUPERVISED -> "5wd";
      case RETURN_WINDOW -> "2wd";
      case CALLBACK -> "1wd";
    };
  }

  private static String ordinary(AppealType type) {
    return switch (type) {
      case CONSULTATION, SUGGESTION, PRAISE -> "1wd";
      case HELP, COMPLAINT, REPORT -> "5wd";
    };
  }

  DecisionContext known() {
    var duty = new Responsibility(UNITS.get(DISTRICT), List.of(), null, "传染病防治法 第三十九条", "policy-1");
    return new DecisionContext(
        limits,
        UNITS,
        duty,
        extensions,
        into,
        List.of(NEIGHBOUR),
        new Citizens(joined, seenOnSite, unhappySince, askedForLater, hasNumber),
        () -> "id-" + ids.incrementAndGet());
  }

  /// Somebody of this unit; null is the hotline.
  static Viewer viewer(@Nullable String unit) {
    return Viewer.of("somebody", unit, UNITS, Set.of());
  }

  static Actor clerk(String unit) {
    return new Actor("clerk-" + unit, Set.of(Role.CLERK), unit);
  }

  static Actor handler(String unit) {
    return new Actor("handler-" + unit, Set.of(Role.HANDLER), unit);
  }

  Order registered(AppealType type, Urgency urgency, Instant at) {
    return registered(DraftBuilder.of(type).urgency(urgency).aboutNobody().draft(), at);
  }

  Order registered(Draft draft, Instant at) {
    return OrderLife.register(
            "order-" + ids.incrementAndGet(), "20220328-000001-7", draft, false, known(), AGENT, at)
        .after();
  }

  Outcome take(Order order, Actor by, Step.OrderStep step, Instant at) {
    return new OrderLife(order, known(), by).take(step, at);
  }

  Outcome take(Order order, String assignment, Actor by, AssignmentStep step, Instant at) {
    return partOf(order, assignment, by).take(step, at);
  }

  AssignmentLife partOf(Order order, String assignment, Actor by) {
    return new AssignmentLife(order, order.findAssignment(assignment).orElseThrow(), known(), by);
  }

  Order after(Order order, Actor by, Step.OrderStep step, Instant at) {
    return decided(take(order, by, step, at)).after();
  }

  Order after(Order order, String assignment, Actor by, AssignmentStep step, Instant at) {
    return decided(take(order, assignment, by, step, at)).after();
  }

  static Decision decided(Outcome outcome) {
    return switch (outcome) {
      case Decision decision -> decision;
      case Refusal no -> throw new AssertionError("Refused: " + no);
    };
  }

  Order submitted(AppealType type, Urgency urgency, Instant at) {
    return after(registered(type, urgency, at), AGENT, new Step.Submit(), at);
  }

  /// With the district as lead.
  Order dispatched(AppealType type, Urgency urgency, Instant at, String... assists) {
    return after(
        submitted(type, urgency, at),
        DISPATCHER,
        new Step.Dispatch(DISTRICT, List.of(assists), List.of()),
        at);
  }

  Order signed(AppealType type, Urgency urgency, Instant at, String... assists) {
    Order order = dispatched(type, urgency, at, assists);
    return after(order, lead(order), clerk(DISTRICT), new AssignmentStep.Sign(), at);
  }

  Order handling(AppealType type, Instant at, String... assists) {
    Order order = signed(type, Urgency.NORMAL, at, assists);
    order = after(order, lead(order), handler(DISTRICT), reached(), at);
    return after(order, lead(order), handler(DISTRICT), new AssignmentStep.Handle(), at);
  }

  Order reported(AppealType type, Instant at) {
    Order order = handling(type, at);
    return after(order, lead(order), handler(DISTRICT), report(order, lead(order)), at);
  }

  Order awaitingCallback(Instant at) {
    Order order = reported(AppealType.HELP, at);
    order = after(order, lead(order), REVIEWER, new AssignmentStep.Review(true, null), at);
    return after(order, REVIEWER, new Step.Audit(true, null), at);
  }

  static String lead(Order order) {
    return order.findLead().orElseThrow().id();
  }

  static String assignmentOf(Order order, String unit) {
    return order.live().stream()
        .filter(a -> a.unit().equals(unit))
        .map(Assignment::id)
        .findFirst()
        .orElseThrow();
  }

  static AssignmentStep.Contact reached() {
    return AssignmentStep.Contact.withCitizen();
  }

  static AssignmentStep.Report report(Order order, String assignment) {
    var attempts = order.findAssignment(assignment).orElseThrow().attempts();
    var finding =
        ReportRules.findings(order.appeal().type()).contains(CompletionReport.FactFinding.TRUE)
            ? CompletionReport.FactFinding.TRUE
            : ReportRules.findings(order.appeal().type()).iterator().next();
    boolean site = ReportRules.asksForSite(order.appeal().type());
    Instant at = attempts.isEmpty() ? order.origin().at() : attempts.getLast().at();
    return new AssignmentStep.Report(
        new CompletionReport(
            new CompletionReport.Findings(
                finding,
                "政策依据已当面说明",
                CompletionReport.AppealFinding.REASONABLE,
                null,
                site ? CompletionReport.SiteCheck.YES : CompletionReport.SiteCheck.NOT_ASKED,
                site ? at : null),
            new CompletionReport.Solution(CompletionReport.Resolution.RESOLVED, null),
            new CompletionReport.Reply(
                "已安排车辆接送血透。", "花木街道", at, CompletionReport.ReplyWay.PHONE, null),
            "已联系居委，办理出入证并安排车辆。",
            "李处长",
            null,
            attempts.isEmpty() ? null : attempts.getLast().id()));
  }

  static <F extends OrderFact> F told(Outcome outcome, Class<F> kind) {
    return decided(outcome).facts().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }
}
