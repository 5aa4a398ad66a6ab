package vigil.watch.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.City;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.kernel.UserRefusal;
import vigil.watch.Handover;
import vigil.watch.WatchFact;
import vigil.watch.life.DutyRoster;
import vigil.watch.life.NextDuty;
import vigil.watch.store.SqlHandovers;

/// Words from one duty to the next.
@Service
public class HandoverService {
  /// As long as what is said to all desks.
  private static final Duration KEPT = Duration.ofDays(90);

  private static final int SHOWN = 14;

  /// What came of confirming.
  public sealed interface ConfirmResult {
    record Confirmed(Handover note) implements ConfirmResult {}

    /// Whoever wrote it knows it: another says that it was read.
    record OwnHandover() implements ConfirmResult, UserRefusal {}

    /// Whom it is addressed to has not read it yet.
    record HandoverOfAnother() implements ConfirmResult, UserRefusal {}
  }

  private final SqlHandovers notes;
  private final City city;
  private final Ledger ledger;
  private final InstantSource clock;

  HandoverService(SqlHandovers notes, City city, Ledger ledger, InstantSource clock) {
    this.notes = notes;
    this.city = city;
    this.ledger = ledger;
    this.clock = clock;
  }

  public List<Handover> list() {
    return notes.list(SHOWN);
  }

  /// Addressed to who has the duty next.
  @Transactional
  public Handover write(String by, String words) {
    Instant now = clock.instant();
    String to = NextDuty.findAfter(new DutyRoster(city.policy().duty()), by, now).orElse(null);
    var note = new Handover(Ids.next(clock), by, to, now, words.strip(), null, null);
    notes.eraseBefore(now.minus(KEPT));
    notes.insert(note);
    ledger.append(new WatchFact.HandoverWritten(note.id(), 1, by, to));
    return note;
  }

  /// Said twice it stays as it was.
  @Transactional
  public ConfirmResult confirm(String id, String staff) {
    Handover note = notes.find(id).orElseThrow(() -> Problems.notFound("note"));
    if (note.by().equals(staff)) {
      return new ConfirmResult.OwnHandover();
    }
    if (note.to() != null && !note.to().equals(staff)) {
      return new ConfirmResult.HandoverOfAnother();
    }
    if (notes.confirm(id, staff, clock.instant())) {
      ledger.append(new WatchFact.HandoverConfirmed(id, 2, staff));
    }
    return new ConfirmResult.Confirmed(notes.find(id).orElseThrow());
  }
}
