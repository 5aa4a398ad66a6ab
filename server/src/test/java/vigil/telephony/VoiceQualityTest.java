package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;

/// How a call sounds, from the packets that a phone's network loses to the row of the call.
class VoiceQualityTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  // promise: docs/calls.md «what was lost of each party's sound stands with the call»
  @Test
  void aPartyWhoseSoundIsLostIsShownWhileTheyTalkAndStandsWithTheCall() {
    SipPhone caller = stage.phone("13800138030", 1000);
    caller.faults().losesSound(4);
    SipPhone seat = stage.seat("1031", 1400);
    String call = stage.talking(caller, seat, "o-30");
    Await.until(() -> stage.line.findVoice(call) == LegQuality.Step.BAD);
    List<PartyVoice> voices = stage.line.listVoices("sip:1031", call);
    assertEquals(LegQuality.Step.BAD, of(voices, PartyRole.CITIZEN).step());
    assertEquals(List.of(), stage.line.listVoices("sip:1009", call), "another's call");
    assertTrue(stage.line.getHealth().voice().bad() > 0);
    Await.until(() -> stage.line.listVoices("sip:1031", call).size() == 2);
    assertEquals(
        LegQuality.Step.GOOD,
        of(stage.line.listVoices("sip:1031", call), PartyRole.AGENT).step(),
        "the one does not spoil the other");
    assertEquals("", column(call), "nothing is written while they talk");
    seat.hangUp();
    Await.until(() -> stage.line.findRecording(call).isPresent());
    String quality = column(call);
    JsonNode legs = JSON.readTree(quality);
    assertEquals(2, legs.size(), quality);
    JsonNode citizen =
        Stream.of(legs.path(0), legs.path(1))
            .filter(leg -> leg.path("leg").asString().endsWith(".caller"))
            .findFirst()
            .orElseThrow();
    assertEquals(25, citizen.path("lossPercent").asDouble(), 3, quality);
    assertTrue(citizen.path("mos").path("least").asDouble() < 2.8, quality);
    assertEquals(
        List.of("CallArrived", "Answered", "Ended", "Recorded"),
        stage.ledger.kinds(call),
        "no fact and no commit of its own");
  }

  private static PartyVoice of(List<PartyVoice> voices, PartyRole role) {
    return voices.stream().filter(one -> one.role() == role).findFirst().orElseThrow();
  }

  private static String column(String call) {
    return stage
        .sql
        .sql("select coalesce(quality::text, '') from telephony.call where id = ?")
        .param(call)
        .query(String.class)
        .single();
  }
}
