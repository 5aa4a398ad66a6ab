package vigil.media.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;
import vigil.media.webrtc.Srtp;

/// A phone's RTP side: says one tone, 20 ms at a time, and listens. Ticked by a `PhoneClock` or by
/// hand.
public final class TonePhone implements AutoCloseable {
  private static final int LOUD = 8000;
  private static final int EVENTS = 101;
  private static final int KEY_PACKETS = 5;
  private static final int END_PACKETS = 3;
  private static final int LONGEST = 1500;

  private DatagramChannel channel;
  private final ToneDetector ear = new ToneDetector();
  private final Codec codec;
  private double hertz;
  private final int ssrc;
  private final ByteBuffer out = ByteBuffer.allocateDirect(12 + Codec.FRAME + Srtp.MOST_MORE);
  private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST);
  private final Queue<Character> keys = new ArrayDeque<>();
  private @Nullable InetSocketAddress remote;
  private boolean muted;
  private int loudness = LOUD;
  private boolean away;
  private int lostEvery;
  private int sequence;
  private int stamp;
  private long said;
  private int keyStep;
  private int keyStamp;
  private long received;
  private int lastSequence = -1;
  private long gaps;
  private int lastPayloadType = -1;
  private @Nullable Srtp seals;
  private @Nullable Srtp opens;
  private final byte[] sealed = new byte[LONGEST];
  private long unopened;

  /// A phone on a free port.
  ///
  /// @param hertz the tone; multiples of 20 are told apart best
  public TonePhone(InetAddress address, Codec codec, double hertz) throws IOException {
    this.codec = codec;
    this.hertz = hertz;
    channel = open(address);
    ssrc = (int) Math.round(hertz * 65_537) ^ port() << 12;
    sequence = port() & 0x7FFF;
    stamp = port() * 1000;
  }

  private static DatagramChannel open(InetAddress address) throws IOException {
    var made = DatagramChannel.open().bind(new InetSocketAddress(address, 0));
    made.configureBlocking(false);
    return made;
  }

  /// Another network: the same stream goes on from another port, and what comes to the one before
  /// is lost.
  public synchronized void move(InetAddress address) throws IOException {
    DatagramChannel before = channel;
    channel = open(address);
    before.close();
  }

  public synchronized int port() {
    try {
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    } catch (IOException closed) {
      throw new IllegalStateException("the phone is gone", closed);
    }
  }

  public synchronized double hertz() {
    return hertz;
  }

  /// Says another tone from now on.
  public synchronized void say(double hertz) {
    this.hertz = hertz;
  }

  public ToneDetector ear() {
    return ear;
  }

  /// Where to speak; before it is known the phone only listens.
  public synchronized void call(InetSocketAddress remote) {
    this.remote = remote;
  }

  /// Says silence instead of the tone.
  public synchronized void mute(boolean on) {
    muted = on;
  }

  /// Says the tone with this amplitude; beyond the scale it is clipped.
  public synchronized void loudness(int amplitude) {
    loudness = amplitude;
  }

  /// Sends nothing at all, as if the network lost it; its clock goes on.
  public synchronized void away(boolean on) {
    away = on;
  }

  /// The network loses every so manieth packet from now on; 0: none.
  public synchronized void loseEvery(int packets) {
    lostEvery = packets;
  }

  /// Presses a key for 100 ms: five packets, the last of them an end, which is sent three times.
  public synchronized void press(char key) {
    if ("0123456789*#ABCD".indexOf(key) < 0) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    keys.add(key);
  }

  /// Seals what is said from now on (RFC 3711); null: says it in the clear.
  public synchronized void seal(@Nullable Srtp key) {
    seals = key;
  }

  /// Hears only what this opens; null: what is in the clear.
  public synchronized void open(@Nullable Srtp key) {
    opens = key;
  }

  /// Packets that came and did not open.
  public synchronized long unopened() {
    return unopened;
  }

  public synchronized long received() {
    return received;
  }

  /// Packets that were missing between two that came.
  public synchronized long gaps() {
    return gaps;
  }

  public synchronized int lastPayloadType() {
    return lastPayloadType;
  }

  /// 20 ms: says one packet and hears what came.
  public synchronized void tick() throws IOException {
    hear();
    stamp += Codec.FRAME;
    if (remote == null) {
      return;
    }
    if (away) {
      sequence++;
      said += Codec.FRAME;
      return;
    }
    Character key = keys.peek();
    if (key != null) {
      sayKey(key);
      return;
    }
    header(codec.payloadType(), stamp, false);
    for (int i = 0; i < Codec.FRAME; i++, said++) {
      double sample = muted ? 0 : loudness * Math.sin(2 * Math.PI * hertz * said / Codec.RATE);
      out.put(codec.encode(Math.clamp((long) sample, Short.MIN_VALUE, Short.MAX_VALUE)));
    }
    send();
  }

  private void sayKey(char key) throws IOException {
    if (keyStep == 0) {
      keyStamp = stamp;
    }
    keyStep++;
    boolean end = keyStep == KEY_PACKETS;
    for (int i = 0; i < (end ? END_PACKETS : 1); i++) {
      header(EVENTS, keyStamp, keyStep == 1);
      out.put((byte) "0123456789*#ABCD".indexOf(key)).put((byte) (end ? 0x8A : 0x0A));
      out.putShort((short) (keyStep * Codec.FRAME));
      send();
    }
    said += Codec.FRAME;
    if (end) {
      keyStep = 0;
      keys.remove();
    }
  }

  private void header(int payloadType, int stamp, boolean mark) {
    out.clear();
    out.put((byte) 0x80).put((byte) (payloadType | (mark ? 0x80 : 0)));
    out.putShort((short) ++sequence).putInt(stamp).putInt(ssrc);
  }

  private void send() throws IOException {
    out.flip();
    if (seals != null) {
      int length = out.remaining();
      out.get(sealed, 0, length);
      int longer = seals.protect(sealed, length);
      out.clear().put(sealed, 0, longer).flip();
    }
    if (lostEvery == 0 || sequence % lostEvery != 0) {
      channel.send(out, remote);
    }
  }

  private void hear() throws IOException {
    in.clear();
    while (channel.receive(in) != null) {
      in.flip();
      if (in.remaining() > 12 && (in.get(1) & 0x7F) <= 8 && isOpened()) {
        packet();
      }
      in.clear();
    }
  }

  private boolean isOpened() {
    if (opens == null) {
      return true;
    }
    int length = in.remaining();
    in.get(sealed, 0, length);
    int plain = opens.unprotect(sealed, length);
    in.clear().put(sealed, 0, Math.max(0, plain)).flip();
    unopened += plain < 0 ? 1 : 0;
    return plain > 0;
  }

  private void packet() {
    received++;
    lastPayloadType = in.get(1) & 0x7F;
    int number = in.getShort(2) & 0xFFFF;
    if (lastSequence >= 0) {
      gaps += Math.max(0, (short) (number - lastSequence) - 1);
    }
    lastSequence = number;
    Codec law = lastPayloadType == Codec.PCMA.payloadType() ? Codec.PCMA : Codec.PCMU;
    for (int i = 12; i < in.limit(); i++) {
      ear.hear(law.decode(in.get(i)));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
