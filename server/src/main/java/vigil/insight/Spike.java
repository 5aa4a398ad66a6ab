package vigil.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// More of a topic than usual.
///
/// @param id topic and first cell, so that a replay finds the same
/// @param since when the surge began, in the data
/// @param districts codes, the strongest first
/// @param count cases so far
/// @param firstCount cases when it was raised
/// @param usual how many would have been usual until it was raised
/// @param score log likelihood ratio of a surge against a usual day, when it was raised
public record Spike(
    String id,
    Topic topic,
    Instant since,
    Instant raisedAt,
    @Nullable Instant closedAt,
    List<String> districts,
    int count,
    int firstCount,
    double usual,
    double score,
    String reason,
    String reasonEn) {
  public Spike {
    districts = List.copyOf(districts);
  }

  public boolean isOpen() {
    return closedAt == null;
  }
}
