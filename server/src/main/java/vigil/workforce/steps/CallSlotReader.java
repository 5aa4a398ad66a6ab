package vigil.workforce.steps;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;
import vigil.telephony.TelephonyFact;
import vigil.workforce.store.SqlCallSlots;
import vigil.workforce.store.SqlCallSlots.SlotGain;

/// Counts calls by half hour as the ledger tells of them; the position moves in the same
/// transaction, so each counts once.
@Component
class CallSlotReader implements Projection {
  private static final long SLOT_SECONDS = 1_800;

  private final SqlCallSlots slots;

  CallSlotReader(SqlCallSlots slots) {
    this.slots = slots;
  }

  @Override
  public String name() {
    return "workforce.calls";
  }

  @Override
  public List<String> tables() {
    return List.of("workforce.call_slot");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var gains = new TreeMap<Instant, SlotGain>();
    for (LedgerEntry entry : entries) {
      entry
          .find(TelephonyFact.class)
          .ifPresent(fact -> {
            if (fact instanceof TelephonyFact.CallArrived) {
              gains.merge(slot(entry.at()), SlotGain.ARRIVED, SlotGain::plus);
            } else if (fact instanceof TelephonyFact.Ended ended && ended.talkMillis() > 0) {
              SlotGain gain = SlotGain.answered(ended.talkMillis());
              gains.merge(slot(entry.at()), gain, SlotGain::plus);
            }
          });
    }
    gains.forEach(slots::add);
  }

  private static Instant slot(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS) * SLOT_SECONDS);
  }
}
