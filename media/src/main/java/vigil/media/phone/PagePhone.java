package vigil.media.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import vigil.media.webrtc.IceLite;
import vigil.media.webrtc.PageClient;

/// The sound of a web page around a phone that says a tone: what the phone says is sealed, what it
/// hears is opened.
public final class PagePhone implements AutoCloseable {
  private static final int LARGEST = 1500;
  private static final int PATIENCE_MILLIS = 200;

  private final TonePhone phone;
  private final DatagramSocket plain;
  private final PageClient page = new PageClient();
  private final AtomicLong reports = new AtomicLong();
  private volatile boolean isClosed;

  public PagePhone(TonePhone phone) throws IOException {
    this.phone = phone;
    this.plain = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  public PageClient page() {
    return page;
  }

  public TonePhone phone() {
    return phone;
  }

  /// Sealed reports that came and could be opened.
  public long reports() {
    return reports.get();
  }

  /// Checks, shakes hands, and talks from then on.
  public void connect(InetSocketAddress media, IceLite.Credentials theirs, String fingerprint)
      throws IOException, InterruptedException {
    page.connect(media, theirs, fingerprint);
    Thread.ofVirtual().name("page-says").start(this::say);
    Thread.ofVirtual().name("page-hears").start(this::hear);
    phone.call(new InetSocketAddress(InetAddress.getLoopbackAddress(), plain.getLocalPort()));
  }

  private void say() {
    byte[] buffer = new byte[LARGEST];
    try {
      while (!isClosed) {
        var packet = new DatagramPacket(buffer, buffer.length - 20);
        plain.receive(packet);
        page.send(buffer, packet.getLength());
      }
    } catch (IOException closed) {
      isClosed = true;
    }
  }

  private void hear() {
    try {
      while (!isClosed) {
        byte[] packet = page.receive(PATIENCE_MILLIS);
        if (packet == null) {
          continue;
        }
        if ((packet[1] & 0xFF) == 200) {
          reports.incrementAndGet();
        } else {
          var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port());
          plain.send(new DatagramPacket(Arrays.copyOf(packet, packet.length), packet.length, to));
        }
      }
    } catch (IOException closed) {
      isClosed = true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    isClosed = true;
    page.close();
    plain.close();
  }
}
