package vigil.media.control;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.media.line.FinishedRecording;
import vigil.media.line.MediaEngineListener;
import vigil.media.line.QualityReport;
import vigil.media.line.SoundLevel;

/// Everything the line tells, numbered and kept (bounded) until a server has it.
final class EventBuffer implements MediaEngineListener {
  static final int MOST_KEPT = 10_000;

  /// Who is told: a live connection.
  interface Subscriber {
    /// Takes one event; answers false when it takes no more, and is forgotten then.
    boolean deliver(Map<String, Object> event, long seq);
  }

  private record BufferedEvent(long seq, Map<String, Object> event) {}

  private final Deque<BufferedEvent> kept = new ArrayDeque<>();
  private long last;
  private long given;
  private @Nullable Subscriber reader;

  /// From now on `reader` is told, beginning with what it has not seen.
  ///
  /// @param seen the last event it knows, or negative: begin with what nobody was given
  synchronized void attach(Subscriber newest, long seen) {
    reader = newest;
    long from = seen < 0 ? given : seen;
    for (BufferedEvent event : kept) {
      if (event.seq() > from && !newest.deliver(event.event(), event.seq())) {
        detach(newest);
        return;
      }
    }
  }

  synchronized void detach(Subscriber gone) {
    if (gone.equals(reader)) {
      reader = null;
    }
  }

  /// The event went out on a connection.
  synchronized void given(long seq) {
    given = Math.max(given, seq);
  }

  private synchronized void say(String name, Map<String, Object> fields) {
    var event = new LinkedHashMap<String, Object>();
    event.put("event", name);
    event.put("seq", ++last);
    event.put("at", System.currentTimeMillis());
    event.putAll(fields);
    if (kept.size() == MOST_KEPT) {
      kept.removeFirst();
    }
    kept.addLast(new BufferedEvent(last, event));
    if (reader != null && !reader.deliver(event, last)) {
      reader = null;
    }
  }

  private static Map<String, Object> leg(String call, String leg) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("leg", leg);
    fields.put("call", call);
    return fields;
  }

  private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
    fields.put(name, value);
    return fields;
  }

  @Override
  public void played(String call, String leg, String tag, String file) {
    var fields = with(leg(call, leg), "file", file);
    if (!tag.isEmpty()) {
      fields.put("tag", tag);
    }
    say("played", fields);
  }

  @Override
  public void echoed(String call, String leg, SoundLevel level, QualityReport quality) {
    say("echoed", with(with(leg(call, leg), "level", level), "quality", quality));
  }

  @Override
  public void key(String call, String leg, char key) {
    say("key", with(leg(call, leg), "key", String.valueOf(key)));
  }

  @Override
  public void locked(String call, String leg, InetSocketAddress remote) {
    String address = remote.getAddress().getHostAddress() + ":" + remote.getPort();
    say("locked", with(leg(call, leg), "remote", address));
  }

  @Override
  public void silent(String call, String leg, long seconds) {
    say("silent", with(leg(call, leg), "seconds", seconds));
  }

  @Override
  public void heard(String call, String leg) {
    say("heard", leg(call, leg));
  }

  @Override
  public void recorded(FinishedRecording recording) {
    var fields = new LinkedHashMap<String, Object>();
    boolean isMended = recording.call().isEmpty();
    if (!isMended) {
      fields.put("call", recording.call());
    }
    fields.put("file", recording.file());
    fields.put("millis", recording.millis());
    fields.put("repaired", isMended);
    fields.put("partial", recording.isPartial());
    fields.put("pauses", recording.pauses());
    fields.put("legs", recording.legs());
    say("recorded", fields);
  }

  @Override
  public void recordResumed(String call, String file) {
    say("record-resumed", Map.of("call", call, "file", file));
  }

  @Override
  public void recordFailed(String call, String file, String why) {
    say("record-failed", Map.of("call", call, "file", file, "why", why));
  }

  @Override
  public void ended(String call, String why) {
    say("ended", Map.of("call", call, "why", why));
  }
}
