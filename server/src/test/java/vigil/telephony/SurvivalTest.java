package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;

/// The server is gone in the middle of calls and another one takes over.
class SurvivalTest {
  private static final int TALKING = 6;
  private static final double FIRST_CALLER = 600;
  private static final double FIRST_SEAT = 1600;

  @TempDir Path folder;
  private TelephonyFixture stage;

  @BeforeEach
  void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  @Test
  void talkingCallsGoOnThroughACrashAndEndNormallyWithWholeRecordings() {
    var callers = new ArrayList<SipPhone>();
    var seats = new ArrayList<SipPhone>();
    var calls = new ArrayList<String>();
    for (int i = 0; i < TALKING; i++) {
      callers.add(stage.phone("1360000000" + i, FIRST_CALLER + 40 * i));
      seats.add(stage.seat("300" + i, FIRST_SEAT + 40 * i));
      calls.add(stage.talking(callers.get(i), seats.get(i), "o-" + i));
    }
    stage.crash();
    for (int i = 0; i < TALKING; i++) {
      TelephonyFixture.hears(callers.get(i), FIRST_SEAT + 40 * i);
      TelephonyFixture.hears(seats.get(i), FIRST_CALLER + 40 * i);
    }
    stage.comeBack();
    assertEquals(TALKING, stage.line.listLive().stream().filter(LiveCall::talking).count());
    assertEquals(200, callers.getFirst().hold(true));
    assertEquals(200, callers.getFirst().hold(false));
    for (int i = 0; i < TALKING; i++) {
      boolean isCallersTurn = i % 2 == 0;
      (isCallersTurn ? callers : seats).get(i).hangUp();
      String how = isCallersTurn ? " CALLER_HUNG_UP" : " SEAT_HUNG_UP";
      stage.listener.hears("ended " + calls.get(i) + how);
      assertTrue(callers.get(i).await(State.ENDED, SOON));
      assertTrue(seats.get(i).await(State.ENDED, SOON));
    }
    for (String call : calls) {
      Await.until(() -> stage.line.findRecording(call).isPresent());
    }
  }

  @Test
  void aGreetingThatCannotBePlayedKeepsNobodyOutOfTheQueue() throws IOException {
    Path prompts = stage.media.folder.resolve("prompts");
    Files.writeString(prompts.resolve("greeting.wav"), "no sound at all");
    Files.delete(prompts.resolve("music.wav"));
    SipPhone caller = stage.phone("13600000040", 1000);
    SipPhone seat = stage.seat("3040", 1400);
    stage.talking(caller, seat, "o-40");
    TelephonyFixture.hears(caller, 1400);
  }

  @Test
  void callersInTheQueueKeepWaitingAndWhoeverHeardTheGreetingIsInIt() {
    SipPhone waiting = stage.phone("13600000010", 1000);
    SipPhone rung = stage.phone("13600000011", 1040);
    SipPhone greeted = stage.phone("13600000012", 1080);
    SipPhone seat = stage.seat("3010", 1400);
    String first = stage.queued(waiting);
    String second = stage.queued(rung);
    seat.setRingBehaviour(RingBehaviour.RING);
    stage.line.ring(second, "o-10", "sip:3010", RING_TIME);
    assertTrue(seat.await(State.RINGING, SOON));
    greeted.call("12345");
    assertTrue(greeted.await(State.TALKING, SOON));
    stage.crash();
    TelephonyFixture.hears(waiting, MediaProcess.MUSIC);
    stage.comeBack();
    List<LiveCall> live = stage.line.listLive();
    assertEquals(3, live.size());
    assertTrue(live.stream().allMatch(l -> l.offer() == null && !l.talking()));
    assertEquals(first, live.getFirst().call().id(), "the longest waiting is the first");
    assertTrue(seat.await(State.ENDED, SOON), "the phone that rang is let go");
    TelephonyFixture.hears(greeted, MediaProcess.MUSIC);
    seat.setRingBehaviour(RingBehaviour.ANSWER);
    stage.line.ring(first, "o-11", "sip:3010", RING_TIME);
    stage.listener.hears("answered " + first + " o-11");
    waiting.hangUp();
    stage.listener.hears("ended " + first + " CALLER_HUNG_UP");
    rung.hangUp();
    stage.listener.hears("ended " + second + " CALLER_HUNG_UP");
  }

  @Test
  void aCallerWhosePhoneIsUnpluggedLeavesTheQueueAndOneWhoIsSilentStays() {
    SipPhone unplugged = stage.phone("13600000030", 1000);
    SipPhone silent = stage.phone("13600000031", 1040);
    String gone = stage.queued(unplugged);
    String stays = stage.queued(silent);
    silent.mute();
    unplugged.close();
    stage.listener.hears("ended " + gone + " LINE_LOST");
    assertEquals("WAITING", stage.state(stays));
    silent.hangUp();
    stage.listener.hears("ended " + stays + " CALLER_HUNG_UP");
  }
}
