package vigil.insight.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a batch of facts tells of one call; null is what it does not tell.
///
/// @param at when it arrived
/// @param queuedAt when the caller began to wait for a person
/// @param writtenAt when the order that the call owed was registered
public record CallTrace(
    String call,
    @Nullable Instant at,
    @Nullable Instant queuedAt,
    @Nullable Instant answeredAt,
    @Nullable CallEnd end,
    @Nullable Instant writtenAt) {

  /// How a call ended.
  public record CallEnd(Instant at, String reason, long talkMillis) {}

  public static CallTrace of(String call) {
    return new CallTrace(call, null, null, null, null, null);
  }

  public CallTrace arrived(Instant when) {
    return new CallTrace(call, first(at, when), queuedAt, answeredAt, end, writtenAt);
  }

  public CallTrace queued(Instant when) {
    return new CallTrace(call, at, first(queuedAt, when), answeredAt, end, writtenAt);
  }

  public CallTrace answered(Instant when) {
    return new CallTrace(call, at, queuedAt, first(answeredAt, when), end, writtenAt);
  }

  public CallTrace ended(CallEnd how) {
    return new CallTrace(call, at, queuedAt, answeredAt, how, writtenAt);
  }

  public CallTrace written(Instant when) {
    return new CallTrace(call, at, queuedAt, answeredAt, end, first(writtenAt, when));
  }

  private static Instant first(@Nullable Instant known, Instant when) {
    return known == null ? when : known;
  }
}
