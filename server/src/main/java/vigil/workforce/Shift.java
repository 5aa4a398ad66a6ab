package vigil.workforce;

import java.time.Instant;
import java.util.List;
import vigil.kernel.InvalidInput;

/// A running shift.
///
/// @param staff the staff member's id; also the seat's id in the distribution engine
/// @param address where the phone is
/// @param skills what the agent may take beyond Chinese: language and line of business
/// @param site home, main or standby
public record Shift(String staff, String address, List<String> skills, String site, Instant since)
    implements ShiftStartResult {
  public Shift {
    skills = List.copyOf(skills);
    if (!address.matches("sips?:[A-Za-z0-9._+-]{1,64}(@[A-Za-z0-9.:\\[\\]-]{1,128})?")) {
      throw InvalidInput.malformed("address", "a SIP address such as sip:1001");
    }
  }
}
