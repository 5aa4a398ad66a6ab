package vigil.flink;

import java.time.Instant;

/// What leaves the house of one fact for one topic. Nothing in it names a person, an order or a
/// call: the fact's place in the ledger is enough to know it by when it comes twice.
///
/// @param seq the fact's place in the ledger; of a mark of time, how far the ledger was read
/// @param topic a topic's id; empty for a mark of time
/// @param district a district's code, or what the detector counts where nobody knows the place;
///   empty for all but cases
/// @param at when it was said
/// @param times how many cases it is, 0 for all but cases: callers who never got a line are told of
///   together
public record CaseRecord(
    long seq, Kind kind, String topic, String district, Instant at, int times) {
  /// What a record says.
  public enum Kind {
    /// Cases came.
    CASE,
    /// The house says that the topic's wave is over, by itself or because somebody said so.
    CLOSED,
    /// Somebody took that back.
    REOPENED,
    /// The time has come to this, whatever came.
    TIME
  }

  /// A mark of time.
  ///
  /// @param seq how far the ledger was read
  static CaseRecord time(long seq, Instant at) {
    return new CaseRecord(seq, Kind.TIME, "", "", at, 0);
  }
}
