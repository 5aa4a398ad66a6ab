package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.control.ControlSecret;
import vigil.media.control.ControlServer;
import vigil.media.line.MediaEngineSettings;

/// Media with two RTP ports: where a leg's sound goes to is given to no leg.
class OwnPortsTest {
  private static final String LEG = "'do':'leg','call':'c','leg':'%s','remote':'127.0.0.1:%d'";

  /// The pool begins anywhere in its range: so often it would begin at the wrong one.
  private static final int STARTS = 8;

  @TempDir Path folder;

  @Test
  void aPortThatALegNamesIsNeitherItsOwnNorAnyOther() throws IOException {
    int first = freePair();
    for (int start = 0; start < STARTS; start++) {
      try (var control = control(first, first + 3);
          var server = new ControlClient(control.port(), MediaFixture.SECRET)) {
        server.done("'do':'hello','lease':'test','fence':1");
        assertEquals(first + 2, server.done(LEG.formatted("x", first)).path("port").asInt());
        assertEquals("no-port", server.why(LEG.formatted("y", MediaFixture.NOBODY)));
      }
    }
  }

  private ControlServer control(int first, int last) throws IOException {
    var hour = Duration.ofHours(1);
    return ControlServer.start(
        0,
        new ControlSecret(MediaFixture.SECRET),
        new MediaEngineSettings(
            InetAddress.getLoopbackAddress(), first, last, folder, folder, 64, hour, hour));
  }

  /// Two even ports and what follows each, all free a moment ago.
  private static int freePair() throws IOException {
    for (int port = 30_000; ; port += 4) {
      try (var a = new DatagramSocket(at(port));
          var b = new DatagramSocket(at(port + 1));
          var c = new DatagramSocket(at(port + 2));
          var d = new DatagramSocket(at(port + 3))) {
        return List.of(a, b, c, d).getFirst().getLocalPort();
      } catch (java.net.BindException taken) {
        // The next four may be free.
      }
    }
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
