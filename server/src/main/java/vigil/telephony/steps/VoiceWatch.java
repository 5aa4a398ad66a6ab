package vigil.telephony.steps;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.kernel.PeriodicTask;
import vigil.telephony.LegQuality;
import vigil.telephony.LineHealth;
import vigil.telephony.PartyVoice;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.media.MediaCommands;

/// How those who talk sound: asked of media every five seconds while anybody talks, for all desks
/// at once. Cost: one order a look.
final class VoiceWatch {
  /// As often as media makes a score.
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final MediaCommands media;
  private final Supplier<Stream<CallRecord>> calls;
  private final PeriodicTask looks = new PeriodicTask("voice-quality", PERIOD, this::look);
  private volatile Look last = new Look(Map.of(), Map.of());

  /// @param legs by leg
  /// @param worst the worst of a call's parties who talk, by call
  private record Look(Map<String, LegQuality> legs, Map<String, LegQuality.Step> worst) {}

  /// @param calls those that live
  VoiceWatch(MediaCommands media, Supplier<Stream<CallRecord>> calls) {
    this.media = media;
    this.calls = calls;
  }

  void start() {
    looks.start();
  }

  void stop() {
    looks.stop();
  }

  private void look() {
    boolean isAnybody = media.isUp() && talking().findAny().isPresent();
    Map<String, LegQuality> legs = isAnybody ? media.listQuality() : Map.of();
    var worst = new HashMap<String, LegQuality.Step>();
    calls
        .get()
        .forEach(call ->
            call.live().stream()
                .filter(leg -> leg.state().isTalking())
                .forEach(leg -> {
                  LegQuality quality = legs.get(leg.id());
                  if (quality != null) {
                    worst.merge(call.id(), quality.step(), (a, b) -> a.compareTo(b) > 0 ? a : b);
                  }
                }));
    last = new Look(legs, worst);
  }

  private Stream<CallLeg> talking() {
    return calls.get().flatMap(call -> call.live().stream()).filter(leg -> leg.state().isTalking());
  }

  /// How a party sounds now; empty where it was not scored.
  Stream<PartyVoice> find(CallLeg leg) {
    LegQuality quality = last.legs().get(leg.id());
    return quality == null
        ? Stream.empty()
        : Stream.of(new PartyVoice(leg.role(), quality.step(), quality));
  }

  /// The worst of a call's parties; null while none of them was scored.
  LegQuality.@Nullable Step findStep(String call) {
    return last.worst().get(call);
  }

  LineHealth.Voice count() {
    Map<String, LegQuality> known = last.legs();
    var steps = new EnumMap<LegQuality.Step, Integer>(LegQuality.Step.class);
    talking()
        .forEach(leg -> {
          LegQuality quality = known.get(leg.id());
          if (quality != null) {
            steps.merge(quality.step(), 1, Integer::sum);
          }
        });
    return new LineHealth.Voice(
        steps.getOrDefault(LegQuality.Step.GOOD, 0),
        steps.getOrDefault(LegQuality.Step.POOR, 0),
        steps.getOrDefault(LegQuality.Step.BAD, 0));
  }
}
