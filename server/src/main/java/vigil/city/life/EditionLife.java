package vigil.city.life;

import static vigil.city.Edition.State.APPROVED;
import static vigil.city.Edition.State.DRAFT;
import static vigil.city.Edition.State.PROPOSED;
import static vigil.city.Edition.State.REFUSED;
import static vigil.city.Edition.State.WITHDRAWN;
import static vigil.kernel.TransitionTable.arrow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigil.city.CityFact;
import vigil.city.Edition;
import vigil.city.Edition.ActionStamp;
import vigil.city.Edition.Reasons;
import vigil.city.Edition.State;
import vigil.city.Edition.Text;
import vigil.city.Edition.Trail;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.life.EditionOutcome.Barred;
import vigil.city.life.EditionOutcome.Decision;
import vigil.city.life.EditionOutcome.Faulty;
import vigil.city.life.EditionOutcome.GrantsSelf;
import vigil.city.life.EditionOutcome.NotAllowedNow;
import vigil.city.life.EditionOutcome.NothingChanged;
import vigil.city.life.EditionOutcome.Overtaken;
import vigil.city.life.EditionOutcome.OwnEdition;
import vigil.city.life.EditionOutcome.Refusal;
import vigil.city.life.EditionOutcome.SayWhy;
import vigil.city.life.EditionStep.Approve;
import vigil.city.life.EditionStep.Edit;
import vigil.city.life.EditionStep.Findings;
import vigil.city.life.EditionStep.Propose;
import vigil.city.life.EditionStep.Refuse;
import vigil.city.life.EditionStep.Renew;
import vigil.city.life.EditionStep.TakeBack;
import vigil.city.life.EditionStep.Withdraw;
import vigil.kernel.TransitionTable;

/// The life of an edition: written by some, approved by another (four eyes).
public record EditionLife(Edition edition) {
  /// The only place where an edition's arrows are written.
  public static final TransitionTable<State, EditionStep> TABLE =
      TransitionTable.of(
          arrow(DRAFT, Edit.class, DRAFT),
          arrow(DRAFT, Renew.class, DRAFT),
          arrow(DRAFT, Propose.class, PROPOSED),
          arrow(DRAFT, Withdraw.class, WITHDRAWN),
          arrow(PROPOSED, TakeBack.class, DRAFT),
          arrow(PROPOSED, Approve.class, APPROVED),
          arrow(PROPOSED, Refuse.class, REFUSED));

  /// A first draft.
  ///
  /// @param before the text in force
  /// @param csv what it begins with: the same, an older edition's, or a file's
  public static Decision draft(
      String id, PolicyTable table, String before, String csv, String by, Instant at) {
    var mark = new ActionStamp(by, at);
    var edition =
        new Edition(id, 1, table, DRAFT, 0, new Text(before, csv), Trail.begun(mark), Reasons.NONE);
    return new Decision(edition, List.of(new CityFact.EditionDrafted(id, 1, table, by)));
  }

  public EditionOutcome take(EditionStep step, Instant at) {
    if (!TABLE.listSteps(edition.state()).contains(step.getClass())) {
      return new NotAllowedNow(edition.state(), step.getClass().getSimpleName());
    }
    return switch (step) {
      case Edit(var csv, _) -> written(step, new Text(edition.text().before(), csv), at);
      case Renew(var inForce, var csv, _) -> written(step, new Text(inForce, csv), at);
      case Propose propose -> propose(propose, at);
      case TakeBack(var by) -> {
        var after = go(step, DRAFT, edition.trail().proposed(null), edition.reasons().withNote(""));
        yield decided(after, new CityFact.EditionTakenBack(edition.id(), after.version(), by));
      }
      case Approve approve -> approve(approve, at);
      case Refuse refuse -> refuse(refuse, at);
      case Withdraw(var by) -> {
        var trail = edition.trail().proposed(null).decided(new ActionStamp(by, at));
        var after = go(step, WITHDRAWN, trail, edition.reasons().withNote(""));
        yield decided(after, new CityFact.EditionWithdrawn(edition.id(), after.version(), by));
      }
    };
  }

  private EditionOutcome written(EditionStep step, Text text, Instant at) {
    if (!TABLE.allows(edition.state(), step.getClass(), DRAFT)) {
      throw new IllegalStateException("No arrow from " + edition.state() + " to " + DRAFT);
    }
    var after =
        new Edition(
            edition.id(),
            edition.version() + 1,
            edition.table(),
            DRAFT,
            0,
            text,
            edition.trail().edited(new ActionStamp(step.by(), at)),
            edition.reasons().withNote(""));
    return decided(after, new CityFact.EditionEdited(edition.id(), after.version(), step.by()));
  }

  private EditionOutcome propose(Propose step, Instant at) {
    if (step.why().isBlank()) {
      return new SayWhy();
    }
    var no = unfit(step.findings());
    if (no.isPresent()) {
      return no.get();
    }
    var after =
        go(
            step,
            PROPOSED,
            edition.trail().proposed(new ActionStamp(step.by(), at)),
            new Reasons(step.why().strip(), ""));
    return decided(
        after,
        new CityFact.EditionProposed(edition.id(), after.version(), edition.table(), step.by()));
  }

  private EditionOutcome approve(Approve step, Instant at) {
    ActionStamp proposed = edition.trail().proposed();
    boolean isProposer = proposed != null && proposed.by().equals(step.by());
    if (isProposer || edition.trail().hands().contains(step.by())) {
      return new OwnEdition(edition.trail().hands());
    }
    if (step.findings().grants().contains(step.by())) {
      return new GrantsSelf(step.by());
    }
    var no = unfit(step.findings());
    if (no.isPresent()) {
      return no.get();
    }
    var trail = edition.trail().decided(new ActionStamp(step.by(), at));
    var after = go(step, APPROVED, step.number(), trail, edition.reasons().withNote(step.note()));
    return decided(
        after,
        new CityFact.EditionApproved(
            edition.id(), after.version(), edition.table(), step.number(), step.by()));
  }

  private EditionOutcome refuse(Refuse step, Instant at) {
    if (step.note().isBlank()) {
      return new SayWhy();
    }
    var trail = edition.trail().decided(new ActionStamp(step.by(), at));
    var after = go(step, REFUSED, trail, edition.reasons().withNote(step.note()));
    return decided(after, new CityFact.EditionRefused(edition.id(), after.version(), step.by()));
  }

  /// What forbids that it is proposed, or comes into force.
  private Optional<Refusal> unfit(Findings findings) {
    if (!findings.inForce().equals(edition.text().before())) {
      return Optional.of(new Overtaken());
    }
    if (findings.changes().isEmpty()) {
      return Optional.of(new NothingChanged());
    }
    if (!findings.faults().isEmpty()) {
      return Optional.of(new Faulty(findings.faults()));
    }
    var self = edition.trail().hands().stream().filter(findings.grants()::contains).findFirst();
    if (self.isPresent()) {
      return Optional.of(new GrantsSelf(self.get()));
    }
    var bars = findings.effects().stream().filter(Effect::bars).toList();
    return bars.isEmpty() ? Optional.empty() : Optional.of(new Barred(bars));
  }

  private Edition go(EditionStep step, State to, Trail trail, Reasons reasons) {
    return go(step, to, 0, trail, reasons);
  }

  private Edition go(EditionStep step, State to, int number, Trail trail, Reasons reasons) {
    if (!TABLE.allows(edition.state(), step.getClass(), to)) {
      throw new IllegalStateException("No arrow from " + edition.state() + " to " + to);
    }
    return new Edition(
        edition.id(),
        edition.version() + 1,
        edition.table(),
        to,
        number,
        edition.text(),
        trail,
        reasons);
  }

  private static Decision decided(Edition after, CityFact fact) {
    return new Decision(after, List.of(fact));
  }
}
