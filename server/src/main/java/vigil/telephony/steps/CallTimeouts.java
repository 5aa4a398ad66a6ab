package vigil.telephony.steps;

import java.time.Duration;

/// How long the line waits for people and phones.
///
/// @param keyWindow after the greeting, for a key
/// @param greeting at most, if media never says that it was played
/// @param provisional for the first sign of life of a seat's phone
/// @param probe for a silent phone's answer whether it is still there
/// @param askAgain after which a phone that answered and is still silent is asked once more
/// @param store for a database that is away
/// @param shortestSession the shortest session timer that we agree to (RFC 4028, section 4)
/// @param acknowledged for the ACK of our 200: 64 T1 (RFC 3261, 13.3.1.4)
public record CallTimeouts(
    Duration keyWindow,
    Duration greeting,
    Duration provisional,
    Duration probe,
    Duration askAgain,
    Duration store,
    Duration shortestSession,
    Duration acknowledged) {
  public static final CallTimeouts USUAL =
      new CallTimeouts(
          Duration.ofSeconds(3),
          Duration.ofSeconds(60),
          Duration.ofSeconds(4),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(90),
          Duration.ofSeconds(32));
}
