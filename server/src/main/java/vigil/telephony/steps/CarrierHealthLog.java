package vigil.telephony.steps;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.telephony.LineHealth.CarrierHealth;
import vigil.telephony.LineHealth.CarrierState;
import vigil.telephony.sip.CarrierSettings;

/// How the last call by each carrier fared.
final class CarrierHealthLog {
  private final Map<String, CarrierHealth> last = new HashMap<>();

  synchronized void tookCall(String carrier, Instant at) {
    last.put(carrier, new CarrierHealth(carrier, CarrierState.UP, at, 0));
  }

  /// @param answer 0 for silence
  synchronized void failed(String carrier, int answer, Instant at) {
    last.put(carrier, new CarrierHealth(carrier, CarrierState.DOWN, at, answer));
  }

  /// In the order of the settings.
  synchronized List<CarrierHealth> list(CarrierSettings carriers) {
    return carriers.trunks().stream()
        .map(one ->
            last.getOrDefault(
                one.name(), new CarrierHealth(one.name(), CarrierState.UNTRIED, null, 0)))
        .toList();
  }
}
