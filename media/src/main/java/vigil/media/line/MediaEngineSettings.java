package vigil.media.line;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

/// What an operator may set of the line.
///
/// @param address where RTP is bound
/// @param firstPort the range of ports: even ones for RTP, the next one for RTCP
/// @param mostLegs three sockets each
/// @param orphan a call that nobody renews ends after this
/// @param silent a leg without packets is told after this
public record MediaEngineSettings(
    InetAddress address,
    int firstPort,
    int lastPort,
    Path prompts,
    Path recordings,
    int mostLegs,
    Duration orphan,
    Duration silent) {

  public MediaEngineSettings {
    if (firstPort < 1024 || lastPort > 65534 || firstPort + 1 >= lastPort) {
      throw new IllegalArgumentException("rtp: a range of ports within 1024 to 65534");
    }
    if (mostLegs < 1 || mostLegs > 20_000) {
      throw new IllegalArgumentException("legs: 1 to 20000");
    }
    if (!orphan.isPositive() || !silent.isPositive()) {
      throw new IllegalArgumentException("orphan-hours and silent-seconds are more than 0");
    }
  }
}
