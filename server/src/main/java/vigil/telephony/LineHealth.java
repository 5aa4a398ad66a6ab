package vigil.telephony;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the line itself stands: whether calls can come, be heard and go out.
public record LineHealth(
    Channels channels, Media media, List<CarrierHealth> carriers, Refusals refusals, Voice voice) {

  /// How much of the line is taken.
  ///
  /// @param inUse calls of citizens that live
  /// @param most more are refused with 503
  public record Channels(int inUse, int most) {}

  /// How the phones of those who talk sound, by their steps; those that were scored.
  public record Voice(int good, int poor, int bad) {}

  /// vigil-media.
  ///
  /// @param since when it came, or was lost; null while it was never there
  /// @param renewedAt when it last answered that it keeps our calls; null for never
  public record Media(boolean isUp, @Nullable Instant since, @Nullable Instant renewedAt) {}

  /// A way out. A carrier that missed its pings is down; else the newer word of the two counts.
  ///
  /// @param ping its last answer to our OPTIONS, or since when there is none; null where it was not
  ///   asked, or not long enough
  /// @param call how the last call by it fared; null while there was none
  /// @param restsUntil it was overloaded and wants no calls before (Retry-After); null for none
  /// @param registration whether its calls find us; null where it wants no REGISTER
  public record CarrierHealth(
      String name,
      CarrierState state,
      @Nullable Check ping,
      @Nullable Check call,
      @Nullable Instant restsUntil,
      @Nullable RegistrationHealth registration) {}

  /// Whether we are registered with a carrier.
  ///
  /// @param at when it last answered or was silent; null before
  /// @param until when it forgets us
  /// @param answer its last status; 0 for silence
  public record RegistrationHealth(
      boolean isRegistered, @Nullable Instant at, @Nullable Instant until, int answer) {}

  /// What was found of a carrier.
  ///
  /// @param answer its status; 0 for silence
  public record Check(boolean isGood, Instant at, int answer) {}

  public enum CarrierState {
    /// Neither called nor asked since the server began.
    UNTRIED,
    UP,
    DOWN
  }

  /// Calls that were not taken since the server began.
  ///
  /// @param gaveUp callers who hung up before they were answered
  public record Refusals(Instant since, Map<RefusalReason, Integer> byReason, int gaveUp) {
    public Refusals {
      var copy = new EnumMap<RefusalReason, Integer>(RefusalReason.class);
      copy.putAll(byReason);
      byReason = copy;
    }
  }

  /// Why a call was refused with 503.
  public enum RefusalReason {
    /// As many calls as there may be at once, or a hundred that are not answered yet.
    FULL,
    /// vigil-media did not answer.
    NO_MEDIA,
    /// The database did not take it.
    NOT_STORED
  }

  public LineHealth {
    carriers = List.copyOf(carriers);
  }
}
