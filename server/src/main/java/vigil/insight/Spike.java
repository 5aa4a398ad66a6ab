package vigil.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// More of a topic than usual.
///
/// @param id topic and first cell, so that a replay finds the same
/// @param districts codes, the strongest first
/// @param count cases so far
public record Spike(
    String id,
    Topic topic,
    @JsonUnwrapped Course course,
    List<String> districts,
    int count,
    @JsonUnwrapped Evidence evidence,
    @JsonUnwrapped Reason because) {
  /// When it came and went.
  ///
  /// @param since when the surge began, in the data
  public record Course(Instant since, Instant raisedAt, @Nullable Instant closedAt) {}

  /// What it was raised on.
  ///
  /// @param firstCount cases when it was raised
  /// @param usual how many would have been usual until then
  /// @param score log likelihood ratio of a surge against a usual day
  public record Evidence(int firstCount, double usual, double score) {}

  /// The same in words.
  public record Reason(String reason, String reasonEn) {}

  public Spike {
    districts = List.copyOf(districts);
  }

  public boolean isOpen() {
    return course.closedAt() == null;
  }
}
