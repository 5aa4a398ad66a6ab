package vigil.watch.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.insight.Insight;
import vigil.insight.Waves;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.kernel.UserRefusal;
import vigil.knowledge.Knowledge;
import vigil.knowledge.PublicAnswer;
import vigil.knowledge.PublicAnswers;
import vigil.knowledge.Script;
import vigil.messaging.Announcements;
import vigil.messaging.Announcements.Announcement;
import vigil.messaging.Announcements.AnnouncementReach;
import vigil.messaging.Announcements.AnnouncementTally;
import vigil.watch.SpikeNotice;
import vigil.watch.SpikeNotice.Progress;
import vigil.watch.WatchFact;
import vigil.watch.store.SqlSpikeNotices;

/// Tells the published answer of a spike to everybody who asked, when somebody presses it.
///
/// The wave's orders are read from the newest to the oldest, a page at a time, and the position is
/// kept with the messages of the page: a restart goes on where the last server stopped. Only so
/// many messages wait at a time, so that a query code never stands behind thousands of them.
@Service
public class SpikeNotices {
  /// What can be taken back before anything leaves the house: ten seconds, and time to hear of it.
  private static final Duration HELD = Duration.ofSeconds(15);

  private static final int PAGE = 200;
  private static final int PREVIEW_PAGE = 1_000;
  private static final int MOST_WAITING = 200;

  /// A wave of more orders is shown as so many.
  private static final int MOST_PREVIEWED = 50_000;

  /// What came of a press.
  public sealed interface NoticeResult {
    record Taken(SpikeNotice notice) implements NoticeResult {}

    /// The script is not out, for staff only, not valid today, or not of this spike.
    record NoPublicAnswer() implements NoticeResult, UserRefusal {}

    /// Everybody who can be told was told, or wants no such messages.
    record NobodyToTell() implements NoticeResult, UserRefusal {}

    /// An earlier press still runs: those who came since are told once it is through.
    record NoticeRunning() implements NoticeResult, UserRefusal {}

    /// Nothing waits any more.
    record NothingToStop() implements NoticeResult, UserRefusal {}
  }

  private final SqlSpikeNotices notices;
  private final Insight insight;
  private final Waves waves;
  private final Knowledge knowledge;
  private final PublicAnswers answers;
  private final Announcements announcements;
  private final Ledger ledger;
  private final InstantSource clock;

  SpikeNotices(
      SqlSpikeNotices notices,
      Insight insight,
      Waves waves,
      Knowledge knowledge,
      PublicAnswers answers,
      Announcements announcements,
      Ledger ledger,
      InstantSource clock) {
    this.notices = notices;
    this.insight = insight;
    this.waves = waves;
    this.knowledge = knowledge;
    this.answers = answers;
    this.announcements = announcements;
    this.ledger = ledger;
    this.clock = clock;
  }

  public Optional<SpikeNotice> find(String spike) {
    return notices.find(spike);
  }

  public AnnouncementTally count(String spike) {
    return announcements.count(spike);
  }

  /// The spike's answers that anybody may read, newest first.
  public List<PublicAnswer> listAnswers(String spike) {
    return knowledge.listBySpike(spike).stream()
        .map(Script::id)
        .flatMap(id -> answers.find(id).stream())
        .toList();
  }

  /// Who would be told now.
  public AnnouncementReach preview(String spike, PublicAnswer answer) {
    List<String> orders = listOrders(spike, answer);
    return announcements.preview(spike, orders, answers.listAnswered(answer.id(), orders));
  }

  private List<String> listOrders(String spike, PublicAnswer answer) {
    var orders = new ArrayList<String>();
    @Nullable String before = null;
    List<Waves.WaveOrder> page;
    do {
      page = waves.listOrders(spike, null, before, PREVIEW_PAGE);
      orders.addAll(listConcerned(page, answer));
      before = page.isEmpty() ? before : page.getLast().id();
    } while (page.size() == PREVIEW_PAGE && orders.size() < MOST_PREVIEWED);
    return orders;
  }

  /// Those of districts for which the answer holds.
  private static List<String> listConcerned(List<Waves.WaveOrder> page, PublicAnswer answer) {
    return page.stream()
        .filter(it -> answer.holdsIn(it.district()))
        .map(Waves.WaveOrder::id)
        .toList();
  }

  /// Pressed: those who have not heard yet are told, once each.
  @Transactional
  public NoticeResult press(String spike, String script, String by) {
    var _ = insight.findSpike(spike).orElseThrow(() -> Problems.notFound("spike"));
    PublicAnswer answer =
        listAnswers(spike).stream().filter(it -> it.id().equals(script)).findFirst().orElse(null);
    if (answer == null) {
      return new NoticeResult.NoPublicAnswer();
    }
    SpikeNotice before = notices.lock(spike).orElse(null);
    if (before != null && before.isRunning()) {
      return new NoticeResult.NoticeRunning();
    }
    if (before != null && answers.find(before.script()).isEmpty()) {
      // What waits of an answer that is out no more would reach nobody, and holds its persons.
      announcements.cancel(spike);
    }
    int persons = preview(spike, answer).persons();
    if (persons == 0) {
      return new NoticeResult.NobodyToTell();
    }
    Instant now = clock.instant();
    int version = before == null ? 1 : before.version() + 1;
    var notice = new SpikeNotice(spike, version, script, by, now, now.plus(HELD), Progress.BEGUN);
    notices.save(notice);
    ledger.append(new WatchFact.NoticePressed(spike, version, script, persons, by));
    return new NoticeResult.Taken(notice);
  }

  /// Takes back what has not gone out: in the first ten seconds that is all of it.
  @Transactional
  public NoticeResult stop(String spike, String by) {
    SpikeNotice notice = notices.lock(spike).orElse(null);
    if (notice == null) {
      return new NoticeResult.NothingToStop();
    }
    int cancelled = announcements.cancel(spike);
    if (!notice.isRunning() && cancelled == 0) {
      return new NoticeResult.NothingToStop();
    }
    return new NoticeResult.Taken(stopped(notice, by, cancelled));
  }

  private SpikeNotice stopped(SpikeNotice notice, @Nullable String by, int cancelled) {
    var after =
        new SpikeNotice(
            notice.spike(),
            notice.version() + 1,
            notice.script(),
            notice.by(),
            notice.pressedAt(),
            notice.startsAt(),
            new Progress(SpikeNotice.State.STOPPED, notice.progress().before(), by));
    notices.save(after);
    ledger.append(new WatchFact.NoticeStopped(notice.spike(), after.version(), cancelled, by));
    return after;
  }

  List<String> listDue() {
    return announcements.countDue() >= MOST_WAITING ? List.of() : notices.listDue(clock.instant());
  }

  /// Reads the next page of a wave.
  @Transactional
  void read(String spike) {
    SpikeNotice notice = notices.lock(spike).orElse(null);
    if (notice == null || !notice.isRunning()) {
      return;
    }
    PublicAnswer answer = answers.find(notice.script()).orElse(null);
    if (answer == null) {
      var _ = stopped(notice, null, announcements.cancel(spike));
      return;
    }
    var page = waves.listOrders(spike, null, notice.progress().before(), PAGE);
    List<String> concerned = listConcerned(page, answer);
    announcements.add(
        new Announcement(spike, notice.script(), notice.startsAt()),
        concerned,
        answers.listAnswered(notice.script(), concerned));
    boolean isLast = page.size() < PAGE;
    notices.save(
        notice.with(
            new Progress(
                isLast ? SpikeNotice.State.DONE : SpikeNotice.State.RUNNING,
                page.isEmpty() ? notice.progress().before() : page.getLast().id(),
                null)));
    if (isLast) {
      int told = announcements.count(spike).orders();
      ledger.append(new WatchFact.NoticeRead(spike, notice.version(), told));
    }
  }
}
