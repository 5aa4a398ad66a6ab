package vigil.casework.privacy.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.PrivacyFact;
import vigil.casework.PrivacyFact.Removal;
import vigil.casework.privacy.RemovalRequest;
import vigil.casework.privacy.store.SqlRemovals;
import vigil.identity.Staff;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.UserRefusal;

/// What cannot be undone - erasing a person's data, lifting a legal hold - is asked for by one and
/// agreed to by another (rules 9.8); whether it may be is looked at both times.
@Component
public class Removals {
  private static final int MOST_LISTED = 200;

  private final SqlRemovals store;
  private final DataSubjectRights rights;
  private final Ledger ledger;
  private final InstantSource clock;

  Removals(SqlRemovals store, DataSubjectRights rights, Ledger ledger, InstantSource clock) {
    this.store = store;
    this.rights = rights;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface RemovalResult {
    record Recorded(RemovalRequest wish) implements RemovalResult {}

    /// The order stands against it.
    record ErasureBlocked(DataSubjectRights.ErasureRefusal why) implements RemovalResult {}

    record Refused(UserRefusal why) implements RemovalResult {}
  }

  /// The same is asked for and waits for its second person.
  ///
  /// @param at since when
  public record AlreadyAsked(Instant at) implements UserRefusal {}

  /// Who asked may not agree.
  public record AnotherMustAgree() implements UserRefusal {}

  /// Somebody was faster.
  public record DecidedAlready() implements UserRefusal {}

  /// Asks for it; nothing is done until another agrees.
  ///
  /// @param number of the order, typed once more; only to erase
  @Transactional
  public RemovalResult ask(String order, Removal kind, String number, Staff by) {
    DataSubjectRights.ErasureRefusal no =
        switch (kind) {
          case ERASE -> rights.mayErase(order, number);
          case LIFT_HOLD -> rights.mayLift(order);
        };
    if (no != null) {
      return new RemovalResult.ErasureBlocked(no);
    }
    String id = Ids.next(clock);
    Instant at = clock.instant();
    if (!store.add(id, order, kind, by.id(), at)) {
      return new RemovalResult.Refused(new AlreadyAsked(store.getWaitingSince(order, kind)));
    }
    ledger.append(new PrivacyFact.RemovalAsked(order, at, by.id(), kind));
    return new RemovalResult.Recorded(find(id).orElseThrow());
  }

  /// Agrees or not, as a second person; what is agreed to is done in the same transaction.
  @Transactional
  public RemovalResult decide(RemovalRequest wish, boolean agreed, Staff by) {
    if (wish.approval().askedBy().equals(by.id())) {
      return new RemovalResult.Refused(new AnotherMustAgree());
    }
    if (!store.lockWaiting(wish.id())) {
      return new RemovalResult.Refused(new DecidedAlready());
    }
    DataSubjectRights.ErasureRefusal no = agreed ? done(wish, by) : null;
    if (no != null) {
      return new RemovalResult.ErasureBlocked(no);
    }
    Instant at = clock.instant();
    store.decide(wish.id(), agreed, by.id(), at);
    ledger.append(
        new PrivacyFact.RemovalDecided(
            wish.orderId(), at, by.id(), wish.kind(), wish.approval().askedBy(), agreed));
    return new RemovalResult.Recorded(find(wish.id()).orElseThrow());
  }

  private DataSubjectRights.@Nullable ErasureRefusal done(RemovalRequest wish, Staff by) {
    return switch (wish.kind()) {
      case ERASE -> rights.erase(wish.orderId(), by.id());
      case LIFT_HOLD -> rights.lift(wish.orderId(), by.id());
    };
  }

  public Optional<RemovalRequest> find(String id) {
    return store.find(id);
  }

  /// Those that wait first, then the newest.
  public List<RemovalRequest> list() {
    return store.list(MOST_LISTED);
  }
}
