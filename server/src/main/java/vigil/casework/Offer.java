package vigil.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step as it stands for one person now.
///
/// @param step the step's simple name (`AskReturn`)
/// @param assignment whose; null for a step of the order
/// @param unit of the assignment
/// @param refusal why not; null when it may be taken
/// @param isOwn it would be for this person to take, if not now then in another state; false where
///   it is another unit's
/// @param fields what it asks for; none where it may not be taken
public record Offer(
    String step,
    @Nullable String assignment,
    @Nullable String unit,
    @Nullable Refusal refusal,
    boolean isOwn,
    List<StepForm.Field> fields) {
  public Offer {
    fields = List.copyOf(fields);
  }
}
