package vigil.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;
import vigil.kernel.InvalidInput.Kind;

/// What an answer script says (rules 7.1).
///
/// @param title at most 128 characters
/// @param category code of a category; scripts of an ancestor fit its descendants
/// @param followUps what callers ask next, and the answer
/// @param keywords at most 20 characters each, none is the title
public record ScriptText(
    @Size(max = LONGEST_TITLE) String title,
    @Size(max = LONGEST_TITLE) @Nullable String titleEn,
    String category,
    @JsonUnwrapped Guidance guidance,
    List<FollowUp> followUps,
    List<String> keywords,
    @JsonUnwrapped Scope scope) {
  public static final int LONGEST_TITLE = 128;
  public static final int LONGEST_KEYWORD = 20;
  public static final int LONGEST_PART = 4_000;
  public static final int MOST_FOLLOW_UPS = 30;
  public static final int MOST_KEYWORDS = 40;

  /// What callers are told.
  ///
  /// @param whomToSee unit, phone, hours
  /// @param procedure steps, papers, time
  /// @param doNotPromise what an agent must not promise
  public record Guidance(
      @Nullable String whenItApplies,
      @Nullable String why,
      @Nullable String whomToSee,
      @Nullable String procedure,
      @Nullable String doNotPromise) {
    public Guidance {
      InvalidInput.requireMaxLength("whenItApplies", whenItApplies, LONGEST_PART);
      InvalidInput.requireMaxLength("why", why, LONGEST_PART);
      InvalidInput.requireMaxLength("whomToSee", whomToSee, LONGEST_PART);
      InvalidInput.requireMaxLength("procedure", procedure, LONGEST_PART);
      InvalidInput.requireMaxLength("doNotPromise", doNotPromise, LONGEST_PART);
    }

    /// Those that are there, in the order in which they are read.
    public Stream<String> parts() {
      return Stream.<@Nullable String>of(whenItApplies, why, whomToSee, procedure, doNotPromise)
          .flatMap(Stream::ofNullable);
    }
  }

  /// What an agent may say of it: its parts and the answers to what is asked next, without what is
  /// not to be promised.
  public List<String> spoken() {
    return Stream.concat(
            Stream.<@Nullable String>of(
                    guidance.whenItApplies, guidance.why, guidance.whomToSee, guidance.procedure)
                .flatMap(Stream::ofNullable),
            followUps.stream().map(FollowUp::answer))
        .toList();
  }

  /// Where, when and for whom it holds.
  ///
  /// @param districts codes; empty is the whole city
  /// @param validFrom first day it may be read out, Asia/Shanghai; null is at once
  /// @param validTo last day it may be read out; null is until it is retired
  /// @param internalOnly for staff, never read out or shown to citizens
  public record Scope(
      List<String> districts,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable Boolean internalOnly) {
    /// Everywhere, from now on, for everybody.
    public static final Scope OPEN = new Scope(List.of(), null, null, false);

    public Scope {
      districts = copy(districts);
      internalOnly = Boolean.TRUE.equals(internalOnly);
      if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
        throw InvalidInput.of(Kind.ENDS_TOO_SOON, "A script ends after it begins");
      }
    }
  }

  /// A question that callers ask next.
  public record FollowUp(String question, String answer) {
    public FollowUp {
      InvalidInput.requireText("question", question, LONGEST_PART);
      InvalidInput.requireText("answer", answer, LONGEST_PART);
    }
  }

  public ScriptText {
    InvalidInput.requireText("title", title, LONGEST_TITLE);
    InvalidInput.requireText("category", category, LONGEST_TITLE);
    followUps = copy(followUps);
    keywords = copy(keywords);
    ifMore("followUps", followUps, MOST_FOLLOW_UPS);
    ifMore("keywords", keywords, MOST_KEYWORDS);
    for (String word : keywords) {
      InvalidInput.requireText("keywords", word, LONGEST_KEYWORD);
      if (word.equals(title)) {
        throw InvalidInput.of(Kind.SAME, "A keyword is not the title", Map.of("field", "keywords"));
      }
    }
  }

  /// May an agent read it out on this day?
  public boolean isValidOn(LocalDate day) {
    return (scope.validFrom() == null || !day.isBefore(scope.validFrom()))
        && (scope.validTo() == null || !day.isAfter(scope.validTo()));
  }

  /// Whether it is for staff only.
  public boolean forStaffOnly() {
    return Boolean.TRUE.equals(scope.internalOnly());
  }

  public boolean holdsIn(String district) {
    return scope.districts().isEmpty() || scope.districts().contains(district);
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static void ifMore(String field, List<?> entries, int most) {
    if (entries.size() > most) {
      throw InvalidInput.tooMany(field, most);
    }
  }
}
