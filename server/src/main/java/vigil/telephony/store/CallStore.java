package vigil.telephony.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.TelephonyFact;
import vigil.telephony.life.CallRecord;
import vigil.telephony.sip.Dialog;

/// Where calls and dialogs are kept. Each write is one transaction, its facts last.
public interface CallStore {
  /// What changes together.
  record Change(@Nullable CallRecord card, List<Dialog> dialogs, List<TelephonyFact> facts) {
    public Change {
      dialogs = List.copyOf(dialogs);
      facts = List.copyOf(facts);
    }

    public static Change of(CallRecord card, List<TelephonyFact> facts, Dialog... dialogs) {
      return new Change(card, List.of(dialogs), facts);
    }

    public static Change of(Dialog... dialogs) {
      return new Change(null, List.of(dialogs), List.of());
    }
  }

  void write(Change change);

  Optional<CallRecord> findCall(String id);

  /// Calls that were placed to citizens about the same, oldest first.
  List<CallRecord> listAbout(String about);

  /// Calls that are not over, those that we placed among them, oldest first.
  List<CallRecord> listLiving();

  /// Dialogs that are not over.
  List<Dialog> listDialogs();

  /// The number of this server's life, higher than every one before.
  long nextFence();
}
