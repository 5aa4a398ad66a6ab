package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.phone.SipText;

/// Whom a call is for and of whom it is, in every form in which a trunk may say it.
class NumbersTest {
  @TempDir static Path folder;
  private static TelephonyFixture stage;
  private static int number;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  private static int called(String uri, String from, String more) throws IOException {
    number++;
    try (var trunk = new Stranger(stage.server(), "127.0.0.1")) {
      String text =
          """
          INVITE %s SIP/2.0
          Via: SIP/2.0/UDP %s;branch=z9hG4bKnumber%d
          Max-Forwards: 70
          From: %s;tag=1
          To: <%s>
          Call-ID: number%d@x
          CSeq: %d INVITE
          Contact: <sip:1@%s>
          %s
          """
              .formatted(uri, trunk.at(), number, from, uri, number, number, trunk.at(), more)
              .replaceAll("\n+", "\n");
      String whole = text + "Content-Length: 0\n\n";
      trunk.send(whole.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      SipText answer = Objects.requireNonNull(trunk.answer(number), uri + " was not answered");
      return answer.status();
    }
  }

  /// RFC 3966; RFC 3261, 19.1.6.
  @Test
  void theNumberOfTheHotlineIsKnownInEveryForm() throws IOException {
    for (String us :
        List.of(
            "sip:12345@127.0.0.1",
            "sip:+8612345@127.0.0.1;user=phone",
            "sip:12345;phone-context=+86@127.0.0.1;user=phone",
            "tel:12345;phone-context=+86",
            "tel:+86-12345",
            "tel:1-23-45;phone-context=example.com")) {
      assertEquals(200, called(us, "<sip:1@x>", ""), us);
    }
    for (String other : List.of("sip:110@127.0.0.1", "sip:127.0.0.1", "tel:+8613800138000")) {
      assertEquals(404, called(other, "<sip:1@x>", ""), other);
    }
    assertEquals(416, called("http://127.0.0.1/12345", "<sip:1@x>", ""));
    endAll();
  }

  private static void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
  }

  /// What is kept of a call, of one column or some.
  private static String kept(String what, String from, String more) throws IOException {
    assertEquals(200, called("sip:12345@127.0.0.1", from, more));
    String call = stage.callOf("number%d@x".formatted(number));
    stage.line.hangUp(call);
    return stage
        .sql
        .sql("select " + what + " from telephony.call where id = ?")
        .param(call)
        .query(String.class)
        .single();
  }

  private static String kept(String from, String more) throws IOException {
    return kept("caller || case when caller_asserted then ' asserted' else '' end", from, more);
  }

  @Test
  void theNumberOfTheCallerIsTheAssertedOneAndWithheldWhereItsOwnerAsksForIt() throws IOException {
    String pai = "P-Asserted-Identity: \"X\" <tel:+86-138-0000-1111>";
    assertEquals("13800001111", kept("<sip:+8613800001111@x;user=phone>", ""));
    assertEquals("13800001111", kept("<tel:+8613800001111>", ""));
    assertEquals("01065551234", kept("<tel:010-6555-1234;phone-context=+86>", ""));
    assertEquals("13800001111 asserted", kept("<sip:anonymous@anonymous.invalid>", pai));
    assertEquals("13800001111 asserted", kept("<sip:1@x>", pai + "\nPrivacy: none"));
    assertEquals("13800001111 asserted", kept("<sip:1@x>", "Privacy: critical\n" + pai));
    for (String word : List.of("id", "user", "header;id", "critical; ID")) {
      assertEquals("000", kept("<sip:13800001111@x>", pai + "\nPrivacy: " + word), word);
    }
    assertEquals(
        "13800001111 asserted",
        kept("<sip:1@x>", "Diversion: <sip:110@x>;reason=unconditional\n" + pai));
    assertEquals(
        "13800001111",
        kept("<sip:13800001111@x>", "History-Info: <sip:110@x>;index=1\nReason: SIP;cause=302"));
    assertEquals("000", kept("<sip:anonymous@anonymous.invalid>", ""));
    endAll();
  }

  private static String line(String more) throws IOException {
    return kept("coalesce(diverted_from, 'none')", "<sip:13800001111@x>", more);
  }

  /// RFC 5806; RFC 7044 where a trunk says it that way.
  // promise: docs/calls.md «a longer number is not»
  @Test
  void theServiceLineThatWasDialledIsKeptAndNoLongerNumber() throws IOException {
    assertEquals("12319", line("Diversion: <sip:12319@x;user=phone>;reason=unconditional"));
    assertEquals("12319", line("Diversion: \"Water, gas\" <tel:+86-12319>;privacy=off;counter=1"));
    assertEquals(
        "12319",
        line("Diversion: <sip:962345@x>;reason=unconditional, <sip:12319@x>;reason=no-answer"),
        "the lowest was dialled first");
    assertEquals(
        "962345", line("Diversion: <sip:12319@x>;counter=1\nDiversion: <sip:962345@x>;counter=1"));
    String history = "<sip:12319@x>;index=1, <sip:12345@x;cause=302>;index=1.1";
    assertEquals("12319", line("History-Info: " + history));
    for (String none :
        List.of(
            "",
            "Diversion: <sip:13900002222@x>;reason=unconditional",
            "Diversion: <sip:12319@x>;reason=unconditional;privacy=full",
            "Diversion: <sip:12345@x>;reason=time-of-day",
            "Diversion: <sip:127.0.0.1>;reason=unknown",
            "Diversion: nonsense",
            "History-Info: <sip:12319@x>;index=1",
            "History-Info: <sip:12319@x?Privacy=history>;index=1, <sip:12345@x>;index=1.1")) {
      assertEquals("none", line(none), none);
    }
    endAll();
  }
}
