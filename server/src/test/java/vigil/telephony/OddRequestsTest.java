package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.phone.SipText;

/// Requests of another version, of the old standard and with what no database keeps.
class OddRequestsTest {
  @TempDir static Path folder;
  private static TelephonyFixture stage;
  private Stranger trunk;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  @BeforeEach
  void connect() throws IOException {
    trunk = new Stranger(stage.server(), "127.0.0.1");
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
    trunk.close();
  }

  private void send(String text) throws IOException {
    trunk.send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private SipText answer(long cseq) throws IOException {
    SipText answer = trunk.answer(cseq);
    assertNotNull(answer, "number " + cseq + " was not answered");
    return answer;
  }

  @Test
  void anotherVersionOfSipIsNotSupported() throws IOException {
    int number = 0;
    for (String method : List.of("OPTIONS", "INVITE", "BYE", "REGISTER")) {
      for (String version : List.of("SIP/7.0", "SIP/1.0", "SIP/2.1")) {
        number++;
        send(
            """
            %s sip:12345@127.0.0.1 %s
            Via: SIP/2.0/UDP %s;branch=z9hG4bKversion%d
            From: <sip:1@x>;tag=1
            To: <sip:12345@127.0.0.1>
            Call-ID: version%d@x
            CSeq: %d %s
            Max-Forwards: 70
            Content-Length: 0

            """
                .formatted(method, version, trunk.at(), number, number, number, method));
        assertEquals(505, answer(number).status(), method + " " + version);
      }
    }
    assertTrue(stage.line.listLive().isEmpty());
  }

  private String old(String method, int cseq, String to, String body) {
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp\n";
    int length = body.replace("\n", "\r\n").length();
    return """
    %s sip:12345@127.0.0.1 SIP/2.0
    Via: SIP/2.0/UDP %s
    From: <sip:13500000021@127.0.0.1>
    To: %s
    Call-ID: old@x
    CSeq: %d %s
    Contact: <sip:13500000021@%s>
    %sContent-Length: %d

    """
            .formatted(method, trunk.at(), to, cseq, method, trunk.at(), type, length)
        + body;
  }

  /// RFC 3261, 8.1.1.7, 12.1.1 and 17.2.3: neither branch nor tag nor Max-Forwards.
  @Test
  void aPhoneOfRfc2543CallsKeepsItsCallAndHangsUp() throws IOException {
    int known = stage.listener.arrived.size();
    String body = RawCall.sound("sendrecv").replace("\r\n", "\n");
    String invite = old("INVITE", 1, "<sip:12345@127.0.0.1>", body);
    send(invite);
    SipText ok = answer(1);
    assertEquals(200, ok.status());
    send(invite);
    assertEquals(ok.header("To"), answer(1).header("To"), "sent again it is the same call");
    assertEquals(1, stage.line.listLive().size());
    send(old("ACK", 1, ok.header("To"), ""));
    String call = stage.listener.arrival(known);
    send(old("OPTIONS", 2, ok.header("To"), ""));
    assertEquals(200, answer(2).status());
    send(old("BYE", 3, ok.header("To"), ""));
    assertEquals(200, answer(3).status());
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  @Test
  void whoLeavesOutHisTagIsNoPeerOfACallThatHasOne() throws IOException {
    var call = new RawCall(trunk, "tagged");
    assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendrecv")).status());
    send(
        """
        BYE sip:12345@127.0.0.1 SIP/2.0
        Via: SIP/2.0/UDP %s
        From: <sip:13500000000@127.0.0.1>
        To: %s
        Call-ID: tagged@raw
        CSeq: 77 BYE
        Content-Length: 0

        """
            .formatted(trunk.at(), call.to()));
    assertEquals(481, answer(77).status(), "the far tag is missing");
    call.hangUp();
  }

  /// RFC 3261, 8.2.2.2: it came by two ways.
  @Test
  void theSameCallByAnotherWayIsALoop() throws IOException {
    var call = new RawCall(trunk, "loop");
    SipText ok = call.invite("", RawCall.sound("sendrecv"));
    assertEquals(200, ok.status());
    long number = trunk.cseq();
    try (var other = new Stranger(stage.server(), "127.0.0.1")) {
      String to = "<sip:12345@127.0.0.1>";
      other.say("INVITE", number, "<sip:13500000000@127.0.0.1>;tag=loop", to, "loop@raw", "", "");
      SipText said = other.answer(number);
      assertNotNull(said);
      assertEquals(482, said.status());
    }
    assertEquals(1, stage.line.listLive().size());
  }

  @Test
  void aZeroByteInAHeadIsABadRequestAndInADescriptionNotAcceptable() throws IOException {
    int number = 100;
    for (String line : List.of("Subject: a\0b", "User-Agent: \0", "X\0Y: z", "Call-Info: \\\0")) {
      number++;
      send(
          """
          INVITE sip:12345@127.0.0.1 SIP/2.0
          Via: SIP/2.0/UDP %s;branch=z9hG4bKnul%d
          From: <sip:13500000022@x>;tag=1
          To: <sip:12345@127.0.0.1>
          Call-ID: nul%d@x
          CSeq: %d INVITE
          Contact: <sip:1@%s>
          %s
          Content-Length: 0

          """
              .formatted(trunk.at(), number, number, number, trunk.at(), line));
      assertEquals(400, answer(number).status(), line.replace('\0', '0'));
    }
    var call = new RawCall(trunk, "nulbody");
    String body = RawCall.sound("sendrecv").replace("s=-", "s=\0");
    assertEquals(488, call.invite("", body).status());
    assertTrue(stage.line.listLive().isEmpty());
    assertEquals(200, call.ask("INVITE", "", RawCall.sound("sendrecv")).status());
    call.hangUp();
  }
}
