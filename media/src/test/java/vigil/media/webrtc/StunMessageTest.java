package vigil.media.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// RFC 5769: the sample messages of STUN.
class StunMessageTest {
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

  /// Section 2.1, a request with ICE's attributes.
  private static final byte[] REQUEST =
      HexFormat.of()
          .parseHex(
              "000100582112a442b7e7a701bc34d686fa87dfae"
                  + "802200105354554e207465737420636c69656e74"
                  + "002400046e0001ff"
                  + "80290008932ff9b151263b36"
                  + "000600096576746a3a68367659202020"
                  + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                  + "80280004e57a3bcf");

  /// Section 2.2, its response over IPv4.
  private static final byte[] RESPONSE =
      HexFormat.of()
          .parseHex(
              "0101003c2112a442b7e7a701bc34d686fa87dfae"
                  + "8022000b7465737420766563746f7220"
                  + "002000080001a147e112a643"
                  + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                  + "80280004c07d4c96");

  @Test
  void theSampleRequestIsRead() {
    StunMessage said = StunMessage.parse(REQUEST, REQUEST.length).orElseThrow();
    assertEquals(StunMessage.REQUEST, said.type());
    assertEquals("evtj:h6vY", said.username());
    assertFalse(said.isNominating());
    assertTrue(said.isBy(PASSWORD));
    assertFalse(said.isBy("another"));
  }

  @Test
  void theSampleResponseIsRead() {
    StunMessage said = StunMessage.parse(RESPONSE, RESPONSE.length).orElseThrow();
    assertEquals(StunMessage.SUCCESS, said.type());
    assertTrue(said.isBy(PASSWORD));
  }

  /// The mapped address of section 2.2 is 192.0.2.1, port 32853.
  @Test
  void ourResponseNamesWhereTheRequestCameFrom() throws Exception {
    StunMessage request = StunMessage.parse(REQUEST, REQUEST.length).orElseThrow();
    var from = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 32853);
    byte[] answer = request.success(from, PASSWORD);
    assertEquals("0020000800" + "01a147e112a643", HexFormat.of().formatHex(answer, 20, 32));
    assertTrue(StunMessage.parse(answer, answer.length).orElseThrow().isBy(PASSWORD));
  }

  /// Section 2.3: the same over IPv6.
  @Test
  void ourResponseNamesAnAddressOfSixteenBytes() throws Exception {
    StunMessage request = StunMessage.parse(REQUEST, REQUEST.length).orElseThrow();
    var from =
        new InetSocketAddress(InetAddress.ofLiteral("2001:db8:1234:5678:11:2233:4455:6677"), 32853);
    byte[] answer = request.success(from, PASSWORD);
    assertEquals(
        "00200014" + "0002a147" + "0113a9faa5d3f179bc25f4b5bed2b9d9",
        HexFormat.of().formatHex(answer, 20, 44));
  }

  @Test
  void aChangedByteIsSeen() {
    for (int i = 0; i < REQUEST.length; i++) {
      byte[] changed = REQUEST.clone();
      changed[i] ^= 1;
      Optional<StunMessage> said = StunMessage.parse(changed, changed.length);
      assertFalse(said.isPresent() && said.get().isBy(PASSWORD), "byte " + i);
    }
  }

  @Test
  void nothingThatComesBreaksTheReader() {
    var dice = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] odd = REQUEST.clone();
      for (int changes = dice.nextInt(4); changes >= 0; changes--) {
        odd[dice.nextInt(odd.length)] = (byte) dice.nextInt();
      }
      int length = dice.nextInt(odd.length + 1);
      StunMessage.parse(odd, length).ifPresent(said -> said.isBy(PASSWORD));
    }
  }
}
