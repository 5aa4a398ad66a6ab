package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
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
import vigil.casework.CompletionReport.ReplyWay;
import vigil.casework.CompletionReport.Resolution;
import vigil.casework.CompletionReport.SiteCheck;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.city.AppealType;

/// What a completion report must say, by the type of appeal (rules 5.5).
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

  /// All that a report lacks, or that does not fit, at once.
  static @Nullable Refusal findRefusal(
      Order order, Assignment mine, CompletionReport report, Instant at) {
    var lacks = new MissingFields();
    findings(order.appeal().type(), report, lacks);
    site(order, report, at, lacks);
    if (report.solution().result() == null) {
      lacks.add("result", names(EnumSet.allOf(Resolution.class)));
    }
    lacks.require(
        report.solution().result() != Resolution.EXPLAINED
            || isSaid(report.solution().whyUnresolved()),
        "whyUnresolved");
    reply(mine, report, at, lacks);
    lacks.require(isSaid(report.summary()), "summary");
    lacks.require(isSaid(report.signatory()), "signatory");
    return lacks.refusal(restsOnContact(mine, report));
  }

  /// What is missing so far, in the order of the form.
  private static final class MissingFields {
    private final List<String> fields = new ArrayList<>();
    private List<String> possible = List.of();

    void require(boolean holds, String field) {
      if (!holds) {
        add(field, List.of());
      }
    }

    void add(String field, List<String> mayBe) {
      if (fields.isEmpty()) {
        possible = mayBe;
      }
      fields.add(field);
    }

    @Nullable Refusal refusal(boolean restsOnContact) {
      if (fields.isEmpty()) {
        return restsOnContact ? null : new Refusal.ContactRecordMissing();
      }
      require(restsOnContact, "contactAttempt");
      return new Refusal.ReportIncomplete(fields, fields.getFirst(), possible);
    }
  }

  private static void findings(AppealType type, CompletionReport report, MissingFields lacks) {
    FactFinding found = report.findings().factFinding();
    if (found == null || !findings(type).contains(found)) {
      lacks.add("factFinding", names(findings(type)));
    }
    boolean isPlain = found == null || found == FactFinding.TRUE;
    lacks.require(isPlain || !isBare(report.findings().factNote()), "factNote");
    AppealFinding appeal = report.findings().appealFinding();
    if (appeal == null) {
      lacks.add("appealFinding", names(EnumSet.allOf(AppealFinding.class)));
    }
    lacks.require(
        appeal != AppealFinding.OTHER || isSaid(report.findings().appealNote()), "appealNote");
  }

  /// Where a site is asked for; the second time somebody has been there (rules 3.18).
  private static void site(Order order, CompletionReport report, Instant at, MissingFields lacks) {
    boolean asked = asksForSite(order.appeal().type());
    List<String> answers =
        !asked
            ? List.of("NOT_ASKED")
            : order.round() > 1 ? List.of("YES") : List.of("YES", "NO", "NO_SITE");
    SiteCheck site = report.findings().siteCheck();
    boolean fits = site != null && (!asked || answers.contains(site.name()));
    if (!fits) {
      lacks.add("siteCheck", answers);
    }
    lacks.require(
        site != SiteCheck.YES || isPast(report.findings().siteCheckAt(), at), "siteCheckAt");
  }

  /// Rules 5.6: the reply points name the unit, the time of the reply and the handling. An assist
  /// replies to the lead, not to the citizen.
  private static void reply(
      Assignment mine, CompletionReport report, Instant at, MissingFields lacks) {
    lacks.require(isSaid(report.reply().replyPoints()), "replyPoints");
    if (mine.role() == AssignmentRole.LEAD) {
      lacks.require(isSaid(report.reply().replyUnit()), "replyUnit");
      lacks.require(isPast(report.reply().repliedAt(), at), "repliedAt");
    }
    if (report.reply().wayOfReply() == null) {
      lacks.add("wayOfReply", names(EnumSet.allOf(ReplyWay.class)));
    }
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

  /// What is said to have happened has happened.
  private static boolean isPast(@Nullable Instant told, Instant at) {
    return told != null && !told.isAfter(at);
  }

  /// Empty, or the chosen word alone.
  private static boolean isBare(@Nullable String note) {
    return note == null || note.isBlank() || CHOSEN.contains(note.strip().toUpperCase(Locale.ROOT));
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
