package vigil.desk.callers;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vigil.casework.Callers;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.Telephony;

/// Tells casework the number behind a call: the two trades do not know each other, the desk knows
/// both.
@Component
class TelephonyCallers implements Callers {
  private final ObjectProvider<Telephony> telephony;
  private final InstantSource clock;

  TelephonyCallers(ObjectProvider<Telephony> telephony, InstantSource clock) {
    this.telephony = telephony;
    this.clock = clock;
  }

  @Override
  public Optional<Phone> findVisibleNumber(String contact, Staff by) {
    return call(contact)
        .filter(call -> by.hasRole(Role.MANAGER) || call.isOf(by, clock.instant()))
        .flatMap(TelephonyCallers::number);
  }

  @Override
  public Optional<Phone> findNumber(String contact) {
    return call(contact).flatMap(TelephonyCallers::number);
  }

  private static Optional<Phone> number(Call call) {
    return Optional.of(call.caller().unmask()).filter(it -> !it.isWithheld());
  }

  private Optional<Call> call(String contact) {
    Telephony line = telephony.getIfAvailable();
    return line == null ? Optional.empty() : line.findCall(contact);
  }
}
