package vigil.telephony.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.LineHealth.CarrierHealth;
import vigil.telephony.LineHealth.CarrierState;
import vigil.telephony.LineHealth.Check;
import vigil.telephony.LineHealth.RegistrationHealth;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.NumberRules.Way;

/// How each carrier fares: by its answers to our pings, and by the last call.
final class CarrierHealthLog {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierHealthLog.class);

  /// What is known of one carrier.
  private static final class Standing {
    @Nullable Check ping;
    @Nullable Check call;
    @Nullable RegistrationHealth registration;
    int missed;
    boolean isAway;

    CarrierHealth told(String name) {
      return new CarrierHealth(name, state(), ping, call, registration);
    }

    private CarrierState state() {
      if (isAway) {
        return CarrierState.DOWN;
      }
      Check newer = newer();
      if (newer == null) {
        return CarrierState.UNTRIED;
      }
      return newer.isGood() ? CarrierState.UP : CarrierState.DOWN;
    }

    private @Nullable Check newer() {
      if (ping == null || call == null) {
        return ping == null ? call : ping;
      }
      return call.at().isAfter(ping.at()) ? call : ping;
    }
  }

  private final CarrierSettings carriers;
  private final Map<String, Standing> known = new HashMap<>();

  CarrierHealthLog(CarrierSettings carriers) {
    this.carriers = carriers;
    carriers.trunks().forEach(one -> known.put(one.name(), new Standing()));
  }

  private Standing of(String carrier) {
    return known.computeIfAbsent(carrier, _ -> new Standing());
  }

  synchronized void tookCall(String carrier, int answer, Instant at) {
    Standing now = of(carrier);
    now.call = new Check(true, at, answer);
    isThere(carrier, now);
  }

  /// @param answer 0 for silence
  synchronized void failed(String carrier, int answer, Instant at) {
    of(carrier).call = new Check(false, at, answer);
  }

  synchronized void answeredPing(String carrier, int answer, Instant at) {
    Standing now = of(carrier);
    now.ping = new Check(true, at, answer);
    isThere(carrier, now);
  }

  private static void isThere(String carrier, Standing now) {
    now.missed = 0;
    if (now.isAway) {
      now.isAway = false;
      LOG.info("Carrier {} is back", carrier);
    }
  }

  /// @param answer 0 for silence, 503 where it says that it is out of service
  synchronized void missedPing(String carrier, int answer, Instant at) {
    Standing now = of(carrier);
    now.missed++;
    if (now.missed >= carriers.ping().misses() && !now.isAway) {
      now.isAway = true;
      now.ping = new Check(false, at, answer);
      LOG.warn("Carrier {} is away: {} pings in a row are not answered", carrier, now.missed);
    }
  }

  synchronized void registered(String carrier, RegistrationHealth now) {
    of(carrier).registration = now;
  }

  /// Whoever is away is called last: nobody is refused on a ping's word.
  synchronized List<Way> order(List<Way> ways) {
    var there = new ArrayList<Way>();
    var away = new ArrayList<Way>();
    ways.forEach(way -> (of(way.carrier().name()).isAway ? away : there).add(way));
    there.addAll(away);
    return there;
  }

  /// In the order of the settings.
  synchronized List<CarrierHealth> list() {
    return carriers.trunks().stream().map(one -> of(one.name()).told(one.name())).toList();
  }
}
