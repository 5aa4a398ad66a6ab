package vigil.telephony.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.TelephonyFact;
import vigil.telephony.life.CallRecord;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Dialog.Role;

/// Where calls and dialogs are kept. Each write is one transaction, its facts last.
public interface CallStore {
  /// What changes together.
  record Change(@Nullable CallRecord card, List<Dialog> dialogs, List<TelephonyFact> facts) {
    public Change {
      dialogs = dialogs.stream().map(one -> hidden(card, one)).toList();
      facts = List.copyOf(facts);
    }

    /// A caller who withheld the number has it in the dialog while that lives, and no longer.
    private static Dialog hidden(@Nullable CallRecord card, Dialog dialog) {
      boolean isOver = dialog.phase() == Phase.ENDED && dialog.role() == Role.CALLER;
      return isOver && card != null && card.caller().isWithheld() ? dialog.anonymous() : dialog;
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
