package vigil.casework.privacy.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Attachments;
import vigil.casework.ContactCalls;
import vigil.casework.PrivacyFact;
import vigil.casework.Recordings;
import vigil.casework.privacy.store.SqlPersonalData;
import vigil.city.WorkingDays;
import vigil.kernel.Ledger;
import vigil.kernel.UserRefusal;

/// What people may ask of their data (PIPL art. 45, 47): a copy, or that it be erased. The history
/// names them only by reference and stays as it is; what is under a legal hold stays whole.
@Component
public class DataSubjectRights {
  private static final int MOST_HELD = 500;

  private final SqlPersonalData people;
  private final Attachments attachments;
  private final Ledger ledger;
  private final ObjectProvider<Recordings> recordings;
  private final ObjectProvider<ContactCalls> calls;
  private final InstantSource clock;

  DataSubjectRights(
      SqlPersonalData people,
      Attachments attachments,
      Ledger ledger,
      ObjectProvider<Recordings> recordings,
      ObjectProvider<ContactCalls> calls,
      InstantSource clock) {
    this.people = people;
    this.attachments = attachments;
    this.ledger = ledger;
    this.recordings = recordings;
    this.calls = calls;
    this.clock = clock;
  }

  /// Why an order is not erased.
  public sealed interface ErasureRefusal extends UserRefusal {
    record Unknown() implements ErasureRefusal {}

    /// The order is still handled: closing it comes first.
    record StillOpen() implements ErasureRefusal {}

    /// The order was merged into one that is still handled: its citizen is owed the reply.
    record ParentStillOpen() implements ErasureRefusal {}

    /// The law keeps it.
    ///
    /// @param by who placed the hold
    record OnHold(String by) implements ErasureRefusal {}

    record ErasedAlready(Instant at) implements ErasureRefusal {}

    /// The number that was typed is another order's.
    record NumberDiffers() implements ErasureRefusal {}

    /// Nothing keeps it.
    record NotOnHold() implements ErasureRefusal {}
  }

  /// Everything that is kept of the order's appellant; empty for an unknown order.
  @Transactional
  public Optional<Map<String, Object>> findCopy(String id, String by) {
    return people
        .lock(id)
        .map(kept -> {
          ledger.append(new PrivacyFact.AccessGiven(id, clock.instant(), by));
          Map<String, Object> copy = people.copy(id);
          copy.put("calls", calls(id));
          return copy;
        });
  }

  /// When the citizen was called about the order, and whether anybody answered.
  private List<Map<String, Object>> calls(String order) {
    return calls.stream()
        .flatMap(line -> line.listAbout(order).stream())
        .map(call ->
            Map.<String, Object>of(
                "call",
                call.id(),
                "placedAt",
                call.placedAt().atZone(WorkingDays.SHANGHAI).toOffsetDateTime().toString(),
                "result",
                call.result()))
        .toList();
  }

  /// Why the order may not be erased; null when it may.
  ///
  /// @param number typed by whoever asks, so that it is the order that is meant
  @Nullable ErasureRefusal mayErase(String id, String number) {
    var kept = people.lock(id).orElse(null);
    if (kept == null) {
      return new ErasureRefusal.Unknown();
    }
    return kept.number().equals(number) ? standing(kept) : new ErasureRefusal.NumberDiffers();
  }

  /// Erases on the person's request.
  ///
  /// @return null when it is done
  @Nullable ErasureRefusal erase(String id, String by) {
    var kept = people.lock(id).orElse(null);
    return kept == null
        ? new ErasureRefusal.Unknown()
        : erase(kept, by, PrivacyFact.Ground.ON_REQUEST);
  }

  /// Erases what may not be kept any longer.
  @Transactional
  public boolean eraseOutlived(String id) {
    return people
        .lock(id)
        .map(kept -> erase(kept, "house", PrivacyFact.Ground.RETENTION_OVER) == null)
        .orElse(false);
  }

  private static @Nullable ErasureRefusal standing(SqlPersonalData.ErasureStatus kept) {
    if (kept.heldBy() != null) {
      return new ErasureRefusal.OnHold(kept.heldBy());
    }
    if (kept.erasedAt() != null) {
      return new ErasureRefusal.ErasedAlready(kept.erasedAt());
    }
    if (kept.open()) {
      return new ErasureRefusal.StillOpen();
    }
    return kept.runsWithAnother() ? new ErasureRefusal.ParentStillOpen() : null;
  }

  private @Nullable ErasureRefusal erase(
      SqlPersonalData.ErasureStatus kept, String by, PrivacyFact.Ground ground) {
    ErasureRefusal no = standing(kept);
    if (no != null) {
      return no;
    }
    Instant at = clock.instant();
    people.erase(kept.id(), at);
    attachments.erase(kept.id());
    Recordings line = recordings.getIfAvailable();
    if (line != null && kept.contact() != null) {
      line.erase(kept.contact());
    }
    if (line != null) {
      line.eraseAbout(kept.id());
    }
    ledger.append(new PrivacyFact.PersonalDataErased(kept.id(), at, by, ground));
    return null;
  }

  /// Keeps everything of an order until the hold is lifted.
  ///
  /// @return false for an unknown order, or one that is held already
  @Transactional
  public boolean hold(String id, String reason, String by) {
    Instant at = clock.instant();
    boolean isNew = people.lock(id).isPresent() && people.hold(id, by, at, reason);
    if (isNew) {
      ledger.append(new PrivacyFact.HoldPlaced(id, at, by));
    }
    return isNew;
  }

  /// Why no hold can be lifted; null when one can.
  @Nullable ErasureRefusal mayLift(String id) {
    return people.lock(id).filter(kept -> kept.heldBy() != null).isPresent()
        ? null
        : new ErasureRefusal.NotOnHold();
  }

  /// Lifts the hold.
  ///
  /// @return null when it is done
  @Nullable ErasureRefusal lift(String id, String by) {
    if (!people.lift(id)) {
      return new ErasureRefusal.NotOnHold();
    }
    ledger.append(new PrivacyFact.HoldLifted(id, clock.instant(), by));
    return null;
  }

  public List<SqlPersonalData.LegalHold> listHolds() {
    return people.listHolds(MOST_HELD);
  }
}
