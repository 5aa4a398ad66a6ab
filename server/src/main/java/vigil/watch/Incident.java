package vigil.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A spike that somebody must look at tonight.
///
/// @param id the spike's id: a spike is one incident
/// @param pages whom we have woken, in order
/// @param due when the next in line is paged; null when nobody is any more
public record Incident(
    String id,
    int version,
    State state,
    String topic,
    String topicName,
    String topicNameEn,
    Instant openedAt,
    List<Page> pages,
    @Nullable Instant due,
    @Nullable Acknowledgement acknowledged,
    @Nullable Instant closedAt) {
  /// Where it stands. EXHAUSTED: the whole line was paged as often as the policy says and nobody
  /// acknowledged; the screens go on showing it.
  public enum State {
    PAGING,
    ACKNOWLEDGED,
    EXHAUSTED,
    CLOSED
  }

  /// How somebody acknowledged.
  public enum How {
    CLICK,
    KEY
  }

  /// Somebody was woken.
  ///
  /// @param place 1 for the first of all pages
  public record Page(int place, String staff, Instant at) {}

  /// Somebody is awake.
  public record Acknowledgement(String staff, How how, Instant at) {}

  public Incident {
    pages = List.copyOf(pages);
  }

  public static Incident opened(
      String id, String topic, String topicName, String topicNameEn, Instant at) {
    return new Incident(
        id, 1, State.PAGING, topic, topicName, topicNameEn, at, List.of(), at, null, null);
  }
}
