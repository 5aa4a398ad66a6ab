package vigil.workforce;

import java.time.Instant;
import java.util.List;

/// A running shift.
///
/// @param staff the staff member's id; also the seat's id in the distribution engine
/// @param address where her phone is
/// @param skills what she may take: language and line of business
/// @param site home, main or standby
public record Shift(String staff, String address, List<String> skills, String site, Instant since) {
  public Shift {
    skills = List.copyOf(skills);
  }
}
