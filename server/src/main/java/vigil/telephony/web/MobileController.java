package vigil.telephony.web;

import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.FieldCheck;
import vigil.kernel.InvalidInput;
import vigil.kernel.Phone;
import vigil.kernel.Problems;
import vigil.telephony.store.SqlMobiles;

/// One's own mobile: by it one is woken when one is on duty, and takes calls in a shift for which
/// one says so.
@RestController
@RequestMapping("/api/telephony/my-mobile")
class MobileController {
  /// @param phone masked
  /// @param isReached whether a carrier calls it; else one is rung at the own phone
  /// @param takesCalls calls for the own seat ring at it, until the shift ends
  record MyMobile(@Nullable String phone, boolean isReached, boolean takesCalls) {}

  /// Whether calls ring at the mobile.
  record CallsByMobile(boolean takesCalls) {}

  record NewMobile(String phone) {
    NewMobile {
      new FieldCheck().require("phone", phone).check();
      if (!phone.matches("(\\+86)?1[3-9][0-9]{9}")) {
        throw InvalidInput.malformed("phone", "a mobile number of eleven digits");
      }
    }
  }

  private final SqlMobiles mobiles;
  private final InstantSource clock;

  MobileController(SqlMobiles mobiles, InstantSource clock) {
    this.mobiles = mobiles;
    this.clock = clock;
  }

  @Permit(staff = true)
  @GetMapping
  MyMobile mine(Staff staff) {
    return new MyMobile(
        mobiles.findNumber(staff.id()).map(Phone::toString).orElse(null),
        mobiles.findAddress(staff.id()).isPresent(),
        staff.extension() != null && mobiles.takesCalls(staff.id(), staff.extension()));
  }

  @Permit(staff = true)
  @PutMapping
  MyMobile save(@RequestBody NewMobile wanted, Staff staff) {
    mobiles.save(staff.id(), new Phone(wanted.phone()));
    return mine(staff);
  }

  /// Rings the own mobile for the seat's calls until the shift ends, or its phones again.
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  @PutMapping("/calls")
  MyMobile takeCalls(@RequestBody CallsByMobile wanted, Staff staff) {
    if (!wanted.takesCalls()) {
      mobiles.takeNoCalls(staff.id());
      return mine(staff);
    }
    String extension = PhoneController.extension(staff);
    if (mobiles.findAddress(staff.id()).isEmpty()) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "MobileNotCalled",
          "No carrier calls your mobile, or you gave none. Save a mobile number first.",
          Map.of());
    }
    mobiles.takeCalls(staff.id(), extension, clock.instant());
    return mine(staff);
  }

  @Permit(staff = true)
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(Staff staff) {
    mobiles.forget(staff.id());
  }
}
