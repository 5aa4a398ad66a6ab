package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.insight.Topic;
import vigil.insight.spike.Series;
import vigil.kernel.LedgerEntry;

/// Which facts of calls wake whom.
class CallCasesTest {
  private static final Instant AT = Instant.parse("2026-03-01T17:35:00Z");
  private static final SensedCase CALL = new SensedCase(Topic.CALLS.id(), Series.CITY, AT);
  private static final SensedCase GIVEN_UP =
      new SensedCase(Topic.CALLS_ABANDONED.id(), Series.CITY, AT);

  private static List<SensedCase> of(String kind, String more) {
    String body = "{\"subject\":\"c-1\",\"version\":1" + more + "}";
    return CallCases.of(new LedgerEntry(1, AT, kind, "c-1", 1, body));
  }

  @Test
  void aCallThatArrivesCountsOnceWhateverBecomesOfIt() {
    assertEquals(List.of(CALL), of("telephony.CallArrived", ""));
    assertEquals(
        List.of(), of("telephony.Ended", ",\"reason\":\"CALLER_HUNG_UP\",\"talkMillis\":0"));
  }

  @Test
  void whoNeverGotALineCountsToo() {
    assertEquals(
        List.of(CALL, CALL, CALL), of("telephony.TriesLost", ",\"refused\":2,\"cancelled\":1"));
    assertEquals(List.of(), of("telephony.TriesLost", ",\"refused\":0,\"cancelled\":0"));
  }

  @Test
  void onlyWhoGaveUpInTheLineHasGivenUp() {
    assertEquals(List.of(GIVEN_UP), left("ABANDONED"));
    assertEquals(List.of(), left("SERVED"));
    assertEquals(List.of(), left("LEFT_AGAIN"), "they talked before");
  }

  private static List<SensedCase> left(String reason) {
    return of("acd.Left", ",\"reason\":\"%s\",\"sinceArrivalMillis\":1".formatted(reason));
  }
}
