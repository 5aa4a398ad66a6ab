package vigil.telephony.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who was refused too often is not answered for a while: guessing passwords, scanning numbers and
/// knocking at dialogs that are not there costs a stranger time and us none.
final class SourceLimits {
  /// Refusals of one address within [#WINDOW]; a phone with a wrong password tries every minute.
  static final int MOST_REFUSALS = 20;

  static final Duration WINDOW = Duration.ofSeconds(30);

  /// How long an address is not answered after that; each further message begins it anew.
  static final Duration SILENCE = Duration.ofMinutes(1);

  /// Addresses remembered; the one that was longest quiet gives way.
  static final int MOST_ADDRESSES = 10_000;

  private record Tally(Instant since, int refusals, Instant silentUntil) {}

  private final Map<String, Tally> tallies =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  synchronized int size() {
    return tallies.size();
  }

  /// Whether a message from this address is looked at.
  synchronized boolean admits(String address, Instant now) {
    Tally tally = tallies.get(address);
    if (tally == null || !now.isBefore(tally.silentUntil())) {
      return true;
    }
    tallies.put(address, new Tally(tally.since(), tally.refusals(), now.plus(SILENCE)));
    return false;
  }

  /// A message from this address was refused.
  ///
  /// @return whether the address is silent from now on
  synchronized boolean recordRefusal(String address, Instant now) {
    Tally tally = tallies.get(address);
    if (tally == null || now.isAfter(tally.since().plus(WINDOW))) {
      tally = new Tally(now, 0, Instant.EPOCH);
    }
    int refusals = tally.refusals() + 1;
    boolean isSilent = refusals > MOST_REFUSALS;
    tallies.put(
        address, new Tally(tally.since(), refusals, isSilent ? now.plus(SILENCE) : Instant.EPOCH));
    return isSilent;
  }
}
