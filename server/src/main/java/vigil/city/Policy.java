package vigil.city;

import java.util.List;

/// What else the city has set down in `policy/`.
///
/// @param version a hash of all its files: what was decided by them names it
public record Policy(
    String version, List<UrgencyWord> urgencyWords, List<DutyTurn> duty, List<Phrase> phrases) {
  public Policy {
    urgencyWords = List.copyOf(urgencyWords);
    duty = List.copyOf(duty);
    phrases = List.copyOf(phrases);
  }
}
