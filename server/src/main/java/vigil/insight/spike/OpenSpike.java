package vigil.insight.spike;

import java.util.List;

/// A spike that is burning.
///
/// @param since first cell of the surge
/// @param raised cell in which it was raised
/// @param told cases that were last told of
public record OpenSpike(
    String topic, long since, long raised, List<String> districts, int count, int told) {
  public OpenSpike {
    districts = List.copyOf(districts);
  }

  OpenSpike plusOne() {
    return new OpenSpike(topic, since, raised, districts, count + 1, told);
  }

  OpenSpike told(List<String> where) {
    return new OpenSpike(topic, since, raised, where, count, count);
  }
}
