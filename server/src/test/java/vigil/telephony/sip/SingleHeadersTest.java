package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A message that names two callers, calls or lengths is none, in a packet and on a stream (RFC
/// 4475, section 3.3.9): the parser of the stack would take the first of them.
class SingleHeadersTest {
  private static final String WHOLE =
      """
      INVITE sip:12345@127.0.0.1 SIP/2.0
      Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1
      Via: SIP/2.0/UDP 127.0.0.2;branch=z9hG4bK2
      From: <sip:1@x>;tag=1
      To: <sip:12345@x>
      Call-ID: one
      CSeq: 1 INVITE
      Max-Forwards: 70
      {more}Content-Length: 0

      """;

  private static byte[] with(String more) {
    return WHOLE
        .replace("{more}", more)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static MessageBounds.@Nullable Fault fault(String more) {
    byte[] message = with(more);
    return MessageBounds.fault(message, message.length);
  }

  private static void stream(StreamBounds bounds, String more) throws IOException {
    byte[] message = with(more);
    bounds.read(message, 0, message.length);
  }

  // promise: docs/security.md «nor with two of From, To, Call-ID, CSeq, Max-Forwards or
  // Content-Length»
  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: <sip:2@x>;tag=2",
        "f: <sip:2@x>;tag=2",
        "TO  : <sip:2@x>",
        "i: other",
        "cseq: 2 INVITE",
        "Max-Forwards: 5",
        "l: 5"
      })
  void oneOfAHeaderIsAllThereIs(String second) {
    assertEquals(MessageBounds.Fault.TWICE, fault(second + "\n"));
    assertThrows(IOException.class, () -> stream(new StreamBounds(), second + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Contact: <sip:1@x>\nContact: <sip:2@x>\n",
        "Subject: a\n To: b\n",
        "X-From: <sip:2@x>\n"
      })
  void othersMayComeTwice(String more) {
    assertNull(fault(more));
    var bounds = new StreamBounds();
    for (int i = 0; i < 2; i++) {
      assertDoesNotThrow(() -> stream(bounds, more));
    }
  }

  @Test
  void whoIsNotToldApartIsAnsweredNothing() {
    byte[] two = with("Call-ID: other\n");
    assertEquals(
        Optional.empty(), MessageBounds.refusal(MessageBounds.Fault.TWICE, two, two.length));
  }
}
