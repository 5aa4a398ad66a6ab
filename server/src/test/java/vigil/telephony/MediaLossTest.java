package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.kernel.Await;
import vigil.kernel.Content;
import vigil.media.phone.Goertzel;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.media.phone.SipText;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.LegOrder.Result;

/// vigil-media is killed in the middle of calls and started again: the dialogs live, and the sound
/// comes back, at the far end.
class MediaLossTest extends MediaLossWorld {
  /// Of one voice, in samples.
  private static final int SECOND = 8000;

  /// Of two voices, in bytes.
  private static final int TWO_SECONDS = 32_000;

  /// Whether a tone is in a second of one side of a recording.
  ///
  /// @param from where the second begins, in samples
  private static boolean holds(Content wav, int side, int from, double hertz) throws IOException {
    short[] samples = MediaProcess.side(wav, side);
    int begin = from < 0 ? samples.length + from : from;
    for (int at = begin; at + 800 <= begin + SECOND && at + 800 <= samples.length; at += 800) {
      if (Goertzel.amplitude(samples, at, 800, hertz, SECOND) > 800) {
        return true;
      }
    }
    return false;
  }

  // promise: docs/calls.md «who talks goes on talking: sound is back»
  @Test
  void whoTalkedTalksOnAndTheRecordingHoldsBothParts() throws Exception {
    SipPhone caller = stage.phone("13600000020", CALLER);
    SipPhone seat = stage.seat("3020", SEAT);
    String call = stage.talking(caller, seat, "o-20");
    hears(caller, SEAT);
    hears(seat, CALLER);
    isOnDisk();
    stage.media.kill();
    var ears = List.of(Ear.of(caller), Ear.of(seat));
    SipPhone late = stage.phone("13600000021", CALLER);
    late.call("12345");
    assertTrue(late.await(State.ENDED, SOON));
    assertEquals(503, late.status());
    long began = System.nanoTime();
    stage.media.killAndRestart();
    long started = System.nanoTime();
    ears.getFirst().hearsAnew(SEAT);
    ears.getLast().hearsAnew(CALLER);
    System.out.printf(
        "media started in %d ms, both hear each other %d ms later%n",
        (started - began) / 1_000_000, (System.nanoTime() - started) / 1_000_000);
    assertEquals("TALKING", stage.state(call));
    seat.hangUp();
    assertTrue(caller.await(State.ENDED, SOON));
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
    Await.until(() -> parts(call) == 2);
    long millis = sql(call, "recording_millis");
    assertTrue(millis > 2000, () -> millis + " ms of both parts");
    Content file = stage.line.findRecording(call).orElseThrow();
    for (int second : new int[] {SECOND, -SECOND}) {
      assertTrue(holds(file, 0, second, CALLER), "the citizen is on the left");
      assertTrue(holds(file, 1, second, SEAT), "the agent is on the right");
    }
    assertEquals(file.length(), file.open().readAllBytes().length, "as long as it says");
  }

  /// Two seconds of a recording are on the disk: what is not yet there is lost with the process.
  private void isOnDisk() {
    Await.until(() -> {
      try (var files = Files.walk(folder.resolve("recordings/.open"))) {
        return files.anyMatch(
            file -> file.toFile().isFile() && file.toFile().length() > TWO_SECONDS);
      } catch (IOException | UncheckedIOException changing) {
        return false;
      }
    });
  }

  private int parts(String call) {
    return sql(call, "case when recording is null then 0 else 1 + cardinality(recording_more) end");
  }

  private int sql(String call, String what) {
    return stage
        .sql
        .sql("select " + what + " from telephony.call where id = ?")
        .param(call)
        .query(Integer.class)
        .single();
  }

  // promise: docs/calls.md «a waiting caller keeps the place and hears music again»
  @Test
  void whoWaitedKeepsThePlaceAndHearsMusicAgain() throws Exception {
    SipPhone first = stage.phone("13600000030", 1000);
    SipPhone second = stage.phone("13600000031", 1040);
    SipPhone seat = stage.seat("3030", SEAT);
    String one = stage.queued(first);
    String two = stage.queued(second);
    hears(first, MediaProcess.MUSIC);
    stage.media.kill();
    var ears = List.of(Ear.of(first), Ear.of(second));
    stage.media.killAndRestart();
    ears.forEach(ear -> ear.hearsAnew(MediaProcess.MUSIC));
    assertEquals(
        List.of(one, two), stage.line.listLive().stream().map(live -> live.call().id()).toList());
    assertEquals(2, stage.listener.arrived.size(), "nobody arrived anew");
    stage.line.ring(one, "o-30", "sip:3030", RING_TIME);
    hears(first, SEAT);
    hears(seat, 1000);
    first.hangUp();
    stage.listener.hears("ended " + one + " CALLER_HUNG_UP");
    assertTrue(seat.await(State.ENDED, SOON));
    assertEquals("WAITING", stage.state(two));
  }

  @Test
  void threeHearEachOtherAgainAndWhoIsOnHoldTheMusic() throws Exception {
    SipPhone caller = stage.phone("13600000040", CALLER);
    SipPhone seat = stage.seat("3040", SEAT);
    SipPhone third = stage.seat("3041", THIRD);
    String call = stage.talking(caller, seat, "o-40");
    var whom = new Party(PartyRole.SPECIALIST, "unit-1", "sip:3041");
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.Consult("sip:3040", whom)));
    hears(third, SEAT);
    isOnDisk();
    var onHold = Ear.of(caller);
    var asked = Ear.of(third);
    stage.media.killAndRestart();
    onHold.hearsAnew(MediaProcess.HOLD);
    asked.hearsAnew(SEAT);
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.Join("sip:3040")));
    hears(caller, THIRD);
    isOnDisk();
    stage.media.kill();
    var ears = List.of(Ear.of(caller), Ear.of(seat), Ear.of(third));
    stage.media.killAndRestart();
    ears.get(0).hearsAnew(SEAT);
    ears.get(0).hearsAnew(THIRD);
    ears.get(1).hearsAnew(CALLER);
    ears.get(1).hearsAnew(THIRD);
    ears.get(2).hearsAnew(CALLER);
    ears.get(2).hearsAnew(SEAT);
    caller.hangUp();
    hears(third, SEAT);
    third.hangUp();
    assertTrue(seat.await(State.ENDED, SOON));
    Await.until(() -> parts(call) == 3);
  }

  // promise: docs/calls.md «A phone that rang is rung anew for the same»
  @Test
  void aPhoneThatRingsIsRungAnewForTheSame() throws Exception {
    SipPhone caller = stage.phone("13600000070", CALLER);
    SipPhone seat = stage.seat("3070", SEAT);
    String call = stage.queued(caller);
    seat.setRingBehaviour(RingBehaviour.RING);
    stage.line.ring(call, "o-70", "sip:3070", RING_TIME);
    assertTrue(seat.await(State.RINGING, SOON));
    stage.media.killAndRestart();
    assertTrue(seat.await(State.ENDED, SOON), "the old ringing is taken back");
    assertTrue(seat.await(State.RINGING, SOON));
    seat.answer();
    hears(caller, SEAT);
    hears(seat, CALLER);
    stage.listener.hears("answered " + call + " o-70");
    assertFalse(stage.listener.heard.toString().contains("refused " + call));
  }

  @Test
  void aPhoneThatHoldsIsHeldStill() throws Exception {
    SipPhone caller = stage.phone("13600000080", CALLER);
    SipPhone seat = stage.seat("3080", SEAT);
    stage.talking(caller, seat, "o-80");
    hears(seat, CALLER);
    assertEquals(200, seat.hold(true));
    stage.media.kill();
    var ear = Ear.of(caller);
    var silent = Ear.of(seat);
    stage.media.killAndRestart();
    ear.hearsAnew(SEAT);
    assertEquals(200, seat.hold(false));
    silent.hearsAnew(CALLER);
    seat.hangUp();
    assertTrue(caller.await(State.ENDED, SOON));
  }

  // promise: docs/calls.md «A page proves itself anew»
  @Test
  void aPageProvesItselfAnewAndTalksOn() throws Exception {
    try (var page = new ScriptedPage(stage, "4470", SEAT)) {
      page.register("4470", 60);
      SipPhone caller = stage.phone("13600000095", CALLER);
      String call = stage.queued(caller);
      stage.line.ring(call, "p-95", "sip:4470", RING_TIME);
      SipText first = page.answer();
      hears(caller, SEAT);
      stage.media.killAndRestart();
      SipText again = page.hears(m -> m.first().startsWith("INVITE ") && m.cseq() > first.cseq());
      assertTrue(again.body().contains("a=setup:actpass"), again.body());
      assertEquals(session(first), session(again), "the same session");
      var ear = Ear.of(caller);
      page.say(page.response(again, "200 OK", page.describe("active")));
      page.hears(m -> m.first().startsWith("ACK ") && m.cseq() == again.cseq());
      page.connectSound(again.body());
      ear.hearsAnew(SEAT);
      caller.hangUp();
      SipText bye = page.hears(m -> m.first().startsWith("BYE "));
      page.say(page.response(bye, "200 OK", ""));
    }
  }

  private static String session(SipText message) {
    String origin =
        message.body().lines().filter(line -> line.startsWith("o=")).findFirst().orElseThrow();
    return origin.split(" ", -1)[1];
  }
}
