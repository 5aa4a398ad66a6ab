package vigil.knowledge;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer script says (domain 7).
///
/// @param title at most 128 characters
/// @param category code of a category; scripts of an ancestor fit its descendants
/// @param whomToSee unit, phone, hours
/// @param procedure steps, papers, time
/// @param doNotPromise what an agent must not promise
/// @param followUps what callers ask next, and the answer
/// @param keywords at most 20 characters each, none is the title
/// @param districts codes of the districts it holds for; empty is the whole city
/// @param validFrom first day it may be read out, Asia/Shanghai; null is at once
/// @param validTo last day it may be read out; null is until it is retired
/// @param internalOnly for staff, never read out or shown to citizens
public record ScriptText(
    String title,
    @Nullable String titleEn,
    String category,
    @Nullable String whenItApplies,
    @Nullable String why,
    @Nullable String whomToSee,
    @Nullable String procedure,
    @Nullable String doNotPromise,
    List<FollowUp> followUps,
    List<String> keywords,
    List<String> districts,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Boolean internalOnly) {
  private static final int LONGEST_TITLE = 128;
  private static final int LONGEST_KEYWORD = 20;
  private static final int LONGEST_PART = 4_000;
  private static final int MOST_FOLLOW_UPS = 30;
  private static final int MOST_KEYWORDS = 40;

  /// A question that callers ask next.
  public record FollowUp(String question, String answer) {
    public FollowUp {
      require(!question.isBlank() && !answer.isBlank(), "A follow-up has a question and an answer");
      require(question.length() <= LONGEST_PART, "A follow-up question is too long");
      require(answer.length() <= LONGEST_PART, "A follow-up answer is too long");
    }
  }

  public ScriptText {
    require(!orEmpty(title).isBlank(), "A script has a title");
    require(title.length() <= LONGEST_TITLE, "A title has at most 128 characters");
    require(!orEmpty(category).isBlank(), "A script has a category");
    followUps = copy(followUps);
    keywords = copy(keywords);
    districts = copy(districts);
    internalOnly = Boolean.TRUE.equals(internalOnly);
    require(followUps.size() <= MOST_FOLLOW_UPS, "A script has at most 30 follow-up questions");
    require(keywords.size() <= MOST_KEYWORDS, "A script has at most 40 keywords");
    for (String word : keywords) {
      require(
          !word.isBlank() && word.length() <= LONGEST_KEYWORD, "A keyword has 1 to 20 characters");
      require(!word.equals(title), "A keyword is not the title");
    }
    for (String part :
        new @Nullable String[] {whenItApplies, why, whomToSee, procedure, doNotPromise}) {
      require(part == null || part.length() <= LONGEST_PART, "A part has at most 4000 characters");
    }
    require(
        validFrom == null || validTo == null || !validTo.isBefore(validFrom),
        "A script ends after it begins");
  }

  /// May an agent read it out on this day?
  public boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }

  public boolean holdsIn(String district) {
    return districts.isEmpty() || districts.contains(district);
  }

  /// JSON may leave a field out.
  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
