package vigil.telephony;

import org.jspecify.annotations.Nullable;

/// Who can say how the line itself stands.
public interface LineStatus {
  /// Costs no look anywhere: it is what was learnt by the way.
  LineHealth getHealth();

  /// How a call that is talked sounds, by the worst of its parties; null while nobody knows.
  LegQuality.@Nullable Step findVoice(String call);
}
