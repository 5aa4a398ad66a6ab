package vigil.desk.callers;

import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.Recordings;
import vigil.telephony.CallRecords;

/// Lets casework forget the calls behind its orders: the desk knows both trades.
@Component
class RecordingsOfCalls implements Recordings {
  private final CallRecords calls;

  RecordingsOfCalls(CallRecords calls) {
    this.calls = calls;
  }

  @Override
  public void forget(String contact) {
    calls.forget(contact);
  }

  @Override
  public int forgetBefore(Instant then, Set<String> kept, int limit) {
    return calls.forgetBefore(then, kept, limit);
  }
}
