package vigil.understanding.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.city.WorkingDays;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.telephony.CallSamples;
import vigil.telephony.CallSamples.RecordedCall;
import vigil.understanding.life.sheet.Sheet.SampledCall;
import vigil.understanding.store.SqlFindings;

/// The recorded calls of a day, with who talked and whether something was found in an order of it.
@Component
class SampleCandidates {
  /// Recorded calls of a day: more than the hotline's worst day.
  private static final int MOST_CALLS = 100_000;

  private final CallSamples calls;
  private final Identity identity;
  private final Casework casework;
  private final SqlFindings findings;

  SampleCandidates(CallSamples calls, Identity identity, Casework casework, SqlFindings findings) {
    this.calls = calls;
    this.identity = identity;
    this.casework = casework;
    this.findings = findings;
  }

  List<SampledCall> list(LocalDate day) {
    Instant from = day.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(WorkingDays.SHANGHAI).toInstant();
    Map<String, String> seats = listSeats();
    Set<String> found = listWithFinding(from);
    List<SampledCall> sampled = new ArrayList<>();
    for (RecordedCall call : calls.listRecorded(from, end, MOST_CALLS)) {
      List<String> talked =
          call.phones().stream().map(seats::get).filter(Objects::nonNull).distinct().toList();
      if (!talked.isEmpty()) {
        sampled.add(
            new SampledCall(call.id(), talked.getFirst(), talked, day, found.contains(call.id())));
      }
    }
    return sampled;
  }

  /// Who sits at which phone, whatever they may do besides.
  private Map<String, String> listSeats() {
    Map<String, String> seats = new HashMap<>();
    for (Role role : Role.values()) {
      for (Staff one : identity.listByRole(role)) {
        if (one.extension() != null) {
          seats.put("sip:" + one.extension(), one.id());
        }
      }
    }
    return seats;
  }

  /// Calls by which an order came that has a finding of an agent's work.
  private Set<String> listWithFinding(Instant since) {
    Set<String> contacts = new HashSet<>();
    for (String order : findings.listFoundOrders(since)) {
      casework
          .find(order, OrderChecks.QUALITY)
          .map(details -> details.order().origin().contact())
          .ifPresent(contacts::add);
    }
    return contacts;
  }
}
