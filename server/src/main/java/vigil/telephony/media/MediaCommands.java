package vigil.telephony.media;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.telephony.LegQuality;

/// What the line asks of vigil-media (`docs/media-protocol.md`). Each order is idempotent; false or
/// empty says that media refused it or did not answer within its time.
public interface MediaCommands {
  /// Makes or updates a leg. Null leaves as it is what is known, or media's default.
  ///
  /// @param direction seen from us: `sendrecv`, `sendonly`, `recvonly`, `inactive` (RFC 3264); it
  ///   is told with the leg, for between two orders a packet would be sent to who holds
  /// @param page what the page says, for a leg whose phone is one; null for a phone
  /// @param srtp what seals a phone's sound
  Optional<MediaLeg> openLeg(
      String call,
      String leg,
      @Nullable String remote,
      @Nullable String codec,
      @Nullable Integer events,
      @Nullable String direction,
      @Nullable PageCredentials page,
      @Nullable SdesKeys srtp);

  /// Plays a file to a leg.
  ///
  /// @param tag a second play with the tag of the leg's latest does nothing
  boolean play(String leg, String file, boolean loop, String tag);

  /// All hear each other and nobody else; what is played to them ends.
  boolean join(List<String> legs);

  /// A leg hears exactly these.
  boolean hear(String leg, List<String> from);

  /// Tests a leg's voice: plays a file, listens for so long, and plays back what was said; what was
  /// heard comes by [MediaEvents#echoed].
  boolean echo(String leg, String file, int seconds);

  /// Ends what is played to a leg.
  boolean stop(String leg);

  /// Records a call; again with the same file it goes on with other legs.
  ///
  /// @param left the leg whose sound is on the left; null for nobody
  /// @param right whose sounds are on the right, added up
  boolean record(String call, @Nullable String left, List<String> right, String file);

  /// Records silence, or sound again.
  ///
  /// @param most then sound is recorded again by itself
  boolean pauseRecording(String call, boolean isOn, Duration most);

  boolean freeLeg(String leg);

  /// Closes every leg of the call and its recording.
  boolean free(String call);

  /// The calls that media has; empty when it does not say.
  Optional<Set<String>> listCalls();

  /// For each leg that sound has come from, how long ago the last of it came; empty when media does
  /// not say.
  Map<String, Duration> sinceSound();

  /// How legs sound, by leg; empty when media does not say.
  Map<String, LegQuality> listQuality();

  boolean isUp();
}
