package vigil.media.webrtc;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.jspecify.annotations.Nullable;

/// What a browser does for the sound of a page, for phones of tests: checks, handshake, sealed
/// packets.
public final class PageClient implements AutoCloseable {
  private static final int LARGEST = 1500;
  private static final int MOST_WAITING = 256;

  private final SecureRandom random = new SecureRandom();
  private final DtlsIdentity identity = DtlsIdentity.create(random);
  private final String ufrag = Long.toString(random.nextLong() >>> 1, 36);
  private final QueuedTransport handshake = new QueuedTransport(this::send);
  private final BlockingQueue<byte[]> checks = new ArrayBlockingQueue<>(MOST_WAITING);
  private final BlockingQueue<byte[]> sealed = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile DatagramSocket socket;
  private volatile @Nullable InetSocketAddress media;
  private volatile @Nullable SrtpKeys keys;

  public PageClient() throws IOException {
    socket = open();
  }

  private DatagramSocket open() throws IOException {
    var made = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("page-client").start(() -> read(made));
    return made;
  }

  public String ufrag() {
    return ufrag;
  }

  public String fingerprint() {
    return identity.fingerprint();
  }

  private void read(DatagramSocket from) {
    byte[] buffer = new byte[LARGEST];
    while (!from.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        from.receive(packet);
        byte[] one = Arrays.copyOf(buffer, packet.getLength());
        int first = one.length == 0 ? 0xFF : one[0] & 0xFF;
        if (first < 4) {
          checks.offer(one);
        } else if (first < 64) {
          handshake.add(one);
        } else {
          sealed.offer(one);
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  /// What is said at the moment of a move goes with the network of before.
  private void send(byte[] from, int at, int length) throws IOException {
    InetSocketAddress to = media;
    DatagramSocket by = socket;
    if (to == null) {
      return;
    }
    try {
      by.send(new DatagramPacket(from, at, length, to));
    } catch (IOException gone) {
      if (by.equals(socket)) {
        throw gone;
      }
    }
  }

  /// Sends a check and waits for its response.
  ///
  /// @return what media said, or null where it said nothing for so long
  public @Nullable StunMessage check(
      InetSocketAddress to, IceLite.Credentials theirs, String password, long millis)
      throws IOException, InterruptedException {
    media = to;
    byte[] id = new byte[StunMessage.TRANSACTION_BYTES];
    random.nextBytes(id);
    byte[] check = StunMessage.check(id, theirs.ufrag() + ":" + ufrag, password, true);
    send(check, 0, check.length);
    byte[] answer = checks.poll(millis, TimeUnit.MILLISECONDS);
    StunMessage said =
        answer == null ? null : StunMessage.parse(answer, answer.length).orElse(null);
    return said != null && said.isOf(id) && said.isBy(password) ? said : null;
  }

  /// Checks until it is answered, then does the handshake.
  public void connect(InetSocketAddress to, IceLite.Credentials theirs, String fingerprint)
      throws IOException, InterruptedException {
    for (int i = 0; check(to, theirs, theirs.password(), 500) == null; i++) {
      if (i == 20) {
        throw new IOException("No check was answered");
      }
    }
    var client = new PageTlsClient(identity, fingerprint);
    new DTLSClientProtocol().connect(client, handshake);
    keys = client.keys();
  }

  /// Another network: whatever comes to the address of before is lost.
  public void move() throws IOException {
    DatagramSocket before = socket;
    socket = open();
    before.close();
  }

  /// Seals a packet in place and sends it; nothing before the handshake is over.
  public void send(byte[] packet, int length) throws IOException {
    SrtpKeys known = keys;
    if (known != null) {
      send(packet, 0, known.out().protect(packet, length));
    }
  }

  /// Sends bytes as they are.
  public void sendRaw(byte[] bytes) throws IOException {
    send(bytes, 0, bytes.length);
  }

  /// The next packet of sound, opened; null where none comes for so long. Reports are passed over.
  public byte @Nullable [] receive(long millis) throws InterruptedException {
    byte[] packet = sealed.poll(millis, TimeUnit.MILLISECONDS);
    SrtpKeys known = keys;
    if (packet == null || known == null) {
      return null;
    }
    boolean isRtcp = (packet[1] & 0xFF) >= 192 && (packet[1] & 0xFF) < 224;
    int length =
        isRtcp
            ? known.in().unprotectRtcp(packet, packet.length)
            : known.in().unprotect(packet, packet.length);
    if (length < 0) {
      throw new IllegalStateException("Media sealed a packet that does not open");
    }
    return Arrays.copyOf(packet, length);
  }

  @Override
  public void close() {
    socket.close();
  }
}
