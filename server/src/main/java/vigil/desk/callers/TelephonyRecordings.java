package vigil.desk.callers;

import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.Recordings;
import vigil.telephony.CallRetention;

/// Lets casework forget the calls behind its orders: the desk knows both trades.
@Component
class TelephonyRecordings implements Recordings {
  private final CallRetention calls;

  TelephonyRecordings(CallRetention calls) {
    this.calls = calls;
  }

  @Override
  public void erase(String contact) {
    calls.erase(contact);
  }

  @Override
  public void eraseAbout(String order) {
    calls.eraseAbout(order);
  }

  @Override
  public int eraseBefore(Instant then, Set<String> kept, Set<String> keptOrders, int limit) {
    return calls.eraseBefore(then, kept, keptOrders, limit);
  }
}
