package vigil.casework.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.casework.PrivacyFact;
import vigil.casework.privacy.steps.DataSubjectRights;
import vigil.casework.privacy.steps.RetentionSweep;
import vigil.casework.privacy.store.SqlPersonalData;
import vigil.casework.steps.Recusals;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;

/// Stepping aside from an order; what its appellant may ask; holds; what is kept how long.
@RestController
@RequestMapping("/api/casework")
class PrivacyController {
  static final int LONGEST_REASON = 500;

  private final Casework casework;
  private final Recusals interests;
  private final DataSubjectRights rights;
  private final RetentionSweep retention;

  PrivacyController(
      Casework casework, Recusals interests, DataSubjectRights rights, RetentionSweep retention) {
    this.casework = casework;
    this.interests = interests;
    this.rights = rights;
    this.retention = retention;
  }

  /// What binds a member of staff to the people of an order.
  record RecusalRequest(PrivacyFact.@Nullable Interest kind) {}

  /// Whoever declares it sees and handles the order no more.
  @Permit(staff = true)
  @PostMapping("/orders/{id}/interest")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void declare(@PathVariable String id, @RequestBody RecusalRequest body, Staff by) {
    if (body.kind() == null) {
      throw InvalidInput.missing("kind");
    }
    var order = casework.find(id, by).orElseThrow(() -> Problems.notFound("order")).order();
    interests.declare(order.id(), by.id(), body.kind());
  }

  /// A copy for the appellant, to be given to nobody else.
  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      fresh = true)
  @PostMapping("/orders/{id}/copy")
  ResponseEntity<Map<String, Object>> copy(
      @PathVariable String id, Staff by, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    var copy = rights.findCopy(seen(id, by), by.id()).orElseThrow(() -> Problems.notFound("order"));
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(copy);
  }

  private String seen(String id, Staff by) {
    return casework.find(id, by).orElseThrow(() -> Problems.notFound("order")).order().id();
  }

  record Reason(@Size(max = LONGEST_REASON) @Nullable String reason) {}

  @Permit({Role.OPERATOR, Role.MANAGER, Role.LEADER})
  @PostMapping("/orders/{id}/hold")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hold(@PathVariable String id, @RequestBody Reason body, Staff by) {
    if (!rights.hold(seen(id, by), reason(body.reason()), by.id())) {
      throw Problems.of(
          HttpStatus.CONFLICT, "HeldAlready", "It is under a hold already.", Map.of());
    }
  }

  static String reason(@Nullable String reason) {
    InvalidInput.requireText("reason", reason, LONGEST_REASON);
    return String.valueOf(reason).strip();
  }

  /// What is kept how long, when the sweep last came, and what is held.
  ///
  /// @param days by kind
  record RetentionView(
      RetentionSweep.Days days,
      List<SqlPersonalData.Purge> purges,
      List<SqlPersonalData.LegalHold> held) {}

  @Permit({Role.OPERATOR, Role.MANAGER, Role.LEADER})
  @GetMapping("/retention")
  RetentionView retention() {
    return new RetentionView(retention.days(), retention.purges(), rights.listHolds());
  }
}
