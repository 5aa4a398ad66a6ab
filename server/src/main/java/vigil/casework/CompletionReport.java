package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;

/// What a unit says it found and did (rules 5.5). Which parts are needed depends on the type of
/// appeal, so the life judges what is missing: until it has, a part that was not sent is null, of
/// whatever kind.
///
/// @param contactAttempt the contact record it rests on
/// @param signatory who answers for it
public record CompletionReport(
    @JsonUnwrapped Findings findings,
    @JsonUnwrapped Solution solution,
    @JsonUnwrapped Reply reply,
    String summary,
    String signatory,
    @Nullable String beyondDuty,
    @Nullable String contactAttempt) {
  /// Rules 5.5 and 5.6: notes and reply points.
  static final int LONGEST_NOTE = 500;

  static final int LONGEST_SUMMARY = 4000;

  private static final DateTimeFormatter REPLIED =
      DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(WorkingDays.SHANGHAI);

  /// What the unit found.
  public record Findings(
      FactFinding factFinding,
      @Nullable String factNote,
      AppealFinding appealFinding,
      @Nullable String appealNote,
      SiteCheck siteCheck,
      @Nullable Instant siteCheckAt) {
    public Findings {
      // Of a type for which nobody looks at a site nothing need be said of it.
      siteCheck = Objects.requireNonNullElse(siteCheck, SiteCheck.NOT_ASKED);
      limit("factNote", factNote);
      limit("appealNote", appealNote);
    }
  }

  /// What came of it.
  public record Solution(Resolution result, @Nullable String whyUnresolved) {
    public Solution {
      limit("whyUnresolved", whyUnresolved);
    }
  }

  /// What the citizen was told.
  ///
  /// @param replyPoints how it was handled, as any agent may tell the citizen
  /// @param replyUnit the unit that replied to the citizen; the lead names it
  /// @param repliedAt when it did
  public record Reply(
      String replyPoints,
      @Nullable String replyUnit,
      @Nullable Instant repliedAt,
      ReplyWay wayOfReply,
      @Nullable String publicReply) {
    public Reply {
      limit("replyPoints", replyPoints);
      limit("replyUnit", replyUnit);
      limit("publicReply", publicReply);
    }
  }

  public CompletionReport {
    limit("summary", summary);
    limit("signatory", signatory);
    limit("beyondDuty", beyondDuty);
    limit("contactAttempt", contactAttempt);
  }

  /// How long a text may be stands in the form.
  private static void limit(String field, @Nullable String text) {
    StepForms.limitText(AssignmentStep.Report.class, field, text);
  }

  /// The same, resting on another contact record.
  public CompletionReport withContact(@Nullable String attempt) {
    return new CompletionReport(findings, solution, reply, summary, signatory, beyondDuty, attempt);
  }

  /// The reply points as any agent may tell them: which unit, when, and how it was handled.
  public String toldToCitizen() {
    return reply.replyUnit() == null || reply.repliedAt() == null
        ? reply.replyPoints()
        : "%s %s答复：%s"
            .formatted(reply.replyUnit(), REPLIED.format(reply.repliedAt()), reply.replyPoints());
  }

  /// The first three are for complaint, help and report, the next four for a suggestion, the last
  /// three for a consultation.
  public enum FactFinding {
    TRUE,
    PARTLY_TRUE,
    UNTRUE,
    ADOPTED,
    PARTLY,
    NOTED,
    DECLINED,
    POLICY_EXISTS,
    NO_POLICY,
    POLICY_NOT_ACCEPTED
  }

  public enum AppealFinding {
    REASONABLE,
    NO_POLICY_BASIS,
    EXCESSIVE,
    OTHER
  }

  public enum SiteCheck {
    YES,
    NO,
    NO_SITE,
    NOT_ASKED
  }

  public enum Resolution {
    RESOLVED,
    EXPLAINED
  }

  public enum ReplyWay {
    PHONE,
    VISIT,
    WRITTEN,
    SMS
  }
}
