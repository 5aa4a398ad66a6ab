package vigil.telephony.steps;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;

/// The end of a leg's dialog: its far side hears our goodbye, or needs none.
///
/// @param before the phase to end from; ENDED where the far side said it itself
/// @param after the dialog to be stored before anything is said
record Farewell(Leg leg, Phase before, Dialog after) {
  /// Those whom a step took out of the call.
  ///
  /// @param saidBye the leg whose far side hung up itself
  /// @param dialogs that somebody else takes care of
  static List<Farewell> of(
      ActiveCall cell, CallRecord after, @Nullable Leg saidBye, Dialog... dialogs) {
    var found = new ArrayList<Farewell>();
    for (Leg leg : cell.legs()) {
      Phase phase = leg.dialog().phase();
      boolean isLive = after.find(leg.id()).filter(CallLeg::isLive).isPresent();
      boolean isHandled =
          List.of(dialogs).stream().anyMatch(dialog -> dialog.leg().equals(leg.id()));
      if (!isLive && !isHandled && phase != Phase.ENDED) {
        boolean saysBye = leg != saidBye && phase != Phase.INVITED;
        Dialog last = saysBye ? leg.dialog().nextCseq() : leg.dialog();
        found.add(
            new Farewell(leg, leg == saidBye ? Phase.ENDED : phase, last.withPhase(Phase.ENDED)));
      }
    }
    return found;
  }
}
