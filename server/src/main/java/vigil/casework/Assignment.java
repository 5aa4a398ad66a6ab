package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One unit's part in one round of an order: its own state and its own clock. Assignments form a
/// tree: city office, district or commission, street or section.
///
/// @param parent the assignment it was passed on from; null at the root
public record Assignment(
    String id,
    @Nullable String parent,
    String unit,
    AssignmentRole role,
    AssignmentState state,
    @JsonUnwrapped Mandate mandate,
    @JsonUnwrapped DueTimes dues,
    @JsonUnwrapped Work work) {
  /// How it was given to the unit.
  ///
  /// @param limit how long the unit has, as the city writes it: `24h`, `5wd`
  /// @param legalBasis law and article, from the dispatch directory
  /// @param directoryVersion of the policy it was read from
  public record Mandate(
      int round, Instant assignedAt, String limit, String legalBasis, String directoryVersion) {}

  /// By when the unit owes what.
  ///
  /// @param due the unit clock
  public record DueTimes(
      Instant signDue, Instant due, @Nullable Instant interimDue, @Nullable Instant contactDue) {}

  /// What the unit has done so far.
  ///
  /// @param returnUntil the end of the return window, from the signing on
  /// @param returnSpent after arbitration the unit may not return it again
  /// @param feedbackAt when the interim feedback of an urgent order was given
  public record Work(
      @Nullable Instant signedAt,
      @Nullable Instant returnUntil,
      boolean returnSpent,
      @Nullable Instant feedbackAt,
      List<Attempt> attempts) {
    /// Nothing yet.
    public static final Work NONE = new Work(null, null, false, null, List.of());

    public Work {
      attempts = List.copyOf(attempts);
    }
  }

  /// One try to reach the citizen.
  ///
  /// @param id what a completion report refers to
  /// @param failure why not; null when reached
  /// @param call of the hotline that it rests on; null for one that is typed, and in facts of
  ///   before
  public record Attempt(
      String id, Instant at, boolean reached, @Nullable Failure failure, @Nullable String call) {
    /// As somebody says it was.
    public Attempt(String id, Instant at, boolean reached, @Nullable Failure failure) {
      this(id, at, reached, failure, null);
    }

    /// That it rests on a call, but not on which.
    Attempt withoutCall() {
      return call == null ? this : new Attempt(id, at, reached, failure, OrderHandling.HIDDEN_CALL);
    }
  }

  /// Why a citizen was not reached.
  public enum Failure {
    POWERED_OFF,
    NO_ANSWER,
    OTHER
  }

  /// The same without the calls that its attempts rest on.
  Assignment withoutCalls() {
    var tries = attempts().stream().map(Attempt::withoutCall).toList();
    var done =
        new Work(work.signedAt(), work.returnUntil(), work.returnSpent(), work.feedbackAt(), tries);
    return new Assignment(id, parent, unit, role, state, mandate, dues, done);
  }

  public int round() {
    return mandate.round();
  }

  public Instant due() {
    return dues.due();
  }

  public List<Attempt> attempts() {
    return work.attempts();
  }

  /// Whether work is owed; a copy (CC) owes nothing.
  public boolean isOwed() {
    return role != AssignmentRole.CC && state.isOwed();
  }
}
