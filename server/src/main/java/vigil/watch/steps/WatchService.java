package vigil.watch.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.AlarmLevel;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.insight.Insight;
import vigil.insight.InsightFact;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.watch.Alarm;
import vigil.watch.AlarmSentence;
import vigil.watch.Incident;
import vigil.watch.PageWay;
import vigil.watch.Watch;
import vigil.watch.WatchFact;
import vigil.watch.WayOutcome;
import vigil.watch.life.DutyMember;
import vigil.watch.life.DutyOutcome;
import vigil.watch.life.DutyOutcome.Decision;
import vigil.watch.life.DutyRoster;
import vigil.watch.life.DutyStep;
import vigil.watch.life.Escalation;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlIncidents.Ring;

/// Takes an incident's steps: the row is held, the escalation decides, state, ways and facts are
/// stored together.
@Service
public class WatchService implements Watch {
  private static final Logger log = LoggerFactory.getLogger(WatchService.class);
  private static final int MOST_BURNING = 50;

  private static final List<PageWay> HOUSE_WAYS = List.of(PageWay.PHONE, PageWay.SCREEN);

  /// Nobody is waited for any more.
  private static final Set<Incident.State> OVER =
      EnumSet.of(Incident.State.ACKNOWLEDGED, Incident.State.EXHAUSTED);

  private final SqlIncidents incidents;
  private final Insight insight;
  private final SpikeIncidents matters;
  private final City city;
  private final Supplier<Paging> paging;
  private final DutyWays ways;
  private final Ledger ledger;
  private final InstantSource clock;

  WatchService(
      SqlIncidents incidents,
      Insight insight,
      SpikeIncidents matters,
      City city,
      Supplier<Paging> paging,
      DutyWays ways,
      Ledger ledger,
      InstantSource clock) {
    this.incidents = incidents;
    this.insight = insight;
    this.matters = matters;
    this.city = city;
    this.paging = paging;
    this.ways = ways;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public List<String> listOnDuty(Instant at) {
    return new DutyRoster(city.policy().duty()).listStaff(at);
  }

  @Override
  public List<Incident> listOpen() {
    return incidents.list(true, MOST_BURNING);
  }

  @Override
  public Optional<Incident> findIncident(String id) {
    return incidents.find(id);
  }

  /// A spike is an incident; the first page is due at once. Nobody is woken twice for one matter:
  /// what belongs to an incident that burns joins it ([SpikeIncidents]).
  @Transactional
  public void open(InsightFact.SpikeRaised raised) {
    String spike = raised.subject();
    if (!incidents.listOpenOf(spike).isEmpty()) {
      return;
    }
    var same = matters.findSame(spike);
    if (same.isPresent()) {
      take(same.get().id(), new DutyStep.Join(spike));
      log.info("The spike {} joins the incident {}; nobody is woken", spike, same.get().id());
      return;
    }
    var incident =
        Incident.opened(
            raised.subject(),
            new Incident.TopicNames(
                raised.about().topic(), raised.about().topicName(), raised.about().topicNameEn()),
            clock.instant());
    if (incidents.insert(incident)) {
      ledger.append(new WatchFact.IncidentOpened(incident.id(), 1, incident.about().topic()));
    }
  }

  /// A spike rises again within a day: its incident goes on, and wakes nobody who knows of it.
  @Transactional
  public void resume(String spike) {
    incidents
        .findNewestOf(spike)
        .filter(one -> one.state() == Incident.State.CLOSED)
        .ifPresent(one -> take(one.id(), new DutyStep.Resume()));
  }

  /// A spike is more than people knew of.
  @Transactional
  public void wakeAnew(String spike) {
    incidents.findNewestOf(spike).ifPresent(one -> take(one.id(), new DutyStep.WakeAnew()));
  }

  /// An alarm of the line's own health: at once, or once the quiet hours are over.
  @Transactional
  void openAlarm(Alarm alarm) {
    var words = AlarmSentence.of(alarm.kind(), alarm.worst(), alarm.detail());
    var names =
        new Incident.TopicNames(Incident.ALARM + alarm.kind(), words.chinese(), words.english());
    Instant now = clock.instant();
    boolean isWaiting = alarm.level() == AlarmLevel.DAY && paging.get().quiet().isQuiet(now);
    var incident =
        isWaiting
            ? Incident.waiting(alarm.id(), names, now)
            : Incident.opened(alarm.id(), names, now);
    if (incidents.insert(incident)) {
      ledger.append(new WatchFact.IncidentOpened(incident.id(), 1, names.topic()));
    }
  }

  /// The alarm is over: nobody is woken for it any more.
  @Transactional
  void endAlarm(String id) {
    boolean isOpen =
        incidents.find(id).filter(one -> one.state() != Incident.State.CLOSED).isPresent();
    if (isOpen) {
      take(id, new DutyStep.Close());
    }
  }

  /// What waited for the end of the quiet hours pages, one after the other: nobody is rung twice at
  /// once.
  @Transactional
  void wakeNext() {
    if (!paging.get().quiet().isQuiet(clock.instant()) && !incidents.isAnybodyPaged()) {
      incidents.listWaiting(1).forEach(id -> take(id, new DutyStep.Wake()));
    }
  }

  /// The next way to whoever is paged, or the next in line, if it is time. What may wait and was
  /// raised before the quiet hours is paged on after them.
  @Transactional
  public DutyOutcome page(String id) {
    Instant now = clock.instant();
    var incident = incidents.find(id);
    var quiet = paging.get().quiet();
    if (quiet.isQuiet(now)
        && incident.filter(one -> AlarmPolicy.isOfTheDay(city, one)).isPresent()) {
      return new DutyOutcome.NotDue(quiet.findEnd(now));
    }
    boolean isTest = incident.filter(Incident::isTest).isPresent();
    var line = isTest ? listTested(now) : listOnDuty(now);
    return take(id, new DutyStep.Page(line.stream().map(this::member).toList()));
  }

  /// The first of the coming night alone: the others sleep until it is earnest.
  private List<String> listTested(Instant now) {
    var tests = paging.get().tests();
    var evening = now.atZone(WorkingDays.SHANGHAI).toLocalDate();
    return listOnDuty(tests.night(evening)).stream().limit(1).toList();
  }

  /// Tries the ways to the first of the coming night, once an evening, and ends what is known.
  @Transactional
  void testPages() {
    Instant now = clock.instant();
    paging.get().tests().findDue(now).ifPresent(evening -> openTest(evening, now));
    incidents.listTests(1).stream()
        .filter(test -> OVER.contains(test.state()))
        .forEach(test -> take(test.id(), new DutyStep.Close()));
  }

  boolean isTestDue() {
    return paging.get().tests().findDue(clock.instant()).isPresent();
  }

  private void openTest(LocalDate evening, Instant now) {
    var names = new Incident.TopicNames(Incident.TEST, "值班测试呼叫", "Test page");
    var test = Incident.opened(Incident.TEST + "-" + evening, names, now);
    if (incidents.find(test.id()).isEmpty() && incidents.insert(test)) {
      ledger.append(new WatchFact.IncidentOpened(test.id(), 1, Incident.TEST));
    }
  }

  /// Whose own ways cannot be read is rung at the phone of the house; the others of the line are
  /// paged all the same.
  private DutyMember member(String staff) {
    try {
      return new DutyMember(staff, ways.listWays(staff));
    } catch (RuntimeException failure) {
      log.warn("The ways of {} cannot be read: {}", staff, failure.getClass().getName());
      return new DutyMember(staff, HOUSE_WAYS);
    }
  }

  /// What became of a way. Said twice it counts once.
  @Transactional
  DutyOutcome endTry(Ring ring, WayOutcome outcome) {
    var step = new DutyStep.EndTry(ring.place(), ring.turn(), outcome, member(ring.staff()));
    return take(ring.incident(), step);
  }

  @Transactional
  public DutyOutcome acknowledge(String id, String staff, Incident.AcknowledgementChannel how) {
    return take(id, new DutyStep.Acknowledge(staff, how));
  }

  /// More is late in the rapid-disposal lane.
  @Transactional
  DutyOutcome grow(String id, List<Incident.LateStep> more) {
    return take(id, new DutyStep.Grow(more));
  }

  @Transactional
  DutyOutcome end(String id, DutyStep.Close close) {
    return take(id, close);
  }

  /// Whoever is awake says that it is dealt with, and why: the incident and its spikes end
  /// together.
  @Transactional
  public DutyOutcome deal(String id, String staff, String why) {
    var outcome = take(id, new DutyStep.Deal(staff, why));
    if (outcome instanceof Decision(var after, var facts)) {
      after.listSpikes().forEach(insight::close);
    }
    return outcome;
  }

  /// Takes that back, unless the topic burns anew by now.
  @Transactional
  public DutyOutcome reopen(String id, String staff) {
    var incident = incidents.lock(id).orElseThrow(() -> Problems.notFound("incident"));
    var outcome =
        new Escalation(incident, paging.get()).take(new DutyStep.Reopen(staff), clock.instant());
    if (outcome instanceof Decision && incident.isOfSpike() && !insight.reopen(id)) {
      return new DutyOutcome.NothingToUndo();
    }
    if (outcome instanceof Decision) {
      incident.about().joined().forEach(insight::reopen);
    }
    return take(id, new DutyStep.Reopen(staff));
  }

  /// The spike is over; an incident of which another spike burns, or burns again, stays.
  @Transactional
  public void close(String spike) {
    incidents.listOpenOf(spike).stream()
        .filter(one -> !matters.isBurning(one))
        .forEach(one -> take(one.id(), new DutyStep.Close()));
  }

  private static int countTries(Incident incident) {
    return incident.paging().pages().stream().mapToInt(page -> page.tries().size()).sum();
  }

  /// Screens hear of it by the fact itself.
  private void ring(String id, Incident.Page page) {
    if (page.tries().getLast().outcome() == null) {
      incidents.insertRing(id, page);
    }
  }

  private DutyOutcome take(String id, DutyStep step) {
    var before = incidents.lock(id).orElseThrow(() -> Problems.notFound("incident"));
    var policy = before.isTest() ? paging.get().once() : paging.get();
    var outcome = new Escalation(before, policy).take(step, clock.instant());
    if (outcome instanceof Decision(var after, var facts)) {
      incidents.update(after);
      if (countTries(after) > countTries(before)) {
        ring(id, after.paging().pages().getLast());
      }
      facts.forEach(ledger::append);
    }
    return outcome;
  }
}
