package vigil.workforce;

import java.util.List;
import java.util.Optional;

/// Who may work what, when, from where.
public interface Workforce {
  /// Begins a shift, or moves a running one to another phone or site.
  ///
  /// @param address the seat's phone (`sip:1001`)
  /// @param site home, main or standby
  /// @throws IllegalArgumentException if there is no such site, or the address is no SIP address
  ShiftStartResult startShift(String staff, String address, String site);

  /// Begins a shift at home.
  default ShiftStartResult startShift(String staff, String address) {
    return startShift(staff, address, Site.HOME);
  }

  /// Ends the running shift, if there is one.
  void endShift(String staff);

  Optional<Shift> findShift(String staff);

  List<Shift> listShifts();

  /// What an agent may take beyond Chinese (`en`, `sh`), from now on, also for a running shift.
  void setSkills(String staff, List<String> skills);

  List<Site> listSites();
}
