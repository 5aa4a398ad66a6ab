package vigil.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A script that fits.
///
/// @param score comparable within one search only
/// @param because whole words of the query that it writes too
/// @param alike whether it is near in meaning, whatever its words
/// @param agreedBy the units that agreed
public record FoundScript(
    String id,
    int edition,
    ScriptText text,
    float score,
    List<String> because,
    boolean alike,
    List<String> agreedBy,
    @JsonUnwrapped Out out) {
  /// Since when agents read it.
  ///
  /// @param tonight whether a spike of this night made it: those stand first
  public record Out(@Nullable Instant publishedAt, boolean tonight) {}

  public FoundScript {
    because = List.copyOf(because);
    agreedBy = List.copyOf(agreedBy);
  }
}
