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
    @Nullable Instant restsUntil;
    int missed;
    boolean isAway;

    CarrierHealth told(String name) {
      return new CarrierHealth(name, state(), ping, call, restsUntil, registration);
    }

    boolean isShunned(Instant at) {
      return isAway || (restsUntil != null && restsUntil.isAfter(at));
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
    Standing standing = of(carrier);
    standing.call = new Check(true, at, answer);
    standing.restsUntil = null;
    isThere(carrier, standing);
  }

  /// @param answer 0 for silence
  synchronized void failed(String carrier, int answer, Instant at) {
    of(carrier).call = new Check(false, at, answer);
  }

  synchronized void answeredPing(String carrier, int answer, Instant at) {
    Standing standing = of(carrier);
    standing.ping = new Check(true, at, answer);
    isThere(carrier, standing);
  }

  /// The carrier is overloaded and wants no calls until then.
  synchronized void rests(String carrier, Instant until) {
    of(carrier).restsUntil = until;
    LOG.warn("Carrier {} is overloaded and called last until {}", carrier, until);
  }

  private static void isThere(String carrier, Standing standing) {
    standing.missed = 0;
    if (standing.isAway) {
      standing.isAway = false;
      LOG.info("Carrier {} is back", carrier);
    }
  }

  /// @param answer 0 for silence, 503 where it says that it is out of service
  synchronized void missedPing(String carrier, int answer, Instant at) {
    Standing standing = of(carrier);
    standing.missed++;
    if (standing.missed >= carriers.ping().misses() && !standing.isAway) {
      standing.isAway = true;
      standing.ping = new Check(false, at, answer);
      LOG.warn("Carrier {} is away: {} pings in a row are not answered", carrier, standing.missed);
    }
  }

  synchronized void registered(String carrier, RegistrationHealth registration) {
    of(carrier).registration = registration;
  }

  /// Whoever is away or overloaded is called last: nobody is refused on a ping's word.
  synchronized List<Way> order(List<Way> ways, Instant at) {
    var there = new ArrayList<Way>();
    var away = new ArrayList<Way>();
    ways.forEach(way -> (of(way.carrier().name()).isShunned(at) ? away : there).add(way));
    there.addAll(away);
    return there;
  }

  /// In the order of the settings.
  synchronized List<CarrierHealth> list() {
    return carriers.trunks().stream().map(one -> of(one.name()).told(one.name())).toList();
  }
}
