package vigil.watch.steps;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import vigil.acd.SeatView;
import vigil.city.AlarmKind;
import vigil.telephony.LegQuality;

/// How the line itself stood at a moment. What could not be asked is missing.
///
/// @param details which carrier, which reader
/// @param seats by state
/// @param voices phones that talk, by how they sound
/// @param channels calls of citizens that live
record HealthSample(
    Instant at,
    Map<AlarmKind, Double> readings,
    Map<AlarmKind, String> details,
    Map<SeatView.State, Integer> seats,
    Map<LegQuality.Step, Integer> voices,
    int channels) {
  HealthSample {
    readings = new EnumMap<>(readings);
    details = new EnumMap<>(details);
    seats = new EnumMap<>(seats);
    voices = new EnumMap<>(voices);
  }

  static HealthSample none(Instant at) {
    return new HealthSample(
        at,
        new EnumMap<>(AlarmKind.class),
        new EnumMap<>(AlarmKind.class),
        new EnumMap<>(SeatView.State.class),
        new EnumMap<>(LegQuality.Step.class),
        0);
  }
}
