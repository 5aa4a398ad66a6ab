package vigil.casework.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.casework.Refusal;
import vigil.kernel.Masked;

/// An order whose step was not taken.
///
/// @param name that its caller is registered under
/// @param seen the version on which it was decided
/// @param why the refusal's name; `InvariantViolation` when the step could not be tried
public record BatchItemFailure(
    int place,
    String order,
    String number,
    String title,
    @Nullable Masked<String> name,
    int seen,
    String why,
    @Nullable JsonNode refusal) {
  /// The step threw: a broken invariant, told in the log.
  public static final String BROKEN = "Broken";

  private static final Map<String, Class<? extends Refusal>> REFUSALS = named();

  /// The refusal again; null for a step that broke.
  public @Nullable Refusal asRefusal() {
    Class<? extends Refusal> type = REFUSALS.get(why);
    return type == null || refusal == null ? null : BatchAction.JSON.treeToValue(refusal, type);
  }

  private static Map<String, Class<? extends Refusal>> named() {
    var refusals = new LinkedHashMap<String, Class<? extends Refusal>>();
    Stream.of(Refusal.class.getPermittedSubclasses())
        .forEach(c -> refusals.put(c.getSimpleName(), c.asSubclass(Refusal.class)));
    return refusals;
  }
}
