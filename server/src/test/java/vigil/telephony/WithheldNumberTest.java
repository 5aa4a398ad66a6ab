package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;

/// Who withholds the number (RFC 3323, RFC 3325) is a stranger everywhere: at the seat's phone, on
/// the ledger, in what is kept.
class WithheldNumberTest {
  private static final String NUMBER = "13800138021";
  private static final String DIVERTING = "13900139022";

  @TempDir static Path folder;
  private static TelephonyFixture stage;
  private static int number = 1700;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  private static String headers(Stranger trunk, String privacy) {
    return String.join(
        "\r\n",
        "Contact: <sip:%s@%s>".formatted(NUMBER, trunk.at()),
        "P-Asserted-Identity: \"N\" <tel:+86-138-0013-8021>",
        "Diversion: <sip:%s@x>;reason=unconditional;privacy=full".formatted(DIVERTING),
        "History-Info: <sip:%s@x?Privacy=history>;index=1".formatted(DIVERTING),
        "Remote-Party-ID: <sip:%s@x>;party=calling;%s"
            .formatted(NUMBER, privacy.startsWith("privacy") ? privacy : "privacy=off"),
        privacy.startsWith("privacy") ? "Subject: x" : privacy,
        "Content-Type: application/sdp");
  }

  /// All that is kept, as text.
  private static List<String> kept() {
    var rows = new ArrayList<String>();
    for (String table :
        stage
            .sql
            .sql("select tablename from pg_tables where schemaname = 'telephony'")
            .query(String.class)
            .list()) {
      rows.addAll(
          stage
              .sql
              .sql("select t::text from telephony.%s t".formatted(table))
              .query(String.class)
              .list());
    }
    stage.ledger.facts.forEach(fact -> rows.add(fact.toString()));
    return rows;
  }

  private static boolean isNamed(String text) {
    return text.contains(NUMBER) || text.contains("138-0013-8021") || text.contains(DIVERTING);
  }

  // promise: docs/calls.md «a number that is withheld stands nowhere once the call is over»
  @Test
  void aNumberThatIsWithheldStandsNowhereOnceTheCallIsOver() throws IOException {
    for (String privacy :
        List.of("Privacy: id", "Privacy: user;header", "privacy=full", "privacy=uri")) {
      number++;
      try (var trunk = new Stranger(stage.server(), "127.0.0.1");
          var phone = new Stranger(stage.server(), "127.0.0.58")) {
        stage.bind("" + number, phone.at());
        String from = "\"%s\" <sip:%s@x>;tag=w%d".formatted(NUMBER, NUMBER, number);
        String id = "withheld%d@raw".formatted(number);
        int known = stage.listener.arrived.size();
        String sound = RawCall.sound("sendrecv").replace("o=- ", "o=" + NUMBER + " ");
        SipText ok =
            Objects.requireNonNull(
                trunk.ask(
                    "INVITE", from, "<sip:12345@127.0.0.1>", id, headers(trunk, privacy), sound));
        assertEquals(200, ok.status(), privacy);
        trunk.ack(from, ok.header("To"), id, "");
        String call = stage.listener.arrival(known);
        assertTrue(stage.line.findCall(call).orElseThrow().caller().unmask().isWithheld(), privacy);
        stage.line.ring(call, "o-" + number, "sip:" + number, RING_TIME);
        SipText invite = Objects.requireNonNull(phone.heard("INVITE"));
        assertFalse(
            isNamed(new String(invite.bytes(), StandardCharsets.UTF_8)),
            "the seat's phone is told nothing");
        stage.line.hangUp(call);
        SipText bye = Objects.requireNonNull(trunk.heard("BYE"));
        assertTrue(bye.header("To").contains(NUMBER), "the caller's own dialog goes on to its end");
        trunk.respond(bye, 200, "", "");
        Await.until(() -> stage.state(call).equals("ENDED"));
      }
      assertEquals(List.of(), kept().stream().filter(WithheldNumberTest::isNamed).toList());
    }
  }
}
