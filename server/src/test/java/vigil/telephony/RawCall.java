package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import vigil.media.phone.SipText;

/// A call that a trunk brings, word for word.
final class RawCall {
  private Stranger trunk;
  private final String from;
  private final String callId;
  private String to = "<sip:12345@127.0.0.1>";

  RawCall(Stranger trunk, String id) {
    this.trunk = trunk;
    from = "<sip:13500000000@127.0.0.1>;tag=" + id;
    callId = id + "@raw";
  }

  /// A description whose sound goes to a place.
  static String soundTo(String connection, int port, String direction) {
    return """
    v=0
    o=- 1 1 IN IP4 127.0.0.1
    s=-
    c=%s
    t=0 0
    m=audio %d RTP/AVP 8
    a=rtpmap:8 PCMA/8000
    a=%s
    """
        .formatted(connection, port, direction)
        .replace("\n", "\r\n");
  }

  static String sound(String direction) {
    return soundTo("IN IP4 127.0.0.1", 40_000, direction);
  }

  /// The same call, spoken of over another wire.
  RawCall by(Stranger other) {
    other.countOn(trunk);
    trunk = other;
    return this;
  }

  /// Calls and does not acknowledge.
  SipText invite(String more, String body) throws IOException {
    String type = body.isEmpty() ? more : (more + "\nContent-Type: application/sdp").strip();
    SipText answer = trunk.askOwed("INVITE", from, to, callId, type, body);
    assertNotNull(answer, "INVITE was not answered");
    to = answer.status() == 200 ? answer.header("To") : to;
    return answer;
  }

  /// Acknowledges the answer to the INVITE of a number.
  void ack(long cseq, String body) throws IOException {
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp";
    trunk.say("ACK", cseq, from, to, callId, type, body);
  }

  /// Sends a request of any number and waits for nothing.
  void say(String method, long cseq, String more, String body) throws IOException {
    trunk.say(method, cseq, from, to, callId, more, body);
  }

  /// The `To` of its requests, with our tag once it was answered.
  String to() {
    return to;
  }

  /// The call that the server made of it.
  String id(TelephonyFixture stage) {
    return stage.callOf(callId);
  }

  /// Asks and, for an INVITE that is taken, acknowledges.
  SipText ask(String method, String more, String body) throws IOException {
    String type = body.isEmpty() ? more : (more + "\nContent-Type: application/sdp").strip();
    SipText answer = trunk.askOwed(method, from, to, callId, type, body);
    assertNotNull(answer, method + " was not answered");
    if (method.equals("INVITE") && answer.status() == 200) {
      to = answer.header("To");
      trunk.ack(from, to, callId, "");
    }
    return answer;
  }

  void hangUp() throws IOException {
    assertEquals(200, ask("BYE", "", "").status());
  }
}
