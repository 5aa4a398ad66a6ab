package vigil.casework;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vigil.city.WorkingDays;
import vigil.kernel.InvalidInput;

/// What a unit says it found and did (rules 5.5). Which parts are needed depends on the type of
/// appeal, so the life judges what is missing: until it has, a part that was not sent is null, of
/// whatever kind.
///
/// @param replyPoints how it was handled, as any agent may tell the citizen
/// @param replyUnit the unit that replied to the citizen; the lead names it
/// @param repliedAt when it did
/// @param contactAttempt the contact record it rests on
/// @param signatory who answers for it
public record CompletionReport(
    FactFinding factFinding,
    @Nullable String factNote,
    AppealFinding appealFinding,
    @Nullable String appealNote,
    SiteCheck siteCheck,
    @Nullable Instant siteCheckAt,
    Resolution result,
    @Nullable String whyUnresolved,
    String replyPoints,
    @Nullable String replyUnit,
    @Nullable Instant repliedAt,
    String summary,
    ReplyWay wayOfReply,
    String signatory,
    @Nullable String publicReply,
    @Nullable String beyondDuty,
    @Nullable String contactAttempt) {
  /// Rules 5.5 and 5.6: notes and reply points.
  public static final int LONGEST_NOTE = 500;

  public static final int LONGEST_SUMMARY = 4000;

  private static final DateTimeFormatter REPLIED =
      DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(WorkingDays.SHANGHAI);

  public CompletionReport {
    InvalidInput.requireMaxLength("factNote", factNote, LONGEST_NOTE);
    InvalidInput.requireMaxLength("appealNote", appealNote, LONGEST_NOTE);
    InvalidInput.requireMaxLength("whyUnresolved", whyUnresolved, LONGEST_NOTE);
    InvalidInput.requireMaxLength("replyPoints", replyPoints, LONGEST_NOTE);
    InvalidInput.requireMaxLength("replyUnit", replyUnit, 64);
    InvalidInput.requireMaxLength("summary", summary, LONGEST_SUMMARY);
    InvalidInput.requireMaxLength("signatory", signatory, 64);
    InvalidInput.requireMaxLength("publicReply", publicReply, LONGEST_SUMMARY);
    InvalidInput.requireMaxLength("beyondDuty", beyondDuty, LONGEST_NOTE);
    InvalidInput.requireMaxLength("contactAttempt", contactAttempt, 64);
  }

  /// The reply points as any agent may tell them: which unit, when, and how it was handled.
  public String toldToCitizen() {
    return replyUnit == null || repliedAt == null
        ? replyPoints
        : "%s %s答复：%s".formatted(replyUnit, REPLIED.format(repliedAt), replyPoints);
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
