package vigil.telephony;

import java.time.Instant;
import java.util.List;

/// Recorded calls of a time, for whoever draws some to be looked at.
public interface CallSamples {
  /// A citizen's call that is over and has a recording.
  ///
  /// @param phones SIP addresses at which the hotline talked, the first first
  record RecordedCall(String id, List<String> phones) {
    public RecordedCall {
      phones = List.copyOf(phones);
    }
  }

  /// Those that ended in a time, `limit` at most.
  List<RecordedCall> listRecorded(Instant from, Instant before, int limit);

  /// Whether there is a recording still.
  boolean isRecorded(String call);
}
