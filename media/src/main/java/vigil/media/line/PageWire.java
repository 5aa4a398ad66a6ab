package vigil.media.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import vigil.media.webrtc.PageTransport;

/// One leg's packets, opened and sealed, when its phone is a web page: all that is not
/// authenticated stops here. The tick thread's.
final class PageWire {
  private final PageTransport page;
  private final RtpPort socket;
  private @Nullable InetSocketAddress remote;

  PageWire(PageTransport page, RtpPort socket) {
    this.page = page;
    this.socket = socket;
  }

  PageTransport page() {
    return page;
  }

  boolean isKeyed() {
    return page.isKeyed();
  }

  @Nullable InetSocketAddress remote() {
    return remote;
  }

  /// Takes in what stands in `wire.in`.
  ///
  /// @return whether a packet of the page stands there now, opened
  boolean open(RtpBuffers wire, InetSocketAddress from, Counters counters) throws IOException {
    int length = wire.in.position();
    wire.in.get(0, wire.page, 0, length);
    PageTransport.Verdict verdict = page.take(wire.page, length, from);
    counters.strangers += verdict == PageTransport.Verdict.REFUSED ? 1 : 0;
    if (verdict != PageTransport.Verdict.SOUND) {
      return false;
    }
    wire.in.clear().put(wire.page, 0, page.length());
    return true;
  }

  /// Whether the page wants its sound elsewhere than before; then the link goes there.
  boolean hasMoved() {
    InetSocketAddress wanted = page.remote();
    if (wanted == null || wanted.equals(remote)) {
      return false;
    }
    remote = wanted;
    socket.lock(wanted);
    return true;
  }

  /// Sends a packet sealed.
  ///
  /// @return false when nobody is there yet who could open it
  boolean send(ByteBuffer plain, boolean isReport, RtpBuffers wire) throws IOException {
    InetSocketAddress to = remote;
    int length = plain.remaining();
    plain.get(0, wire.page, 0, length);
    int sealed =
        to == null
            ? -1
            : isReport ? page.sealReport(wire.page, length) : page.seal(wire.page, length);
    if (sealed < 0 || to == null) {
      return false;
    }
    wire.sealed.clear().put(wire.page, 0, sealed).flip();
    if (!socket.speak(wire.sealed)) {
      socket.send(wire.sealed, to);
    }
    return true;
  }

  void close() {
    page.close();
  }
}
