package vigil.desk.callers;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vigil.casework.Callers;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.Telephony;

/// Tells casework the number behind a call: the two trades do not know each other, the desk knows
/// both.
@Component
class CallersOnTheLine implements Callers {
  private final ObjectProvider<Telephony> telephony;

  CallersOnTheLine(ObjectProvider<Telephony> telephony) {
    this.telephony = telephony;
  }

  @Override
  public Optional<Phone> numberOf(String contact) {
    Telephony line = telephony.getIfAvailable();
    return line == null
        ? Optional.empty()
        : line.call(contact).map(Call::caller).map(Masked::unmask);
  }
}
