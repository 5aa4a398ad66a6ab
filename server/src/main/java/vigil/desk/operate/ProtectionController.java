package vigil.desk.operate;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.Protection;

/// How what is kept here is kept. No key comes or goes this way: a new master key is laid where the
/// server reads it.
@RestController
@RequestMapping("/api/desk/protection")
class ProtectionController {
  /// How many of the months' keys are sealed anew.
  record ResealCount(int keys) {}

  private final Protection protection;

  ProtectionController(Protection protection) {
    this.protection = protection;
  }

  @Permit(Role.OPERATOR)
  @GetMapping
  Protection.ProtectionStatus standing() {
    return protection.status();
  }

  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping("/reseal")
  ResealCount reseal() {
    return new ResealCount(protection.reseal());
  }
}
