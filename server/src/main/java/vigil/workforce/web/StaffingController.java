package vigil.workforce.web;

import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.InvalidInput;
import vigil.workforce.CallOutlook;
import vigil.workforce.SeatOutlook;
import vigil.workforce.Staffing;
import vigil.workforce.StaffingAim;

/// Calls that will come, and the seats they take.
@RestController
@RequestMapping("/api/workforce/forecast")
class StaffingController {
  private static final int LEAST_PERCENT = 50;
  private static final int MOST_PERCENT = 99;
  private static final int MOST_SECONDS = 600;
  private static final int MOST_PATIENCE = 3600;

  private final Staffing staffing;

  StaffingController(Staffing staffing) {
    this.staffing = staffing;
  }

  @GetMapping
  @Permit({Role.LEADER, Role.MANAGER})
  CallOutlook calls() {
    return staffing.forecastCalls();
  }

  /// @param percent of callers answered within `seconds`
  /// @param patience mean seconds after which a caller hangs up
  /// @param afterCall mean seconds of work after a call
  @GetMapping("/{date}/seats")
  @Permit({Role.LEADER, Role.MANAGER})
  SeatOutlook seats(
      @PathVariable LocalDate date,
      @RequestParam(defaultValue = "85") int percent,
      @RequestParam(defaultValue = "15") int seconds,
      @RequestParam(defaultValue = "120") int patience,
      @RequestParam(defaultValue = "60") int afterCall) {
    require("percent", percent, LEAST_PERCENT, MOST_PERCENT);
    require("seconds", seconds, 1, MOST_SECONDS);
    require("patience", patience, 1, MOST_PATIENCE);
    require("afterCall", afterCall, 0, MOST_SECONDS);
    return staffing.forecastSeats(date, new StaffingAim(percent, seconds, patience, afterCall));
  }

  private static void require(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw InvalidInput.outOfRange(field, least, most);
    }
  }
}
