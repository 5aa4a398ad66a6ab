package vigil.media.line;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where a phone wants reports: at the port beside that of its sound. Found by the tick, looked at
/// by whoever reads what phones report.
final class ReportPlace {
  private static final int LAST_PORT = 65_535;

  private @Nullable InetSocketAddress sound;
  private volatile @Nullable InetSocketAddress place;

  /// Where reports go: the port above the sound's (RFC 3550, section 11).
  ///
  /// @param to where its sound goes; null while nobody knows
  /// @return null where there is no such port
  @Nullable InetSocketAddress find(@Nullable InetSocketAddress to) {
    if (to != null && !to.equals(sound)) {
      sound = to;
      place =
          to.getPort() == LAST_PORT
              ? null
              : new InetSocketAddress(to.getAddress(), to.getPort() + 1);
    }
    return place;
  }

  /// Whether somebody speaks from the phone's machine; its port may be another one behind a NAT.
  boolean isPhone(InetSocketAddress from) {
    InetSocketAddress known = place;
    return known != null && from.getAddress().equals(known.getAddress());
  }
}
