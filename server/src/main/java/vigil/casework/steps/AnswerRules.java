package vigil.casework.steps;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Refusal;
import vigil.casework.Scripts;
import vigil.casework.Scripts.PublishedEdition;
import vigil.casework.Step;
import vigil.city.WorkingDays;

/// What an answer at once must be (rules 3.2): words of the agent or of a script that is out, never
/// the citizen's own; the script's edition is kept with it. No step carries to a citizen what a
/// script for staff only says.
record AnswerRules(Supplier<Optional<Scripts>> scripts) {

  /// @param district of the matter; null where none is known yet
  @Nullable Refusal findRefusal(
      Step.OrderStep step, Draft.Account told, @Nullable String district, Instant at) {
    return step instanceof Step.Answer answer
        ? findAnswerRefusal(answer, told, district, at)
        : quotes(step);
  }

  private @Nullable Refusal findAnswerRefusal(
      Step.Answer answer, Draft.Account told, @Nullable String district, Instant at) {
    String reply = bare(answer.reply());
    boolean isTold =
        Stream.<@Nullable String>of(told.title(), told.description(), told.words(), told.wishes())
            .flatMap(Stream::ofNullable)
            .map(AnswerRules::bare)
            .anyMatch(reply::equals);
    if (isTold) {
      return new Refusal.AnswerIsTheQuestion();
    }
    Refusal no = unfit(answer.script(), district, at);
    return no == null ? quotes(answer) : no;
  }

  private @Nullable Refusal unfit(@Nullable String script, @Nullable String district, Instant at) {
    Scripts known = scripts.get().orElse(null);
    if (script == null || known == null) {
      return null;
    }
    PublishedEdition published = known.findPublished(script).orElse(null);
    if (published == null) {
      return new Refusal.UnknownScript(script);
    }
    if (published.isInternal()) {
      return new Refusal.ScriptIsInternal(script);
    }
    boolean isHolding = known.holds(script, district, WorkingDays.dayOf(at));
    return isHolding ? null : new Refusal.ScriptDoesNotHold(script);
  }

  /// Why a step's words do not go to the citizen; null when they may.
  @Nullable Refusal quotes(Step step) {
    return step.citizenWords().stream()
        .flatMap(words -> scripts.get().flatMap(known -> known.findInternalQuote(words)).stream())
        .findFirst()
        .map(Refusal.InternalScriptQuoted::new)
        .orElse(null);
  }

  Step.OrderStep withEdition(Step.OrderStep step) {
    return step instanceof Step.Answer(var script, var reply, _)
        ? new Step.Answer(script, reply, script == null ? null : edition(script))
        : step;
  }

  private @Nullable Integer edition(String script) {
    return published(script).map(PublishedEdition::edition).orElse(null);
  }

  private Optional<PublishedEdition> published(String script) {
    return scripts.get().flatMap(known -> known.findPublished(script));
  }

  /// Blanks and full stops make no other text.
  private static String bare(String text) {
    return text.replaceAll("[\\s\\p{P}]", "");
  }
}
