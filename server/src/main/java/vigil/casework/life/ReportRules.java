package vigil.casework.life;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.CompletionReport;
import vigil.casework.CompletionReport.AppealFinding;
import vigil.casework.CompletionReport.FactFinding;
import vigil.casework.CompletionReport.Outcome;
import vigil.casework.CompletionReport.SiteCheck;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.city.AppealType;

/// What a completion report must say, by the type of appeal (domain 5).
final class ReportRules {
  /// The chosen words as people would write them; none alone is a note.
  private static final List<String> CHOSEN =
      Stream.concat(
              Arrays.stream(FactFinding.values()).map(Enum::name),
              Stream.of("属实", "部分属实", "不属实", "采纳", "部分采纳", "留作参考", "不采纳"))
          .toList();

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

  static @Nullable Refusal hindrance(Order order, Assignment mine, CompletionReport report) {
    AppealType type = order.appeal().type();
    if (!findings(type).contains(report.factFinding())) {
      return incomplete("factFinding", findings(type).stream().map(Enum::name).toList());
    }
    if (report.factFinding() != FactFinding.TRUE && isBare(report.factNote())) {
      return incomplete("factNote", List.of());
    }
    if (report.appealFinding() == AppealFinding.OTHER && isBlank(report.appealNote())) {
      return incomplete("appealNote", List.of());
    }
    if (report.result() == Outcome.EXPLAINED && isBlank(report.whyUnresolved())) {
      return incomplete("whyUnresolved", List.of());
    }
    Refusal site = site(order, report);
    return site != null ? site : contact(mine, report);
  }

  private static @Nullable Refusal site(Order order, CompletionReport report) {
    boolean asked = asksForSite(order.appeal().type());
    boolean answered = report.siteCheck() != SiteCheck.NOT_ASKED;
    if (asked && !answered) {
      return incomplete("siteCheck", List.of("YES", "NO", "NO_SITE"));
    }
    boolean recheck = order.round() > 1 && asked;
    if (recheck && report.siteCheck() != SiteCheck.YES) {
      return incomplete("siteCheck", List.of("YES"));
    }
    return report.siteCheck() == SiteCheck.YES && report.siteCheckAt() == null
        ? new Refusal.SiteTimeMissing()
        : null;
  }

  /// An assist's report may do without: the lead talks to the citizen.
  private static @Nullable Refusal contact(Assignment mine, CompletionReport report) {
    if (mine.role() == AssignmentRole.ASSIST && report.contactAttempt() == null) {
      return null;
    }
    boolean there = mine.attempts().stream().anyMatch(a -> a.id().equals(report.contactAttempt()));
    return there ? null : new Refusal.ContactRecordMissing();
  }

  private static Refusal incomplete(String field, List<String> possible) {
    return new Refusal.ReportIncomplete(field, possible);
  }

  /// Empty, or the chosen word alone.
  private static boolean isBare(@Nullable String note) {
    return note == null || note.isBlank() || CHOSEN.contains(note.strip().toUpperCase(Locale.ROOT));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
