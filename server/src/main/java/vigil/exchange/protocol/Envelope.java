package vigil.exchange.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message between two platforms, as it stands in the body of a signed request.
///
/// @param from the sender's code, inside what is signed: a message thrown back at its sender is
///   none
/// @param ref the part that the forwarding made at the sender: it names the order to both
/// @param version of the fact, so that news that come in another order are put right
public record Envelope(
    MessageType type,
    String from,
    String to,
    String ref,
    int version,
    Instant at,
    @Nullable ForwardedAppeal given,
    @Nullable StatusUpdate news) {
  public Envelope with(@Nullable ForwardedAppeal itsGiven, @Nullable StatusUpdate itsNews) {
    return new Envelope(type, from, to, ref, version, at, itsGiven, itsNews);
  }

  /// Whether words are the name of a refusal, which every platform says in its own language.
  public static boolean isName(String words) {
    return words.matches("[A-Za-z]{1,40}");
  }
}
