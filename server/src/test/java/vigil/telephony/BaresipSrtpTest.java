package vigil.telephony;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.hears;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigil.media.phone.SipPhone;

/// Somebody else's SRTP: baresip, which insists on it (`srtp-mand`), over TLS.
class BaresipSrtpTest extends SrtpCarrierWorld {
  private static final double THEIRS = 1000;
  private static final double SEAT = 700;

  @BeforeEach
  void isThere() {
    assumeTrue(Files.isExecutable(Baresip.PROGRAM), "baresip is not installed");
  }

  @Test
  void aCallThatItBringsIsHeardBothWays() throws Exception {
    SipPhone seat = stage.seat("3310", SEAT);
    int known = stage.listener.arrived.size();
    String dial = "/dial sip:12345@127.0.0.1:" + tlsPort + ";transport=tls";
    try (var gateway =
        new Baresip(folder.resolve("in"), certificates, SECURE, gatewayPort, THEIRS, "-e", dial)) {
      gateway.await(() -> stage.listener.arrived.size() > known);
      String call = stage.listener.arrival(known);
      stage.line.ring(call, "o-in", "sip:3310", RING_TIME);
      hears(seat, THEIRS);
      gateway.await(() -> gateway.heard(SEAT));
      stage.line.hangUp(call);
      stage.awaitIdle();
    }
  }

  @Test
  void aNumberThatItCallsHearsUs() throws Exception {
    try (var gateway =
        new Baresip(folder.resolve("out"), certificates, SECURE, gatewayPort, THEIRS)) {
      String page = stage.line.callOut("tel:18000000001", "duty-page", RING_TIME);
      gateway.await(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
      gateway.await(() -> gateway.heard(MediaProcess.DUTY_PAGE));
      stage.line.hangUp(page);
      stage.awaitIdle();
    }
  }
}
