package vigil.media.line;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;
import vigil.media.webrtc.PageTransport;
import vigil.media.webrtc.PageTransportFactory;

/// All calls and legs. The tick thread's alone.
final class MediaCalls {
  /// Calls are spread over four moments, 5 ms apart. A call's legs share theirs: each hears what
  /// the others have said in the same tick, and all of a call is in the processor's cache at once.
  static final int GROUPS = 4;

  private static final System.Logger LOG = System.getLogger("vigil.media.line");

  final Counters counters = new Counters();
  final Map<String, Call> calls = new LinkedHashMap<>();
  final Map<String, Leg> legs = new LinkedHashMap<>();
  private final MediaEngineSettings settings;
  private final MediaEngineListener listener;
  private final BlockingQueue<Recording.Chunk> recorder;
  private final SecureRandom random = new SecureRandom();
  private final RtpPortPool ports;
  private final PageTransportFactory pages;
  private final RtcpReceiver reports;
  private final RtpBuffers wire = new RtpBuffers();
  private final List<List<Call>> groups = new ArrayList<>();
  private long frames;

  MediaCalls(
      MediaEngineSettings settings,
      MediaEngineListener listener,
      BlockingQueue<Recording.Chunk> recorder,
      PageTransportFactory pages,
      RtcpReceiver reports) {
    this.pages = pages;
    this.reports = reports;
    this.settings = settings;
    this.listener = listener;
    this.recorder = recorder;
    this.ports =
        new RtpPortPool(
            settings.address(), settings.firstPort(), settings.lastPort(), random.nextInt(1 << 14));
    for (int i = 0; i < GROUPS; i++) {
      groups.add(new ArrayList<>());
    }
  }

  int recordings() {
    return (int) calls.values().stream().filter(call -> call.recording != null).count();
  }

  /// A quarter of the calls: 20 ms in, 20 ms out.
  void tick(int group, long now) {
    List<Call> some = groups.get(group);
    long silent = settings.silent().toNanos();
    for (int i = 0; i < some.size(); i++) {
      tick(some.get(i), now, silent);
    }
    frames += group == GROUPS - 1 ? 1 : 0;
  }

  private void tick(Call call, long now, long silent) {
    List<Leg> legs = call.legs;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      try {
        leg.listen(wire, counters, now, silent);
      } catch (IOException | RuntimeException fault) {
        fault(leg, fault);
      }
    }
    EchoTest test = call.test;
    if (test != null && test.isHeard()) {
      call.test = null;
      listener.echoed(call.id, test.leg().id, test.level(), test.leg().lastQuality());
    }
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      try {
        leg.speak(wire, counters, frames);
      } catch (RuntimeException fault) {
        fault(leg, fault);
      }
    }
    Recording recording = call.recording;
    if (recording != null && recording.tick()) {
      listener.recordResumed(call.id, recording.name);
    }
  }

  /// One leg's fault stays its own: the others talk on. Said for the first ones only.
  private void fault(Leg leg, Exception fault) {
    if (counters.faults++ < 20) {
      LOG.log(ERROR, "Leg " + leg.id + " had a fault in its tick and goes on.", fault);
    }
  }

  /// Whether sound sent there would come back to us. A phone on this machine may have any other
  /// port, those of our range that we do not hold among them.
  private boolean isOurs(InetSocketAddress remote) {
    int even = remote.getPort() & ~1;
    return ports.isHere(remote.getAddress())
        && legs.values().stream().anyMatch(leg -> leg.port == even);
  }

  /// Whether sound goes, or is about to go, to this even port or the one after it.
  ///
  /// @param asked where the leg sends that asks for a port
  private boolean isNamed(int even, @Nullable InetSocketAddress asked) {
    return isAt(asked, even) || legs.values().stream().anyMatch(leg -> isAt(leg.remote(), even));
  }

  private boolean isAt(@Nullable InetSocketAddress remote, int even) {
    return remote != null && ports.isHere(remote.getAddress()) && (remote.getPort() & ~1) == even;
  }

  Answer open(Command.OpenLeg ask, long now) throws IOException {
    InetSocketAddress remote = ask.address();
    if (remote != null && isOurs(remote)) {
      return new Answer.Refused("own-port", String.valueOf(remote.getPort()));
    }
    Leg known = legs.get(ask.leg());
    if (known != null) {
      if (!known.call.id.equals(ask.call())) {
        return new Answer.Refused("leg-of-another-call", known.call.id);
      }
      boolean isPhones = remote != null || ask.srtp() != null;
      if (known.page() == null ? ask.webrtc() != null : isPhones) {
        return new Answer.Refused("other-kind", ask.leg());
      }
      return updated(known, ask);
    }
    if (legs.size() >= settings.mostLegs()) {
      return new Answer.Refused("too-many-legs", "at most " + settings.mostLegs());
    }
    Call call = calls.get(ask.call());
    if (call != null && call.legs.size() >= Call.MOST_LEGS) {
      return new Answer.Refused("too-many-in-call", "at most " + Call.MOST_LEGS);
    }
    Optional<RtpPort> port = ports.open(even -> isNamed(even, remote));
    if (port.isEmpty()) {
      return new Answer.Refused("no-port", "every RTP port is taken");
    }
    call = call == null ? begin(ask.call(), now) : call;
    Leg leg = leg(call, ask, port.get(), now);
    return updated(leg, ask);
  }

  private static Answer updated(Leg leg, Command.OpenLeg ask) {
    leg.update(ask.address(), ask.codec(), ask.events() == null ? -1 : ask.events());
    leg.seal(ask.srtp());
    leg.direct(ask.direction());
    PageTransport page = leg.page();
    if (page == null) {
      return new Answer.Done(Map.of("port", leg.port));
    }
    if (ask.webrtc() != null) {
      page.expect(ask.webrtc().ufrag(), ask.webrtc().fingerprint());
    }
    var ours = new LinkedHashMap<String, Object>();
    ours.put("ufrag", page.credentials().ufrag());
    ours.put("pwd", page.credentials().password());
    ours.put("fingerprint", page.fingerprint());
    return new Answer.Done(Map.of("port", leg.port, "webrtc", ours));
  }

  private Leg leg(Call call, Command.OpenLeg ask, RtpPort port, long now) throws IOException {
    Codec codec = ask.codec() == null ? Codec.PCMA : ask.codec();
    PageTransport page =
        ask.webrtc() == null
            ? null
            : pages.create(
                ask.leg(),
                (from, at, length, to) -> port.send(ByteBuffer.wrap(from, at, length), to));
    var start = new Leg.Start(codec, 101, random.nextInt(), now, page);
    var leg = new Leg(call, ask.leg(), port, listener, start);
    if (page == null) {
      port.register(reports.selector(), leg);
    }
    legs.put(leg.id, leg);
    call.legs.add(leg);
    return leg;
  }

  private Call begin(String id, long now) {
    var call = new Call(id, now);
    calls.put(id, call);
    List<Call> smallest = groups.getFirst();
    for (List<Call> group : groups) {
      smallest = group.size() < smallest.size() ? group : smallest;
    }
    smallest.add(call);
    return call;
  }

  void part(Leg leg) {
    leg.hear(Leg.NOBODY);
    for (Leg other : legs.values()) {
      forget(other, leg);
    }
  }

  private static void forget(Leg listener, Leg gone) {
    if (Arrays.asList(listener.hears()).contains(gone)) {
      listener.hear(Arrays.stream(listener.hears()).filter(l -> l != gone).toArray(Leg[]::new));
    }
  }

  void free(Leg leg) {
    part(leg);
    leg.close();
    legs.remove(leg.id);
    leg.call.leave(leg);
    for (Call call : calls.values()) {
      if (call.recording != null) {
        call.recording.leave(leg);
      }
    }
    if (leg.call.legs.isEmpty()) {
      free(leg.call);
    }
  }

  void free(Call call) {
    stopRecording(call);
    calls.remove(call.id);
    groups.forEach(group -> group.remove(call));
    for (Leg leg : List.copyOf(call.legs)) {
      free(leg);
    }
  }

  void record(Call call, Command.StartRecording ask, Path file, @Nullable Leg left, Leg[] right) {
    Recording recording = call.recording;
    if (recording == null || !recording.name.equals(ask.file())) {
      stopRecording(call);
      Codec codec = left != null ? left.codec() : right.length > 0 ? right[0].codec() : Codec.PCMA;
      recording = new Recording(ask, file, codec, recorder, counters);
      call.recording = recording;
    }
    recording.legs(left, right);
  }

  void stopRecording(Call call) {
    Recording recording = call.recording;
    if (recording != null) {
      call.recording = null;
      recording.finish(call.lastQualities());
    }
  }

  /// Ends calls that nobody renews and calls whose phones are all gone.
  void endOrphans(long now) {
    long limit = settings.orphan().toNanos();
    for (Call call : List.copyOf(calls.values())) {
      if (now - call.renewed > limit || call.quietNanos(now) > limit) {
        LOG.log(WARNING, "Call {0} was renewed by nobody and ends.", call.id);
        free(call);
        listener.ended(call.id, "orphan");
      }
    }
  }

  void close() {
    List.copyOf(calls.values()).forEach(this::free);
  }
}
