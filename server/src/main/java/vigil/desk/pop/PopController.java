package vigil.desk.pop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.casework.Earlier;
import vigil.casework.OrderState;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.kernel.Problems;
import vigil.telephony.Call;
import vigil.telephony.Telephony;

/// What an agent sees while the phone rings, in one answer: who calls (masked), what the caller
/// brought up before and was told.
@RestController
class PopController {
  /// @param open how many of the earlier orders are not closed yet
  record Pop(
      String call, Masked<Phone> caller, Instant arrivedAt, List<Earlier> earlier, long open) {}

  private final ObjectProvider<Telephony> telephony;
  private final Casework casework;

  PopController(ObjectProvider<Telephony> telephony, Casework casework) {
    this.telephony = telephony;
    this.casework = casework;
  }

  @Permit({Role.AGENT, Role.MANAGER})
  @GetMapping("/api/desk/pop/{call}")
  Pop pop(@PathVariable String call) {
    Call known =
        Optional.ofNullable(telephony.getIfAvailable())
            .flatMap(line -> line.call(call))
            .orElseThrow(() -> Problems.notFound("call"));
    var earlier = casework.earlier(known.caller().unmask());
    long open = earlier.stream().map(Earlier::state).filter(OrderState::isOpen).count();
    return new Pop(known.id(), known.caller(), known.arrivedAt(), earlier, open);
  }
}
