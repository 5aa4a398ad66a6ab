package vigil.workforce.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.Ids;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.workforce.DeskNotice;
import vigil.workforce.DeskNotices;
import vigil.workforce.NoticeFact;
import vigil.workforce.store.SqlDeskNotices;

/// The door to notices from inside.
@Component
class NoticeService implements DeskNotices {
  /// The words go; that something was said stays on the ledger.
  private static final Duration KEPT_FOR = Duration.ofDays(90);

  private final SqlDeskNotices store;
  private final Ledger ledger;
  private final InstantSource clock;

  NoticeService(SqlDeskNotices store, Ledger ledger, InstantSource clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  @Transactional
  public DeskNotice tellAll(String by, String text) {
    String said = text.strip();
    if (said.isEmpty()) {
      throw InvalidInput.missing("text");
    }
    if (said.length() > DeskNotice.LONGEST) {
      throw InvalidInput.tooLong("text", DeskNotice.LONGEST);
    }
    store.deleteBefore(clock.instant().minus(KEPT_FOR));
    return post(Ids.next(clock), by, null, DeskNotice.Kind.MESSAGE, null, said);
  }

  @Override
  @Transactional
  public void tellSeatForced(String key, String staff, String state, String by, String why) {
    if (!store.has(key)) {
      post(key, by, staff, DeskNotice.Kind.SEAT_FORCED, state, why);
    }
  }

  private DeskNotice post(
      String id,
      String by,
      @Nullable String to,
      DeskNotice.Kind kind,
      @Nullable String state,
      String text) {
    var notice = new DeskNotice(id, clock.instant(), by, to, kind, state, text, List.of());
    store.insert(notice);
    ledger.append(new NoticeFact.NoticePosted(id, by, to, kind));
    return notice;
  }

  @Override
  public List<DeskNotice> listUnread(String staff) {
    return store.listUnread(staff, clock.instant().minus(DeskNotice.SHOWN_FOR));
  }

  @Override
  @Transactional
  public boolean markRead(String id, String staff) {
    if (!store.isFor(id, staff)) {
      return false;
    }
    if (store.markRead(id, staff, clock.instant())) {
      ledger.append(new NoticeFact.NoticeRead(id, staff));
    }
    return true;
  }

  @Override
  public List<DeskNotice> listToAll() {
    return store.listToAll(clock.instant().minus(DeskNotice.SHOWN_FOR));
  }
}
