package vigil.casework.life;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.ClockTolerance;
import vigil.casework.CompletionReport;
import vigil.casework.CompletionReport.FactFinding;
import vigil.casework.CompletionReport.SiteCheck;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.StepForm;
import vigil.casework.StepForms;
import vigil.city.AppealType;

/// What a completion report must say, by the type of appeal (rules 5.5).
final class ReportRules {
  /// The chosen words as people would write them, without what stands between; none alone is a
  /// note.
  private static final List<String> CHOSEN =
      Stream.concat(
              Arrays.stream(FactFinding.values()).map(one -> one.name().replace("_", "")),
              Stream.of("属实", "部分属实", "不属实", "采纳", "部分采纳", "留作参考", "不采纳"))
          .toList();

  /// Marks and spaces.
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]");

  private ReportRules() {}

  static Set<FactFinding> findings(AppealType type) {
    return switch (type) {
      case COMPLAINT, HELP, REPORT ->
          EnumSet.of(FactFinding.TRUE, FactFinding.PARTLY_TRUE, FactFinding.UNTRUE);
      case SUGGESTION, PRAISE ->
          EnumSet.of(
              FactFinding.ADOPTED, FactFinding.PARTLY, FactFinding.NOTED, FactFinding.DECLINED);
      case CONSULTATION ->
          EnumSet.of(
              FactFinding.POLICY_EXISTS, FactFinding.NO_POLICY, FactFinding.POLICY_NOT_ACCEPTED);
    };
  }

  static boolean asksForSite(AppealType type) {
    return switch (type) {
      case COMPLAINT, HELP, REPORT -> true;
      case SUGGESTION, PRAISE, CONSULTATION -> false;
    };
  }

  /// Why a report may not be given at all yet: others have not reported.
  static @Nullable Refusal tooEarly(Order order, Assignment mine) {
    List<String> open =
        order.live().stream()
            .filter(a -> waitsFor(mine, a) && a.isOwed())
            .map(Assignment::unit)
            .toList();
    return open.isEmpty() ? null : new Refusal.AssistsOpen(open);
  }

  private static boolean waitsFor(Assignment mine, Assignment other) {
    boolean child = mine.id().equals(other.parent());
    boolean assist =
        mine.role() == AssignmentRole.LEAD
            && other.role() == AssignmentRole.ASSIST
            && other.state() != AssignmentState.RETURNED;
    return child || assist;
  }

  /// What a report of this part asks for: the findings that fit the type of appeal, a visit where
  /// one is made - the second time somebody has been there (rules 3.18) -, and who replied to the
  /// citizen where the lead reports; an assist replies to the lead.
  static StepForm form(Order order, Assignment mine) {
    AppealType type = order.appeal().type();
    StepForm form =
        StepForms.find(AssignmentStep.Report.class)
            .orElseThrow()
            .with("factFinding", field -> field.among(names(findings(type))))
            .with("siteCheck", field -> field.among(sites(order)));
    return mine.role() == AssignmentRole.LEAD
        ? form.with("replyUnit", StepForm.Field::needed)
            .with("repliedAt", StepForm.Field::needed)
            .with("contactAttempt", StepForm.Field::needed)
        : form;
  }

  private static List<String> sites(Order order) {
    if (!asksForSite(order.appeal().type())) {
      return List.of(SiteCheck.NOT_ASKED.name());
    }
    return order.round() > 1
        ? List.of(SiteCheck.YES.name())
        : List.of(SiteCheck.YES.name(), SiteCheck.NO.name(), SiteCheck.NO_SITE.name());
  }

  /// All that a report lacks, or that does not fit, at once.
  static @Nullable Refusal findRefusal(
      Order order, Assignment mine, CompletionReport report, Instant at) {
    boolean restsOnContact = restsOnContact(mine, report);
    List<StepForm.Field> unfit =
        form(order, mine)
            .with("siteCheck", field -> anySite(order, field))
            .with("contactAttempt", StepForm.Field::needed)
            .listUnfit(
                report.findings().factFinding(),
                isBare(report.findings().factNote()) ? null : report.findings().factNote(),
                report.findings().appealFinding(),
                report.findings().appealNote(),
                report.findings().siteCheck(),
                since(siteSince(order), report.findings().siteCheckAt(), at),
                report.solution().result(),
                report.solution().whyUnresolved(),
                report.reply().replyPoints(),
                report.reply().replyUnit(),
                since(heardOf(order), report.reply().repliedAt(), at),
                report.reply().wayOfReply(),
                report.summary(),
                report.signatory(),
                restsOnContact ? "known" : null,
                report.reply().publicReply(),
                report.beyondDuty());
    if (unfit.isEmpty()) {
      return restsOnContact ? null : new Refusal.ContactRecordMissing();
    }
    StepForm.Field first = unfit.getFirst();
    boolean isOnlyContact = first.name().equals("contactAttempt");
    return isOnlyContact
        ? new Refusal.ContactRecordMissing()
        : new Refusal.ReportIncomplete(
            unfit.stream().map(StepForm.Field::name).toList(), first.name(), first.choices());
  }

  /// Where no visit is asked for, whatever is said of one does no harm.
  private static StepForm.Field anySite(Order order, StepForm.Field field) {
    return asksForSite(order.appeal().type())
        ? field
        : field.among(names(EnumSet.allOf(SiteCheck.class)));
  }

  /// An assist's report may do without: the lead talks to the citizen.
  private static boolean restsOnContact(Assignment mine, CompletionReport report) {
    String contact = report.contactAttempt();
    return (mine.role() == AssignmentRole.ASSIST && contact == null)
        || mine.attempts().stream().anyMatch(a -> a.id().equals(contact));
  }

  private static List<String> names(Set<? extends Enum<?>> of) {
    return of.stream().map(Enum::name).toList();
  }

  /// Nothing happened before anybody had heard of the order; clocks differ.
  private static Instant heardOf(Order order) {
    return order.origin().since().minus(ClockTolerance.MOST);
  }

  /// From when on a look at the site counts: a recheck asks for another (rules 3.18), and the last
  /// one of the round before may be a minute old.
  private static Instant siteSince(Order order) {
    return order.round() == 1
        ? heardOf(order)
        : order.assignments().stream()
            .filter(one -> one.round() == order.round())
            .map(one -> one.mandate().assignedAt())
            .min(Comparator.naturalOrder())
            .orElseThrow();
  }

  /// What is said to have happened has happened, and not before its time.
  private static @Nullable Instant since(Instant first, @Nullable Instant told, Instant at) {
    return told == null || told.isBefore(first) || told.isAfter(at) ? null : told;
  }

  /// Empty, or the chosen word alone, with or without a stop after it.
  private static boolean isBare(@Nullable String note) {
    if (note == null) {
      return true;
    }
    String words = NO_WORD.matcher(note).replaceAll("").toUpperCase(Locale.ROOT);
    return words.isEmpty() || CHOSEN.contains(words);
  }
}
