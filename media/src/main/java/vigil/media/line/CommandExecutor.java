package vigil.media.line;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Sound;

/// Carries out commands on the switchboard, in the tick thread. What they need of the disk was read
/// before.
final class CommandExecutor {
  private final MediaCalls board;
  private final long born = System.nanoTime();

  CommandExecutor(MediaCalls board) {
    this.board = board;
  }

  /// Does what is asked, now.
  ///
  /// @param sounds what a play or a voice test plays
  /// @param file where a record records
  Answer execute(Command command, List<Sound> sounds, @Nullable Path file, long now)
      throws IOException {
    return switch (command) {
      case Command.OpenLeg ask -> renewed(board.open(ask, now), ask.call(), now);
      case Command.Play ask -> play(ask, sounds, now);
      case Command.Echo ask ->
          onLeg(ask.leg(), now, leg -> leg.call.test(leg, sounds.getFirst(), ask.seconds()));
      case Command.Stop(var id) -> onLeg(id, now, Leg::stopPlaying);
      case Command.Join(var ids) -> join(ids, now);
      case Command.Hear(var id, var from) -> hear(id, from, now);
      case Command.Part(var id) -> onLeg(id, now, board::part);
      case Command.StartRecording ask -> record(ask, file, now);
      case Command.PauseRecording ask -> pause(ask, now);
      case Command.StopRecording(var id) -> onCall(id, now, board::stopRecording);
      case Command.Free(var call, var leg) -> free(call, leg);
      case Command.ListCalls() -> new Answer.Done(Map.of("calls", list(now)));
      case Command.Quality(var calls) -> new Answer.Done(Map.of("legs", qualities(calls)));
      case Command.Stats() -> new Answer.Done(stats());
      case Command.Ping(var ids) -> ping(ids, now);
    };
  }

  private interface LegAction {
    void run(Leg leg);
  }

  private interface CallAction {
    void run(Call call);
  }

  private Answer onLeg(String id, long now, LegAction step) {
    Leg leg = board.legs.get(id);
    if (leg == null) {
      return unknownLeg(id);
    }
    leg.call.renewed = now;
    step.run(leg);
    return Answer.OK;
  }

  private Answer onCall(String id, long now, CallAction step) {
    Call call = board.calls.get(id);
    if (call == null) {
      return new Answer.Refused("unknown-call", id);
    }
    call.renewed = now;
    step.run(call);
    return Answer.OK;
  }

  private Answer renewed(Answer answer, String id, long now) {
    Call call = board.calls.get(id);
    if (call != null) {
      call.renewed = now;
    }
    return answer;
  }

  private static Answer unknownLeg(String id) {
    return new Answer.Refused("unknown-leg", id);
  }

  private Answer play(Command.Play ask, List<Sound> sounds, long now) {
    String tag = ask.tag() == null ? "" : ask.tag();
    var player = new Player(tag, sounds, Boolean.TRUE.equals(ask.loop()));
    return onLeg(ask.leg(), now, leg -> leg.play(player));
  }

  private Answer join(List<String> ids, long now) {
    for (String id : ids) {
      if (!board.legs.containsKey(id)) {
        return unknownLeg(id);
      }
    }
    for (String id : ids) {
      onLeg(id, now, leg -> leg.hear(others(ids, id)));
      onLeg(id, now, Leg::stopPlaying);
    }
    return Answer.OK;
  }

  private Leg[] others(List<String> ids, String but) {
    var others = new ArrayList<Leg>();
    for (String id : ids) {
      Leg leg = board.legs.get(id);
      if (leg != null && !id.equals(but)) {
        others.add(leg);
      }
    }
    return others.toArray(Leg[]::new);
  }

  private Answer hear(String id, List<String> from, long now) {
    for (String other : from) {
      if (!board.legs.containsKey(other)) {
        return unknownLeg(other);
      }
    }
    return onLeg(id, now, leg -> leg.hear(others(from, id)));
  }

  private Answer record(Command.StartRecording ask, @Nullable Path file, long now) {
    Leg left = ask.left() == null ? null : board.legs.get(ask.left());
    Leg right = ask.right() == null ? null : board.legs.get(ask.right());
    if (ask.left() != null && left == null) {
      return unknownLeg(ask.left());
    }
    if (ask.right() != null && right == null) {
      return unknownLeg(ask.right());
    }
    var others = new ArrayList<Leg>();
    if (right != null) {
      others.add(right);
    }
    for (String id : ask.also() == null ? List.<String>of() : ask.also()) {
      Leg leg = board.legs.get(id);
      if (leg == null) {
        return unknownLeg(id);
      }
      others.add(leg);
    }
    if (file == null) {
      return new Answer.Refused("bad-file", ask.file());
    }
    Leg[] rights = others.toArray(Leg[]::new);
    return onCall(ask.call(), now, call -> board.record(call, ask, file, left, rights));
  }

  private Answer pause(Command.PauseRecording ask, long now) {
    return onCall(
        ask.call(),
        now,
        call -> {
          if (call.recording != null) {
            call.recording.pause(!Boolean.FALSE.equals(ask.on()), ask.most());
          }
        });
  }

  private Answer free(@Nullable String callId, @Nullable String legId) {
    Call call = callId == null ? null : board.calls.get(callId);
    if (call != null) {
      board.free(call);
    }
    Leg leg = legId == null ? null : board.legs.get(legId);
    if (leg != null) {
      board.free(leg);
    }
    return Answer.OK;
  }

  private Answer ping(@Nullable List<String> ids, long now) {
    if (ids == null) {
      board.calls.values().forEach(call -> call.renewed = now);
    } else {
      ids.forEach(id -> renewed(Answer.OK, id, now));
    }
    return Answer.OK;
  }

  private List<QualityReport> qualities(@Nullable List<String> calls) {
    var found = new ArrayList<QualityReport>();
    if (calls == null) {
      board.legs.values().forEach(leg -> found.add(leg.quality()));
      return found;
    }
    for (String id : calls) {
      Call call = board.calls.get(id);
      if (call != null) {
        call.legs.forEach(leg -> found.add(leg.quality()));
      }
    }
    return found;
  }

  private List<Map<String, Object>> list(long now) {
    var calls = new ArrayList<Map<String, Object>>();
    for (Call call : board.calls.values()) {
      var row = new LinkedHashMap<String, Object>();
      row.put("call", call.id);
      row.put("legs", call.legs.stream().map(leg -> leg(leg, now)).toList());
      if (call.recording != null) {
        row.put("recording", call.recording.name);
      }
      calls.add(row);
    }
    return calls;
  }

  private static Map<String, Object> leg(Leg leg, long now) {
    var row = new LinkedHashMap<String, Object>();
    row.put("leg", leg.id);
    row.put("port", leg.port);
    var remote = leg.remote();
    if (remote != null) {
      row.put("remote", remote.getAddress().getHostAddress() + ":" + remote.getPort());
    }
    row.put("codec", leg.codec().name());
    row.put("locked", leg.isLocked());
    Player player = leg.player();
    if (player != null && !player.isOver()) {
      row.put("playing", player.tag().isEmpty() ? player.lastName() : player.tag());
    }
    row.put("hears", java.util.Arrays.stream(leg.hears()).map(other -> other.id).toList());
    long heard = leg.heardNanosAgo(now);
    row.put("heardMillis", heard < 0 ? -1 : heard / 1_000_000);
    row.put("lost", leg.lost());
    row.put("delayMillis", leg.delayMillis());
    return row;
  }

  private Map<String, Object> stats() {
    Counters c = board.counters;
    var row = new LinkedHashMap<String, Object>();
    row.put("calls", board.calls.size());
    row.put("legs", board.legs.size());
    row.put("recordings", board.recordings());
    row.put("packetsIn", c.packetsIn);
    row.put("packetsOut", c.packetsOut);
    row.put("strangers", c.strangers);
    row.put("garbage", c.garbage);
    row.put("late", c.late);
    row.put("concealed", c.concealed);
    row.put("keys", c.keys);
    row.put("sendFailures", c.sendFailures);
    row.put("faults", c.faults);
    row.put("recordOverruns", c.recordOverruns);
    row.put("lateTicks", c.lateTicks);
    row.put("worstTickMicros", c.worstTickNanos / 1000);
    row.put("uptimeMillis", (System.nanoTime() - born) / 1_000_000);
    return row;
  }
}
