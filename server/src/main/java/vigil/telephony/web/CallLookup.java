package vigil.telephony.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.telephony.Call;
import vigil.telephony.CallOrderAccess;
import vigil.telephony.CallReaders;
import vigil.telephony.TelephonyFact.Ground;
import vigil.telephony.life.CallAccess;
import vigil.telephony.life.CallAccess.CallRelations;
import vigil.telephony.life.CallRecord;
import vigil.telephony.store.CallStore;

/// Lets to a call whom it concerns; to everybody else it is not there.
@Component
class CallLookup {
  private final CallStore store;
  private final ObjectProvider<CallOrderAccess> orders;
  private final ObjectProvider<CallReaders> readers;
  private final InstantSource clock;

  CallLookup(
      CallStore store,
      ObjectProvider<CallOrderAccess> orders,
      ObjectProvider<CallReaders> readers,
      InstantSource clock) {
    this.store = store;
    this.orders = orders;
    this.readers = readers;
    this.clock = clock;
  }

  /// The call, if whoever asks may see it.
  CallRecord getVisible(String id, Staff by) {
    return store
        .findCall(id)
        .filter(card -> CallAccess.maySee(card.toCall(), bonds(card.toCall(), null, by), by, now()))
        .orElseThrow(() -> Problems.notFound("call"));
  }

  /// On which grounds whoever asks may hear it.
  ///
  /// @param order a complaint that whoever asks handles
  List<Ground> grounds(CallRecord card, @Nullable String order, Staff by) {
    return CallAccess.grounds(card.toCall(), bonds(card.toCall(), order, by), by, now());
  }

  private CallRelations bonds(Call call, @Nullable String order, Staff by) {
    CallOrderAccess kept = orders.getIfAvailable();
    return kept == null
        ? new CallRelations(false, false, false, false)
        : new CallRelations(
            kept.isRecused(call, by),
            order != null && kept.isComplaintAbout(order, call, by),
            kept.maySeeOrderOf(call, by),
            readers.stream().anyMatch(one -> one.mayScore(call.id(), by)));
  }

  Instant now() {
    return clock.instant();
  }
}
