package vigil.telephony;

/// Who can say how the line itself stands.
public interface LineStatus {
  /// Costs no look anywhere: it is what was learnt by the way.
  LineHealth getHealth();
}
