package vigil.watch.steps;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vigil.identity.Identity;
import vigil.telephony.StaffMobiles;
import vigil.telephony.Telephony;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlIncidents.Ring;

/// Rings the phones of those who are paged.
@Component
class PageCalls {
  private static final Logger log = LoggerFactory.getLogger(PageCalls.class);
  private static final String PROMPT = "press-1";

  private final SqlIncidents incidents;
  private final Identity identity;
  private final Telephony telephony;
  private final StaffMobiles mobiles;
  private final Supplier<Paging> paging;

  PageCalls(
      SqlIncidents incidents,
      Identity identity,
      Telephony telephony,
      StaffMobiles mobiles,
      Supplier<Paging> paging) {
    this.incidents = incidents;
    this.identity = identity;
    this.telephony = telephony;
    this.mobiles = mobiles;
    this.paging = paging;
  }

  void ring(Ring ring) {
    var address = mobiles.findAddress(ring.staff()).or(() -> phone(ring.staff()));
    if (address.isEmpty()) {
      log.warn(
          "{} is paged for {} on the screen alone: neither mobile nor extension",
          ring.staff(),
          ring.incident());
      return;
    }
    ring(ring, address.get());
  }

  /// The phone at the place of whoever is paged, if there is no mobile or no carrier calls it.
  private Optional<String> phone(String staff) {
    return identity
        .findStaff(staff)
        .flatMap(she -> Optional.ofNullable(she.extension()))
        .map(extension -> "sip:" + extension);
  }

  /// A phone that cannot be rung is no reason to stop: the next in line is paged when it is due.
  private void ring(Ring ring, String address) {
    try {
      incidents.recordRing(ring, telephony.callOut(address, PROMPT, paging.get().ring()));
      log.info("{} is being rung for incident {}", ring.staff(), ring.incident());
    } catch (RuntimeException failure) {
      log.warn(
          "The phone of {} could not be rung for incident {}; the next in line follows in {}",
          ring.staff(),
          ring.incident(),
          paging.get().next(),
          failure);
    }
  }
}
