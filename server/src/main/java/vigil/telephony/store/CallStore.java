package vigil.telephony.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.TelephonyFact;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.OutboundCall;
import vigil.telephony.sip.Dialog;

/// Where calls and dialogs are kept. Each write is one transaction, its facts last.
public interface CallStore {
  /// What changes together.
  record Change(
      @Nullable CallRecord card,
      @Nullable OutboundCall out,
      List<Dialog> dialogs,
      List<TelephonyFact> facts) {
    public Change {
      dialogs = List.copyOf(dialogs);
      facts = List.copyOf(facts);
    }

    public static Change of(CallRecord card, List<TelephonyFact> facts, Dialog... dialogs) {
      return new Change(card, null, List.of(dialogs), facts);
    }

    public static Change of(OutboundCall out, List<TelephonyFact> facts, Dialog... dialogs) {
      return new Change(null, out, List.of(dialogs), facts);
    }

    public static Change of(Dialog... dialogs) {
      return new Change(null, null, List.of(dialogs), List.of());
    }
  }

  void write(Change change);

  Optional<CallRecord> findCall(String id);

  /// Calls that are not over, oldest first.
  List<CallRecord> listLiving();

  List<OutboundCall> listLivingOutbound();

  /// Dialogs that are not over.
  List<Dialog> listDialogs();

  /// The number of this server's life, higher than every one before.
  long nextFence();
}
