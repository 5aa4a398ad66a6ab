package vigil.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.steps.StaffDirectoryService;
import vigil.identity.store.SqlStaffDirectory;
import vigil.identity.store.SqlStaffDirectory.Account;
import vigil.kernel.Page;
import vigil.kernel.Problems;

/// Accounts: who has enrolled, and the lock that stops one at once. Who works here and in which
/// roles is a table of the policy, changed with a second person's approval.
@RestController
@RequestMapping("/api/identity/register")
class AccountController {
  record LockRequest(@NotBlank @Size(max = 500) String why) {}

  private final SqlStaffDirectory register;
  private final StaffDirectoryService door;

  AccountController(SqlStaffDirectory register, StaffDirectoryService door) {
    this.register = register;
    this.door = door;
  }

  /// @param q words in id, name, unit or extension
  @Permit({Role.OPERATOR, Role.MANAGER})
  @GetMapping
  Page<Account> accounts(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Page.limit(limit);
    List<Account> found =
        register.list(q.strip(), role == null ? "" : role.name(), cursor, most + 1);
    boolean more = found.size() > most;
    return new Page<>(
        more ? found.subList(0, most) : found, more ? found.get(most - 1).id() : null);
  }

  /// Without a touch of the key: whoever must be stopped is stopped at once.
  @Permit({Role.OPERATOR, Role.MANAGER})
  @PostMapping("/{staff}/lock")
  Map<String, String> lock(
      @PathVariable String staff, @Valid @RequestBody LockRequest why, Staff by) {
    if (staff.equals(by.id())) {
      throw Problems.of(
          HttpStatus.CONFLICT, "LockedSelf", "Ask somebody else to lock your account.", Map.of());
    }
    if (!door.lock(staff, why.why().strip(), by.id())) {
      throw Problems.notFound("member of staff who is not locked");
    }
    return Map.of("staff", staff);
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      fresh = true)
  @PostMapping("/{staff}/unlock")
  Map<String, String> unlock(@PathVariable String staff, Staff by) {
    if (!door.unlock(staff, by.id())) {
      throw Problems.notFound("member of staff who is locked");
    }
    return Map.of("staff", staff);
  }
}
