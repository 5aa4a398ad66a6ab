package vigil.telephony.web;

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
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Phone;
import vigil.telephony.store.SqlMobiles;

/// One's own mobile: by it one is woken when one is on duty.
@RestController
@RequestMapping("/api/telephony/my-mobile")
class MobileController {
  /// @param phone masked
  /// @param isReached whether a carrier calls it; else one is rung at the own phone
  record MyMobile(@Nullable String phone, boolean isReached) {}

  record NewMobile(String phone) {
    NewMobile {
      if (!phone.matches("(\\+86)?1[3-9][0-9]{9}")) {
        throw InvalidInput.malformed("phone", "a mobile number of eleven digits");
      }
    }
  }

  private final SqlMobiles mobiles;

  MobileController(SqlMobiles mobiles) {
    this.mobiles = mobiles;
  }

  @Permit(staff = true)
  @GetMapping
  MyMobile mine(Staff staff) {
    return new MyMobile(
        mobiles.findNumber(staff.id()).map(Phone::toString).orElse(null),
        mobiles.findAddress(staff.id()).isPresent());
  }

  @Permit(staff = true)
  @PutMapping
  MyMobile save(@RequestBody NewMobile wanted, Staff staff) {
    mobiles.save(staff.id(), new Phone(wanted.phone()));
    return mine(staff);
  }

  @Permit(staff = true)
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(Staff staff) {
    mobiles.forget(staff.id());
  }
}
