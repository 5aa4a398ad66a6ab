package vigil.knowledge.life;

import static vigil.kernel.TransitionTable.arrow;
import static vigil.knowledge.Script.State.AGREED;
import static vigil.knowledge.Script.State.ASKED;
import static vigil.knowledge.Script.State.DRAFT;
import static vigil.knowledge.Script.State.PUBLISHED;
import static vigil.knowledge.Script.State.RETIRED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.BlankText;
import vigil.kernel.TransitionTable;
import vigil.knowledge.KnowledgeFact;
import vigil.knowledge.Script;
import vigil.knowledge.Script.Agreement;
import vigil.knowledge.Script.Answer;
import vigil.knowledge.Script.Publication;
import vigil.knowledge.Script.State;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptPart;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptStep.Agree;
import vigil.knowledge.ScriptStep.Amend;
import vigil.knowledge.ScriptStep.Ask;
import vigil.knowledge.ScriptStep.Edit;
import vigil.knowledge.ScriptStep.Publish;
import vigil.knowledge.ScriptStep.Refuse;
import vigil.knowledge.ScriptStep.Retire;
import vigil.knowledge.ScriptText;

/// The life of an answer script: written, agreed with the units, published, retired (rules 7.2).
public record ScriptLife(Script current) {
  /// The only place where a script's arrows are written.
  public static final TransitionTable<State, ScriptStep> TABLE =
      TransitionTable.of(
          arrow(DRAFT, Edit.class, DRAFT),
          arrow(DRAFT, Ask.class, ASKED),
          arrow(DRAFT, Retire.class, RETIRED),
          arrow(ASKED, Agree.class, ASKED),
          arrow(ASKED, Agree.class, AGREED),
          arrow(ASKED, Amend.class, ASKED),
          arrow(ASKED, Amend.class, AGREED),
          arrow(ASKED, Refuse.class, DRAFT),
          arrow(ASKED, Edit.class, DRAFT),
          arrow(AGREED, Edit.class, DRAFT),
          arrow(AGREED, Publish.class, PUBLISHED),
          arrow(PUBLISHED, Edit.class, DRAFT),
          arrow(PUBLISHED, Retire.class, RETIRED));

  /// A script's first edition.
  public static Decision draft(String id, ScriptText text, @Nullable String spike, String by) {
    var script = new Script(id, 1, 1, DRAFT, text, spike, List.of(), Publication.NONE);
    return new Decision(script, List.of(new KnowledgeFact.Drafted(id, 1, by, spike)));
  }

  public ScriptOutcome take(ScriptStep step, Instant at) {
    if (!TABLE.listSteps(current.state()).contains(step.getClass())) {
      return new ScriptOutcome.NotAllowedNow(current.state(), step.getClass().getSimpleName());
    }
    return switch (step) {
      case Edit edit -> edit(edit);
      case Ask ask -> ask(ask);
      case Agree(var unit, var note, var by) -> agree(step, unit, note, by, at);
      case Amend amend -> amend(amend, at);
      case Refuse(var unit, var reason, var by) -> refuse(step, unit, reason, by, at);
      case Publish(var by) -> publish(step, by, at);
      case Retire(var reason, var by) -> {
        var after = new ScriptBuilder(current).published(Publication.NONE).go(step, RETIRED);
        yield decided(after, new KnowledgeFact.Retired(current.id(), after.version(), reason, by));
      }
    };
  }

  private ScriptOutcome edit(Edit step) {
    List<String> own = current.ownParts(step.unit());
    List<Agreement> asked = List.of();
    if (own != null) {
      List<String> changed = ScriptPart.listChanged(current.text(), step.text());
      List<String> foreign = changed.stream().filter(part -> !own.contains(part)).toList();
      if (!foreign.isEmpty()) {
        return new ScriptOutcome.NotYourPart(foreign);
      }
      asked = AgreementRules.owedAnew(current.agreements());
    }
    var after = new ScriptBuilder(current).text(step.text()).agreements(asked).go(step, DRAFT);
    return decided(
        after, new KnowledgeFact.Edited(current.id(), after.version(), after.edition(), step.by()));
  }

  private ScriptOutcome ask(Ask step) {
    if (step.units().isEmpty()) {
      return new ScriptOutcome.NoUnitNamed();
    }
    List<String> missing = missing(current.text());
    if (!missing.isEmpty()) {
      return new ScriptOutcome.Incomplete(missing);
    }
    var refusal = AgreementRules.refuse(step, current.text());
    if (refusal != null) {
      return refusal;
    }
    var after = new ScriptBuilder(current).agreements(AgreementRules.owed(step)).go(step, ASKED);
    return decided(
        after,
        new KnowledgeFact.AgreementAsked(
            current.id(),
            after.version(),
            step.units(),
            step.parts().isEmpty() ? null : step.parts(),
            step.by()));
  }

  private ScriptOutcome agree(
      ScriptStep step, String unit, @Nullable String note, String by, Instant at) {
    if (!current.owing().contains(unit)) {
      return new ScriptOutcome.NotAsked(unit);
    }
    var said = say(unit, Answer.AGREED, by, at, note);
    var after =
        new ScriptBuilder(current).agreements(said).go(step, anyOwed(said) ? ASKED : AGREED);
    return decided(
        after, new KnowledgeFact.Agreed(current.id(), after.version(), unit, asked(), by));
  }

  private ScriptOutcome amend(Amend step, Instant at) {
    var own = AgreementRules.find(current.agreements(), step.unit());
    if (own == null) {
      return new ScriptOutcome.NotAsked(step.unit());
    }
    if (step.text().equals(current.text())) {
      return new ScriptOutcome.NothingChanged();
    }
    List<String> changed = ScriptPart.listChanged(current.text(), step.text());
    List<String> foreign = AgreementRules.listForeign(current.agreements(), own, changed);
    if (!foreign.isEmpty()) {
      return new ScriptOutcome.NotYourPart(foreign);
    }
    List<String> missing = missing(step.text());
    if (!missing.isEmpty()) {
      return new ScriptOutcome.Incomplete(missing);
    }
    var word = own.say(Answer.AMENDED, step.by(), at, step.note());
    var said = AgreementRules.afterAmendment(current.agreements(), word, changed);
    var state = anyOwed(said) ? ASKED : AGREED;
    var after = new ScriptBuilder(current).text(step.text()).agreements(said).go(step, state);
    return decided(
        after,
        new KnowledgeFact.Amended(
            current.id(),
            after.version(),
            after.edition(),
            step.unit(),
            asked(),
            changed,
            step.by()));
  }

  private ScriptOutcome refuse(ScriptStep step, String unit, String reason, String by, Instant at) {
    if (!current.owing().contains(unit)) {
      return new ScriptOutcome.NotAsked(unit);
    }
    var said = say(unit, Answer.REFUSED, by, at, reason);
    var after = new ScriptBuilder(current).agreements(said).go(step, DRAFT);
    return decided(
        after,
        new KnowledgeFact.AgreementRefused(
            current.id(), after.version(), unit, asked(), reason, by));
  }

  private List<String> asked() {
    return current.agreements().stream().map(Agreement::unit).distinct().toList();
  }

  private Decision publish(ScriptStep step, String by, Instant at) {
    var after =
        new ScriptBuilder(current)
            .published(new Publication(current.edition(), at))
            .go(step, PUBLISHED);
    var text = current.text();
    return decided(
        after,
        new KnowledgeFact.Published(
            current.id(),
            after.version(),
            after.edition(),
            text.title(),
            text.titleEn(),
            text.category(),
            current.spike(),
            by));
  }

  private List<Agreement> say(
      String unit, Answer answer, String by, Instant at, @Nullable String note) {
    return current.agreements().stream()
        .map(a -> a.unit().equals(unit) ? a.say(answer, by, at, note) : a)
        .toList();
  }

  private static boolean anyOwed(List<Agreement> agreements) {
    return agreements.stream().anyMatch(Agreement::isOwed);
  }

  private static Decision decided(Script after, KnowledgeFact fact) {
    return new Decision(after, List.of(fact));
  }

  /// A caller asks why, whom to see and which procedure: no unit is asked about less.
  private static List<String> missing(ScriptText text) {
    var missing = new ArrayList<String>();
    var said = text.guidance();
    if (isBlank(said.why())) {
      missing.add("why");
    }
    if (isBlank(said.whomToSee())) {
      missing.add("whomToSee");
    }
    if (isBlank(said.procedure())) {
      missing.add("procedure");
    }
    return missing;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || BlankText.isBlank(text);
  }

  /// The script as it will be.
  private static final class ScriptBuilder {
    private final Script current;
    private ScriptText text;
    private int edition;
    private List<Agreement> agreements;
    private Publication publication;

    ScriptBuilder(Script current) {
      this.current = current;
      text = current.text();
      edition = current.edition();
      agreements = current.agreements();
      publication = current.publication();
    }

    ScriptBuilder text(ScriptText newText) {
      text = newText;
      edition = current.edition() + 1;
      return this;
    }

    ScriptBuilder agreements(List<Agreement> said) {
      agreements = said;
      return this;
    }

    ScriptBuilder published(Publication other) {
      publication = other;
      return this;
    }

    Script go(ScriptStep step, State to) {
      if (!TABLE.allows(current.state(), step.getClass(), to)) {
        throw new IllegalStateException("No arrow from " + current.state() + " to " + to);
      }
      return new Script(
          current.id(),
          current.version() + 1,
          edition,
          to,
          text,
          current.spike(),
          agreements,
          publication);
    }
  }
}
