package vigil.media.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;
import vigil.media.webrtc.PageTransport;

/// One phone's sound: a socket, what came in this tick (`said`), whom it hears, what it is played.
///
/// Every 20 ms, in the tick thread: `listen`, then `speak`.
final class Leg {
  static final Leg[] NOBODY = {};

  /// Packets read at once when a burst came.
  private static final int BURST = 16;

  /// Every so many ticks the socket is read empty, so that a phone with a fast clock leaves nothing
  /// behind.
  private static final int EMPTY_EVERY = 16;

  private static final int REPORT_EVERY = 250;

  final Call call;
  final String id;
  final int port;
  private final RtpPort socket;

  /// Null when the phone is a phone.
  private final @Nullable PageWire page;

  private final MediaEngineListener listener;
  private final SourceLock source = new SourceLock();
  private final TelephoneEventDecoder keys = new TelephoneEventDecoder();
  private final QualityMeter quality = new QualityMeter();
  private final byte[] said = new byte[Codec.FRAME];
  private final OwnStream stream;

  /// Null while a phone's sound is in the clear. Looked at by the thread that reads reports too.
  private volatile @Nullable SealedWire sealed;

  private Codec codec;
  private int events;
  private JitterBuffer jitter;
  private Leg[] hears = NOBODY;
  private @Nullable Player player;
  private Command.Direction direction = Command.Direction.SENDRECV;

  private boolean hungry;

  /// What came to the door before the lock is still to be read there.
  private boolean justLocked;

  private int packetsPerTick = 1;
  private int age;
  private long lastHeard;
  private boolean everHeard;
  private boolean silentTold;
  private final ReportPlace reports = new ReportPlace();

  Leg(Call call, String id, RtpPort socket, MediaEngineListener listener, Start start)
      throws IOException {
    this.call = call;
    this.id = id;
    this.port = socket.number();
    this.socket = socket;
    this.page = start.page == null ? null : new PageWire(start.page, socket);
    this.listener = listener;
    this.codec = start.codec;
    this.events = start.events;
    this.jitter = new JitterBuffer(codec);
    this.stream = new OwnStream(start.random);
    this.lastHeard = start.nowNanos;
    // Reports of many legs are spread over their five seconds.
    this.age = (start.random & 0xFF) % REPORT_EVERY;
    Arrays.fill(said, codec.silence());
  }

  /// What a leg begins with.
  ///
  /// @param page null when the phone is a phone
  record Start(Codec codec, int events, int random, long nowNanos, @Nullable PageTransport page) {}

  /// What lies before a page; null for a phone.
  @Nullable PageTransport page() {
    return page == null ? null : page.page();
  }

  Codec codec() {
    return codec;
  }

  byte[] said() {
    return said;
  }

  Leg[] hears() {
    return hears;
  }

  void hear(Leg[] others) {
    hears = others;
  }

  @Nullable Player player() {
    return player;
  }

  void play(Player asked) {
    if (player == null || !player.isSameAs(asked)) {
      player = asked;
    }
  }

  /// What is asked for after that begins anew, be it the same: who is put on hold a second time
  /// hears the music again.
  void stopPlaying() {
    player = null;
  }

  boolean isPlaying() {
    return player != null && !player.isOver();
  }

  boolean isLocked() {
    return page == null ? source.locked() != null : page.isKeyed() && page.remote() != null;
  }

  @Nullable InetSocketAddress remote() {
    return page == null ? source.to() : page.remote();
  }

  long heardNanosAgo(long nowNanos) {
    return everHeard ? nowNanos - lastHeard : -1;
  }

  /// Since the last packet, or since the leg began when none ever came.
  long quietNanos(long nowNanos) {
    return nowNanos - lastHeard;
  }

  long lost() {
    return quality.lost();
  }

  int delayMillis() {
    return jitter.delayMillis();
  }

  /// How it sounds up to now.
  QualityReport quality() {
    return quality.report(call.id, id, jitter.delayMillis());
  }

  /// How it sounded, what came last among it.
  QualityReport lastQuality() {
    quality.score(jitter.delayMillis());
    return quality();
  }

  void update(@Nullable InetSocketAddress remote, @Nullable Codec codec, int events) {
    if (remote != null && source.expect(remote)) {
      socket.unlock();
      jitter.reset();
      keys.reset();
    }
    if (codec != null && codec != this.codec) {
      this.codec = codec;
      jitter = new JitterBuffer(codec);
      Arrays.fill(said, codec.silence());
    }
    if (events >= 0) {
      this.events = events;
    }
  }

  /// Seals a phone's sound with these keys from now on; null leaves it as it is.
  void seal(Command.@Nullable Sdes keys) {
    sealed = keys == null ? sealed : SealedWire.after(sealed, keys);
  }

  /// Holds or takes up again; null leaves it as it is.
  void direct(Command.@Nullable Direction asked) {
    direction = asked == null ? direction : asked;
  }

  /// Takes in what came. Most often one packet is there, one is read, and no second look is needed.
  void listen(RtpBuffers wire, Counters counters, long now, long silentNanos) throws IOException {
    boolean whole = hungry || age % EMPTY_EVERY == 0;
    // A page says more than sound: checks, handshake and reports come by the same way.
    int most = whole || page != null ? BURST : packetsPerTick;
    int got = 0;
    while (got < most) {
      wire.in.clear();
      InetSocketAddress from = socket.receive(wire.in, whole);
      if (from == null) {
        break;
      }
      got++;
      if (isOpened(wire, from, counters)) {
        packet(wire, from, counters, now);
      }
    }
    hungry = got == 0 || justLocked;
    justLocked = false;
    int concealed = jitter.readFrame(said);
    counters.concealed += concealed;
    quality.addConcealed(concealed);
    if (!direction.takes) {
      Arrays.fill(said, codec.silence());
    }
    if (!silentTold && now - lastHeard > silentNanos) {
      silentTold = true;
      listener.silent(call.id, id, silentNanos / 1_000_000_000L);
    }
  }

  private boolean isOpened(RtpBuffers wire, InetSocketAddress from, Counters counters)
      throws IOException {
    if (page == null) {
      SealedWire keys = sealed;
      return keys == null || keys.open(wire, counters);
    }
    boolean isSound = page.open(wire, from, counters);
    if (!isSound && page.hasMoved()) {
      justLocked = true;
      listener.locked(call.id, id, from);
    }
    return isSound;
  }

  private void packet(RtpBuffers wire, InetSocketAddress from, Counters counters, long now) {
    ByteBuffer in = wire.in;
    int length = in.position();
    if (wire.isRtcp(length)) {
      if (page != null) {
        quality.read(in, length, stream.ssrc, NtpTime.of(now));
      }
      return;
    }
    int at = wire.payloadAt(length);
    int end = at < 0 ? -1 : wire.payloadEnd(length);
    if (at < 0) {
      counters.garbage++;
      return;
    }
    int type = in.get(1) & 0x7F;
    boolean sound = type == Codec.PCMA.payloadType() || type == Codec.PCMU.payloadType();
    boolean event = type == events;
    if (end <= at || !(sound || event) || (event && end - at < 4)) {
      counters.garbage++;
      return;
    }
    if (page == null && !socket.cameOverLink() && !admits(in, from, now)) {
      counters.strangers++;
      return;
    }
    source.hear(in.getInt(8), in.getShort(2) & 0xFFFF);
    counters.packetsIn++;
    lastHeard = now;
    everHeard = true;
    if (silentTold) {
      silentTold = false;
      listener.heard(call.id, id);
    }
    if (quality.packet(in.getInt(8), in.getShort(2) & 0xFFFF, in.getInt(4), now, sound)) {
      jitter.reset();
      keys.reset();
    }
    if (event) {
      key(in, at, counters);
    } else {
      packetsPerTick = Math.clamp(Codec.FRAME / (end - at), 1, 2);
      boolean otherLaw = type != codec.payloadType();
      if (jitter.put(in.getInt(4), in, at, end - at, otherLaw)) {
        counters.late++;
        quality.addLate();
      }
    }
  }

  private boolean admits(ByteBuffer in, InetSocketAddress from, long now) {
    InetSocketAddress before = source.locked();
    if (!source.admits(from, in.getInt(8), in.getShort(2) & 0xFFFF, quietNanos(now))) {
      return false;
    }
    if (!from.equals(before)) {
      if (before != null) {
        jitter.reset();
        keys.reset();
      }
      justLocked = true;
      socket.lock(from);
      listener.locked(call.id, id, from);
    }
    return true;
  }

  private void key(ByteBuffer in, int at, Counters counters) {
    boolean end = (in.get(at + 1) & 0x80) != 0;
    int key = keys.packet(in.getInt(4), in.get(at) & 0xFF, end, in.getShort(at + 2) & 0xFFFF);
    if (key != TelephoneEventDecoder.NONE) {
      counters.keys++;
      listener.key(call.id, id, (char) key);
    }
  }

  /// Sends 20 ms: what is played, else whom the leg hears, else silence.
  void speak(RtpBuffers wire, Counters counters, long tick) {
    if (++age % REPORT_EVERY == 0) {
      report(wire, counters);
    }
    byte[] frame = wire.frame;
    Player playing = player;
    if (playing != null && !playing.isOver()) {
      playing.next(tick, codec, frame);
      if (playing.isOver()) {
        listener.played(call.id, id, playing.tag(), playing.lastName());
      }
    } else {
      frame = wire.bridge.mix(hears, codec, frame);
    }
    stream.pass();
    if (!direction.sends) {
      stream.pause();
      return;
    }
    stream.write(wire.out, codec, frame);
    try {
      if (page == null ? !isSent(wire) : !page.send(wire.out, false, wire)) {
        return;
      }
      counters.packetsOut++;
      stream.count(true);
    } catch (IOException unreachable) {
      counters.sendFailures++;
      stream.count(false);
    }
  }

  private boolean isSent(RtpBuffers wire) throws IOException {
    InetSocketAddress to = source.to();
    if (to == null) {
      return false;
    }
    SealedWire keys = sealed;
    ByteBuffer out = keys == null ? wire.out : keys.seal(wire.out, wire);
    if (!socket.speak(out)) {
      socket.send(out, to);
    }
    return true;
  }

  /// Every five seconds: how it sounded, for us and for the far side.
  private void report(RtpBuffers wire, Counters counters) {
    quality.score(jitter.delayMillis());
    try {
      if (page != null) {
        write(wire.report);
        page.send(wire.report, true, wire);
        return;
      }
      InetSocketAddress there = reports.find(source.to());
      if (there != null) {
        write(wire.report);
        SealedWire keys = sealed;
        socket.sendReport(keys == null ? wire.report : keys.sealReport(wire.report, wire), there);
      }
    } catch (IOException unreachable) {
      counters.sendFailures++;
    }
  }

  private void write(ByteBuffer report) {
    quality.write(
        report, stream.ssrc, stream.stamp(), stream.sent(), NtpTime.of(System.nanoTime()));
  }

  /// Takes what a phone reports of what it hears; in the thread that reads reports. What another
  /// machine says is not its word.
  void reported(ByteBuffer in, InetSocketAddress from, long nowNanos) {
    if (!reports.isPhone(from)) {
      return;
    }
    SealedWire keys = sealed;
    ByteBuffer plain = keys == null ? in : keys.openReport(in);
    if (plain != null) {
      quality.read(plain, plain.position(), stream.ssrc, NtpTime.of(nowNanos));
    }
  }

  void close() {
    if (page != null) {
      page.close();
    }
    socket.close();
  }
}
