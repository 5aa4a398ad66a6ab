package vigil.understanding;

import java.util.List;
import java.util.Map;

/// Drafts by a large language model of somebody else's, off unless one is set. Nothing of it is
/// sent or kept: a person reads the draft, changes it and saves it as their own.
public interface Drafting {
  /// Whether a model is set.
  boolean isOn();

  /// Asks the model. Takes as long as the model does, a minute at the most, so never call it within
  /// a transaction. Personal data in the sources is masked before it leaves the house.
  DraftOutcome draft(DraftTask task);

  /// What was taken out of the sources without a model, held against them like a draft.
  ///
  /// @param fields by their names
  DraftOutcome.Drafted hold(Map<String, String> fields, List<DraftSource> sources);
}
