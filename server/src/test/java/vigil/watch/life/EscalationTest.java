package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.casework.Clock;
import vigil.city.DutyRosterEntry;
import vigil.kernel.TransitionTable.Transition;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.Incident.State;
import vigil.watch.Incident.TopicNames;
import vigil.watch.PageWay;
import vigil.watch.WatchFact;
import vigil.watch.WayOutcome;
import vigil.watch.life.DutyOutcome.Decision;
import vigil.watch.life.DutyStep.Acknowledge;
import vigil.watch.life.DutyStep.Close;
import vigil.watch.life.DutyStep.Deal;
import vigil.watch.life.DutyStep.Page;
import vigil.watch.life.DutyStep.Reopen;

class EscalationTest {
  /// Monday, 18 April 2022, 02:00 in Shanghai: still Sunday's night turn.
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:00:00Z");

  private static final Paging TWO_MINUTES =
      new Paging(Duration.ofMinutes(2), Duration.ofSeconds(40), 2);
  private static final Page LINE = new Page(List.of(member("first"), member("second")));
  private static final Acknowledge AWAKE = new Acknowledge("second", AcknowledgementChannel.KEY);

  private final Set<Transition<State, DutyStep>> walked = new HashSet<>();

  @Test
  void theNextInLineIsPagedWhenTheFirstHasNotAnsweredInTime() {
    var paged = take(opened(), LINE, NIGHT);
    assertEquals("first", paged.paging().pages().getLast().staff());
    var due = NIGHT.plus(TWO_MINUTES.next());
    assertEquals(
        new DutyOutcome.NotDue(due),
        new Escalation(paged, TWO_MINUTES).take(LINE, due.minusMillis(1)));
    assertEquals("second", take(paged, LINE, due).paging().pages().getLast().staff());
  }

  @Test
  void whoAnswersALaterPageDidNotAnswerTheOneBefore() {
    var paged = opened();
    for (int turn = 0; turn < 4; turn++) {
      paged = take(paged, LINE, NIGHT.plus(TWO_MINUTES.next().multipliedBy(turn)));
    }
    assertEquals(List.of(false, false, false, false), answered(paged));
    var awake = take(paged, AWAKE, NIGHT.plusSeconds(400));
    assertEquals(List.of(false, false, false, true), answered(awake), "the second's second page");
    var other = new Acknowledge("leader", AcknowledgementChannel.CLICK);
    assertEquals(
        List.of(false, false, false, false),
        answered(take(paged, other, NIGHT.plusSeconds(400))),
        "who was not paged answered no page");
  }

  private static List<Boolean> answered(Incident incident) {
    var paging = incident.paging();
    return paging.pages().stream().map(paging::isAnswered).toList();
  }

  @Test
  void whatBecomesLateWhileSomebodyIsWokenMakesNoCallOfItsOwn() {
    var one = late("20220418-000001-1");
    var paged = take(Incident.openedForLane("lane-1", List.of(one), NIGHT), LINE, NIGHT);
    assertTrue(
        paged.about().topicNameEn().contains("20220418-000001-1"), paged.about().topicNameEn());
    assertTrue(paged.about().topicName().contains("签收"), paged.about().topicName());
    var two = late("20220418-000002-2");
    var grown = take(paged, new DutyStep.Grow(List.of(two, one)), NIGHT.plusSeconds(5));
    assertEquals(List.of(one, two), grown.lates());
    assertEquals(paged.paging().pages(), grown.paging().pages());
    assertEquals(paged.paging().due(), grown.paging().due());
    assertTrue(
        grown.about().topicNameEn().contains("2 orders are late"), grown.about().topicNameEn());
  }

  private static DutyMember member(String staff, PageWay... ways) {
    return new DutyMember(staff, ways.length == 0 ? List.of(PageWay.MOBILE) : List.of(ways));
  }

  private static DutyStep.EndTry ended(int place, int turn, WayOutcome how, DutyMember member) {
    return new DutyStep.EndTry(place, turn, how, member);
  }

  private static List<PageWay> ways(Incident now) {
    return now.paging().pages().getLast().tries().stream().map(Incident.Try::way).toList();
  }

  @Test
  void everyWayOfTheFirstIsGoneBeforeTheNextInLine() {
    var first = member("first", PageWay.MOBILE, PageWay.SMS, PageWay.SCREEN);
    var line = new Page(List.of(first, member("second")));
    var paged = take(opened(), line, NIGHT);
    assertEquals(List.of(PageWay.MOBILE), ways(paged));
    Instant rung = NIGHT.plusSeconds(60);
    assertEquals(rung, paged.paging().due(), "40 s of ringing, 20 s to press the key");
    var written = take(paged, line, rung);
    assertEquals(List.of(PageWay.MOBILE, PageWay.SMS), ways(written));
    var shown = take(written, line, rung.plusSeconds(20));
    assertEquals(List.of(PageWay.MOBILE, PageWay.SMS, PageWay.SCREEN), ways(shown));
    assertEquals(WayOutcome.SHOWN, shown.paging().pages().getLast().tries().getLast().outcome());
    Instant over = NIGHT.plus(TWO_MINUTES.next());
    assertEquals(over, shown.paging().due(), "the next in line comes no sooner than that");
    assertEquals("second", take(shown, line, over).paging().pages().getLast().staff());
  }

  @Test
  void whoCannotBeReachedByAWayIsNotWaitedForByIt() {
    var first = member("first", PageWay.MOBILE, PageWay.PHONE);
    var line = new Page(List.of(first, member("second")));
    var paged = take(opened(), line, NIGHT);
    Instant soon = NIGHT.plusSeconds(3);
    var busy = take(paged, ended(1, 0, WayOutcome.BUSY, first), soon);
    assertEquals(soon, busy.paging().due());
    var phone = take(busy, line, soon);
    assertEquals(List.of(PageWay.MOBILE, PageWay.PHONE), ways(phone));
    var gone = take(phone, ended(1, 1, WayOutcome.NO_ANSWER, first), NIGHT.plusSeconds(45));
    assertEquals(NIGHT.plus(TWO_MINUTES.next()), gone.paging().due(), "the others sleep till then");
    var twice = new Escalation(gone, TWO_MINUTES).take(ended(1, 1, WayOutcome.LOST, first), NIGHT);
    assertInstanceOf(DutyOutcome.NotAllowedNow.class, twice, "an end is said once");
  }

  @Test
  void whatWasHandedOverIsGivenItsTime() {
    var first = member("first", PageWay.SMS, PageWay.PHONE);
    var line = new Page(List.of(first));
    var paged = take(opened(), line, NIGHT);
    var sent = take(paged, ended(1, 0, WayOutcome.SENT, first), NIGHT.plusSeconds(1));
    assertEquals(NIGHT.plusSeconds(20), sent.paging().due());
  }

  private static Incident.LateStep late(String number) {
    return new Incident.LateStep(number, number, Clock.Kind.SIGN, "part", "wjw", NIGHT);
  }

  @Test
  void aClockThatIsPutBackOrForwardKeepsNobodyAsleep() {
    var paged = take(opened(), LINE, NIGHT);
    Instant back = NIGHT.minus(Duration.ofHours(1));
    var again = take(paged, LINE, back);
    assertEquals("second", again.paging().pages().getLast().staff());
    var due = back.plus(TWO_MINUTES.next());
    assertEquals(
        new DutyOutcome.NotDue(due),
        new Escalation(again, TWO_MINUTES).take(LINE, back.plusSeconds(1)),
        "the second has her two minutes");
    var forward = take(again, LINE, NIGHT.plus(Duration.ofDays(1)));
    assertEquals(3, forward.paging().pages().size(), "one page for all the time that was skipped");
  }

  @Test
  void whoAcknowledgesEndsThePaging() {
    var awake = take(take(opened(), LINE, NIGHT), AWAKE, NIGHT.plusSeconds(30));
    assertEquals(State.ACKNOWLEDGED, awake.state());
    assertNull(awake.paging().due());
    assertEquals(
        new DutyOutcome.NotAllowedNow(State.ACKNOWLEDGED, "Page"),
        new Escalation(awake, TWO_MINUTES).take(LINE, NIGHT.plusSeconds(300)));
  }

  @Test
  void afterAllRoundsTheLineIsExhaustedAndThatIsSaid() {
    var now = opened();
    Instant at = NIGHT;
    for (int i = 0; i < 4; i++) {
      now = take(now, LINE, at);
      at = at.plus(TWO_MINUTES.next());
    }
    var decision =
        assertInstanceOf(Decision.class, new Escalation(now, TWO_MINUTES).take(LINE, at));
    assertInstanceOf(WatchFact.LineExhausted.class, decision.facts().getFirst());
    assertEquals(4, decision.after().paging().pages().size());
  }

  @Test
  void whoSaysThatItIsDealtWithSaysWhyAndMayTakeItBackForTenMinutes() {
    var awake = take(take(opened(), LINE, NIGHT), AWAKE, NIGHT);
    assertThrows(RuntimeException.class, () -> take(awake, new Deal("second", " "), NIGHT));
    var dealt = take(awake, new Deal("second", "口径已发布"), NIGHT);
    assertEquals(new Incident.Closing("second", "口径已发布", NIGHT), dealt.ending().closing());
    var until = NIGHT.plus(Escalation.UNDO);
    assertEquals(
        new DutyOutcome.UndoIsOver(until),
        new Escalation(dealt, TWO_MINUTES).take(new Reopen("second"), until));
    var open = take(dealt, new Reopen("second"), until.minusMillis(1));
    assertEquals(State.ACKNOWLEDGED, open.state());
    assertNull(open.ending().closing());
    assertNull(open.ending().closedAt());
  }

  @Test
  void theReasonOfAnEndingIsMaskedAsItIsKept() {
    var awake = take(take(opened(), LINE, NIGHT), AWAKE, NIGHT);
    var closing = take(awake, new Deal("second", "已回复13900000001"), NIGHT).ending().closing();
    assertEquals(new Incident.Closing("second", "已回复［电话］", NIGHT), closing);
  }

  @Test
  void anAlarmEndsByItselfAndByNobodysWord() {
    var alarm = Incident.opened("a", new TopicNames("alarm-MEDIA", "媒体", "Media"), NIGHT);
    var awake = take(take(alarm, LINE, NIGHT), AWAKE, NIGHT);
    assertEquals(
        new DutyOutcome.EndsByItself(),
        new Escalation(awake, TWO_MINUTES).take(new Deal("second", "误报"), NIGHT));
    assertEquals(State.CLOSED, take(awake, new Close(), NIGHT).state());
  }

  @Test
  void aChangeOfTheRosterPassesOverNobodyAndRingsAllOfTheNewTurn() {
    var paged = take(opened(), LINE, NIGHT);
    var turn = new Page(List.of(member("third"), member("fourth")));
    Instant at = NIGHT;
    var staff = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      at = at.plus(TWO_MINUTES.next());
      paged = take(paged, turn, at);
      staff.add(paged.paging().pages().getLast().staff());
    }
    assertEquals(List.of("third", "fourth", "third", "fourth"), staff);
    at = at.plus(TWO_MINUTES.next());
    assertEquals(State.EXHAUSTED, take(paged, turn, at).state());
  }

  @Test
  void whatEndedByItselfIsNotTakenBack() {
    var over = take(take(take(opened(), LINE, NIGHT), AWAKE, NIGHT), new Close(), NIGHT);
    assertEquals(
        new DutyOutcome.NothingToUndo(),
        new Escalation(over, TWO_MINUTES).take(new Reopen("second"), NIGHT));
  }

  private static Incident waiting() {
    return Incident.waiting("i", new TopicNames("alarm-QUEUE", "排队", "Queue"), NIGHT);
  }

  @Test
  void whatWaitedPagesAtOnceInTheMorning() {
    assertInstanceOf(
        DutyOutcome.NotAllowedNow.class, new Escalation(waiting(), TWO_MINUTES).take(LINE, NIGHT));
    Instant morning = NIGHT.plus(Duration.ofHours(5));
    var woken = take(waiting(), new DutyStep.Wake(), morning);
    assertEquals(morning, woken.paging().due());
    assertEquals("first", take(woken, LINE, morning).paging().pages().getLast().staff());
  }

  @Test
  void whatJoinsWakesNobodyAnew() {
    var paged = take(opened(), LINE, NIGHT);
    var joined = take(paged, JOINED, NIGHT);
    assertEquals(paged.paging(), joined.paging(), "whoever is being woken is woken on");
    assertEquals(List.of("i", "yellow-code-1"), joined.listSpikes());
    var awake = take(take(paged, AWAKE, NIGHT), JOINED, NIGHT);
    assertEquals(Incident.State.ACKNOWLEDGED, awake.state());
  }

  @Test
  void whatGoesOnIsPagedToNobodyWhoKnowsOfIt() {
    var over = take(take(take(opened(), LINE, NIGHT), AWAKE, NIGHT), new Close(), NIGHT);
    Instant morning = NIGHT.plus(Duration.ofHours(6));
    var again = take(over, RESUMED, morning);
    assertEquals(State.ACKNOWLEDGED, again.state());
    assertNull(again.paging().due());
    assertNull(again.ending().closedAt());
    assertEquals(over.paging().pages(), again.paging().pages());
  }

  @Test
  void whatNobodyEverHeardOfIsPagedWhenItGoesOn() {
    var unheard = take(take(opened(), LINE, NIGHT), new Close(), NIGHT);
    Instant morning = NIGHT.plus(Duration.ofHours(6));
    var again = take(unheard, RESUMED, morning);
    assertEquals(State.PAGING, again.state());
    assertEquals("first", take(again, LINE, morning).paging().pages().getLast().staff());
  }

  /// However often the line was gone through before.
  @Test
  void moreThanPeopleKnewOfWakesTheWholeLineAnew() {
    var now = opened();
    Instant at = NIGHT;
    for (int i = 0; i < 4; i++) {
      now = take(now, LINE, at);
      at = at.plus(TWO_MINUTES.next());
    }
    var awake = take(now, AWAKE, at);
    assertInstanceOf(
        DutyOutcome.NotAllowedNow.class,
        new Escalation(awake, TWO_MINUTES).take(LARGER, at.plus(Escalation.AWAKE).minusMillis(1)),
        "whoever is awake sees it grow");
    Instant later = at.plus(Escalation.AWAKE);
    var anew = take(awake, LARGER, later);
    assertNull(anew.paging().acknowledged());
    var staff = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      anew = take(anew, LINE, later);
      staff.add(anew.paging().pages().getLast().staff());
      later = later.plus(TWO_MINUTES.next());
    }
    assertEquals(List.of("first", "second", "first", "second"), staff);
    assertEquals(8, anew.paging().pages().getLast().place());
    assertEquals(State.EXHAUSTED, take(anew, LINE, later).state());
  }

  @Test
  void everyArrowIsWalked() {
    var paged = take(opened(), LINE, NIGHT);
    var dealt = take(take(paged, AWAKE, NIGHT), new Deal("second", "口径已发布"), NIGHT);
    take(dealt, new Reopen("second"), NIGHT);
    take(take(paged, AWAKE, NIGHT), new Close(), NIGHT);
    take(paged, new Close(), NIGHT);
    take(paged, new DutyStep.Grow(List.of(late("20220418-000001-1"))), NIGHT);
    take(paged, JOINED, NIGHT);
    take(take(paged, AWAKE, NIGHT), JOINED, NIGHT);
    var nobody = take(opened(), new Page(List.of()), NIGHT);
    take(nobody, JOINED, NIGHT);
    take(nobody, AWAKE, NIGHT);
    take(nobody, new Close(), NIGHT);
    var end = ended(1, 0, WayOutcome.STOPPED, member("first"));
    take(paged, end, NIGHT);
    take(take(paged, AWAKE, NIGHT), end, NIGHT);
    take(take(paged, new Close(), NIGHT), end, NIGHT);
    take(take(paged, new Page(List.of()), NIGHT.plus(TWO_MINUTES.next())), end, NIGHT);
    take(take(take(paged, AWAKE, NIGHT), new Close(), NIGHT), RESUMED, NIGHT);
    take(take(paged, new Close(), NIGHT), RESUMED, NIGHT);
    take(take(paged, AWAKE, NIGHT), LARGER, NIGHT.plus(Escalation.AWAKE));
    take(nobody, LARGER, NIGHT);
    take(waiting(), AWAKE, NIGHT);
    take(waiting(), new Close(), NIGHT);
    take(waiting(), new DutyStep.Wake(), NIGHT);
    assertEquals(new HashSet<>(Escalation.TABLE.arrows()), walked);
  }

  @Test
  void aNightTurnLastsUntilTheNextMorning() {
    var line =
        new DutyRoster(
            List.of(
                turn(DayOfWeek.SUNDAY, "20:00", "08:00", 2, "second"),
                turn(DayOfWeek.SUNDAY, "20:00", "08:00", 1, "first"),
                turn(DayOfWeek.MONDAY, "08:00", "20:00", 1, "day")));
    assertEquals(List.of("first", "second"), line.listStaff(NIGHT));
    assertEquals(List.of("day"), line.listStaff(Instant.parse("2022-04-18T00:00:00Z")));
    assertEquals(
        List.of("first", "second"), line.listStaff(Instant.parse("2022-04-17T23:59:59.999Z")));
  }

  @Test
  void thePaperShowsThisLife() throws java.io.IOException {
    String paper = java.nio.file.Files.readString(java.nio.file.Path.of("../docs/night.md"));
    assertTrue(paper.contains(Escalation.TABLE.diagram()), "docs/night.md shows another life");
  }

  private static final DutyStep RESUMED = new DutyStep.Resume();
  private static final DutyStep LARGER = new DutyStep.WakeAnew();
  private static final DutyStep JOINED = new DutyStep.Join("yellow-code-1");

  private Incident take(Incident now, DutyStep step, Instant at) {
    var decision =
        assertInstanceOf(Decision.class, new Escalation(now, TWO_MINUTES).take(step, at));
    walked.add(new Transition<>(now.state(), step.getClass(), decision.after().state()));
    assertEquals(now.version() + 1, decision.after().version());
    return decision.after();
  }

  private static Incident opened() {
    return Incident.opened("i", new TopicNames("yellow-code", "黄码", "Yellow codes"), NIGHT);
  }

  private static DutyRosterEntry turn(
      DayOfWeek day, String from, String until, int rank, String staff) {
    return new DutyRosterEntry(day, LocalTime.parse(from), LocalTime.parse(until), rank, staff);
  }
}
