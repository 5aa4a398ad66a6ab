package vigil.city.life;

import java.util.List;
import vigil.city.CityFact;
import vigil.city.Edition;
import vigil.city.Effect;
import vigil.kernel.UserRefusal;

/// What comes of a step.
public sealed interface EditionOutcome {
  /// The step was done.
  record Decision(Edition after, List<CityFact> facts) implements EditionOutcome {
    public Decision {
      facts = List.copyOf(facts);
    }
  }

  /// The step was not done, and why.
  sealed interface Refusal extends EditionOutcome, UserRefusal {}

  record Stale(int version) implements Refusal {}

  record NotAllowedNow(Edition.State state, String step) implements Refusal {}

  /// The draft says what is in force already.
  record NothingChanged() implements Refusal {}

  /// Why it is wanted, or refused, must be said.
  record SayWhy() implements Refusal {}

  /// Each with its file and line; the policy as a whole would not hold.
  record Faulty(List<String> faults) implements Refusal {}

  /// Something stands that this edition would leave hanging.
  record Barred(List<Effect> effects) implements Refusal {}

  /// Another edition came into force since this was drafted: renew it first.
  record Overtaken() implements Refusal {}

  /// Who wrote in it or proposed it may not approve it.
  record OwnEdition(List<String> hands) implements Refusal {}

  /// Nobody has a hand in what gives themselves a role.
  record GrantsSelf(String staff) implements Refusal {}

  /// Both the draft and what came into force since touch these rows, each by its key.
  record Conflicting(List<String> rows) implements Refusal {}
}
