package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Await;
import vigil.kernel.Content;
import vigil.media.phone.Goertzel;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.LegOrder.Result;

/// A recording that is paused, by the samples of its file.
class RecordingPauseTest {
  private static final double CALLER = 1000;
  private static final double SEAT = 1400;
  private static final double THIRD = 1800;
  private static final String BY = "sip:1041";
  private static final int A_MILLI = 8;

  @TempDir Path folder;
  private TelephonyFixture stage;
  private SipPhone caller;
  private SipPhone seat;
  private String call;

  @BeforeEach
  void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
    caller = stage.phone("13800138040", CALLER);
    seat = stage.seat("1041", SEAT);
    call = stage.talking(caller, seat, "o-40");
    hears(caller, SEAT);
    hears(seat, CALLER);
    aSecond();
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  // promise: docs/calls.md «silence is recorded on both sides, and sound before and after it»
  // promise: web/src/desk/zh.ts «录音已暂停，这段不会录下双方的声音»
  @Test
  void whatIsSaidWhileItIsPausedIsNotInTheFile() throws IOException {
    does(new LegOrder.PauseRecording(BY));
    assertNotNull(pausedUntil());
    assertEquals(Result.NOT_NOW, stage.line.order(call, new LegOrder.PauseRecording(BY)));
    aSecond();
    hears(caller, SEAT);
    hears(seat, CALLER);
    does(new LegOrder.ResumeRecording(BY));
    assertEquals(null, pausedUntil());
    aSecond();
    JsonNode pause = endAndGetPause();
    isSilentInside(pause, 700);
    List<String> kinds = stage.ledger.kinds(call);
    assertTrue(
        kinds.containsAll(List.of("RecordingPaused", "RecordingResumed", "Recorded")),
        kinds::toString);
  }

  // promise: docs/calls.md «or `*` on the phone»
  @Test
  void theStarOfTheSeatsPhonePausesItAndLetsItGoOnAndThatOfTheCitizenDoesNothing()
      throws IOException {
    caller.press('*');
    seat.press('*');
    Await.until(() -> pausedUntil() != null);
    aSecond();
    seat.press('*');
    Await.until(() -> pausedUntil() == null);
    aSecond();
    isSilentInside(endAndGetPause(), 700);
    assertEquals(1, stage.ledger.kinds(call).stream().filter("RecordingPaused"::equals).count());
  }

  @Test
  void aServerThatTakesOverKeepsThePauseAndWhoComesEndsIt() throws IOException {
    does(new LegOrder.PauseRecording(BY));
    String before = pausedUntil();
    stage.crash();
    stage.comeBack();
    assertEquals(before, pausedUntil());
    aSecond();
    SipPhone third = stage.seat("1042", THIRD);
    does(new LegOrder.Transfer(BY, new Party(PartyRole.AGENT, "agent-1042", "sip:1042")));
    assertTrue(third.await(State.TALKING, SOON));
    hears(caller, THIRD);
    Await.until(() -> pausedUntil() == null);
    aSecond();
    isSilentInside(endAndGetPause(), 700);
    Content file = stage.line.findRecording(call).orElseThrow();
    short[] right = MediaProcess.side(file, 1);
    assertTrue(Goertzel.amplitude(right, right.length - 4000, 1600, THIRD, 8000) > 800, "who came");
  }

  private void does(LegOrder order) {
    assertEquals(Result.DONE, stage.line.order(call, order), order::toString);
  }

  /// Until when it is paused, as everybody in the call is shown; null while sound is recorded.
  private @Nullable String pausedUntil() {
    return stage.line.listParties(call).stream()
        .map(CallParty::recordingPausedUntil)
        .filter(until -> until != null)
        .map(String::valueOf)
        .findFirst()
        .orElse(null);
  }

  /// A second by what the caller's ear hears.
  private void aSecond() {
    long later = caller.ear().heard() + 8000;
    Await.until(() -> caller.ear().heard() > later);
  }

  private JsonNode endAndGetPause() {
    caller.hangUp();
    Await.until(() -> stage.line.findRecording(call).isPresent());
    String column =
        stage
            .sql
            .sql("select coalesce(recording_pauses::text, '[]') from telephony.call where id = ?")
            .param(call)
            .query(String.class)
            .single();
    JsonNode pauses = JsonMapper.builder().build().readTree(column);
    assertEquals(1, pauses.size(), column);
    return pauses.path(0);
  }

  /// Every sample of the stretch is silence on both sides; beside it both are heard.
  private void isSilentInside(JsonNode pause, int leastMillis) throws IOException {
    int from = pause.path("fromMillis").asInt() * A_MILLI;
    int to = pause.path("toMillis").asInt() * A_MILLI;
    assertTrue(to - from >= leastMillis * A_MILLI, pause::toString);
    Content file = stage.line.findRecording(call).orElseThrow();
    for (int channel = 0; channel < 2; channel++) {
      short[] side = MediaProcess.side(file, channel);
      for (int i = from; i < to; i++) {
        assertTrue(Math.abs(side[i]) <= 8, "sound at sample " + i);
      }
      double tone = channel == 0 ? CALLER : SEAT;
      assertTrue(Goertzel.amplitude(side, from - 4000, 1600, tone, 8000) > 800, "before");
      boolean isOver = channel == 1 && Goertzel.amplitude(side, to + 1600, 1600, THIRD, 8000) > 800;
      assertTrue(isOver || Goertzel.amplitude(side, to + 1600, 1600, tone, 8000) > 800, "after");
    }
  }
}
