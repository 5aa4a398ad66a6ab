package vigil.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A party of a call that lives, as others see it.
///
/// @param leg its id within the call
/// @param party who it is: a person, a unit, a key of the directory; empty for the citizen
/// @param stands its state: INVITED, RINGING, JOINED, HELD, CONSULTING, LISTENING ...
/// @param address where it is reached; a seat's phone, or empty where that is a number
/// @param recordingPausedUntil at its wish silence is recorded, until then at most; null while
///   sound is, or it was another's wish
/// @param askedBy the leg that asked for it, or that it listens to; null for none
public record CallParty(
    String leg,
    PartyRole role,
    String party,
    String stands,
    String address,
    @Nullable String askedBy,
    @Nullable Instant recordingPausedUntil) {}
