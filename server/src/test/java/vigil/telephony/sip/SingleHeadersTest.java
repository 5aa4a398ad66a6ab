package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        "l: 5",
        "From                              : <sip:2@x>;tag=2",
        "f\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t: <sip:2@x>;tag=2",
        "Content-Length                              : 5"
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

  /// The parser of the stack takes them for lines of their own, in packets, or for none, on
  /// streams.
  @Test
  void aReturnAloneEndsNoLine() {
    assertEquals(MessageBounds.Fault.RETURN, fault("Subject: x\rFrom: <sip:2@x>;tag=2\n"));
    assertThrows(
        IOException.class, () -> stream(new StreamBounds(), "Subject: x\rFrom: <sip:2@x>\n"));
    assertThrows(IOException.class, () -> stream(new StreamBounds(), "Fr\rom: <sip:2@x>\n"));
  }

  /// The parser of the stack joins a line with the next and would read another From.
  @Test
  void aNameEndsInItsLine() {
    assertEquals(MessageBounds.Fault.NAMELESS, fault("Fr\n om: <sip:2@x>;tag=2\n"));
    assertThrows(IOException.class, () -> stream(new StreamBounds(), "Fr\n om: <sip:2@x>\n"));
  }

  private static byte[] ending(String length) {
    return new String(with(""), StandardCharsets.ISO_8859_1)
        .replace("Content-Length: 0", length)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5",
        "Content-Length                               :                                       5 ",
        "l\t:\t5"
      })
  void aStreamIsReadToTheLengthThatIsTold(String length) throws IOException {
    var bounds = new StreamBounds();
    byte[] head = ending(length);
    bounds.read(head, 0, head.length);
    assertTrue(bounds.isWithin());
    bounds.read(new byte[5], 0, 5);
    assertFalse(bounds.isWithin());
    stream(bounds, "");
    assertEquals(2, bounds.begun());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n 6",
        "Content-Length:\r\n 5",
        "Content-Length: 5 6",
        "Content-Length: 5\r\n  \r\nX: y",
        "l: 00000000000000000000000000000000000000000000005"
      })
  void aStreamWhoseMessageEndsNobodyKnowsWhereIsNotRead(String length) {
    byte[] head = ending(length);
    assertThrows(IOException.class, () -> new StreamBounds().read(head, 0, head.length));
  }

  @Test
  void whoIsNotToldApartIsAnsweredNothing() {
    byte[] two = with("Call-ID: other\n");
    assertEquals(
        Optional.empty(), MessageBounds.refusal(MessageBounds.Fault.TWICE, two, two.length));
  }
}
