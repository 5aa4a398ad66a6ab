package vigil.casework.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
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
import vigil.casework.OrderCriteria;
import vigil.casework.privacy.Export;
import vigil.casework.privacy.ExportFilter;
import vigil.casework.privacy.steps.Exports;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;

/// Lists of orders as files: asked for, agreed to by another, taken by who asked.
@RestController
@RequestMapping("/api/casework/exports")
class ExportController {
  private final Exports exports;

  ExportController(Exports exports) {
    this.exports = exports;
  }

  /// A wish for a list.
  ///
  /// @param filter as in the list of orders; null for all
  record ExportRequest(
      @Nullable ExportFilter filter,
      @Size(max = PrivacyController.LONGEST_REASON) @Nullable String reason) {}

  @Permit(
      value = {
        Role.DISPATCHER,
        Role.REVIEWER,
        Role.CALLBACK,
        Role.CLERK,
        Role.MANAGER,
        Role.LEADER
      },
      fresh = true)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Export ask(@RequestBody ExportRequest wish, Staff by) {
    var all = new ExportFilter(OrderCriteria.ANY);
    return exports.ask(
        wish.filter() == null ? all : wish.filter(), PrivacyController.reason(wish.reason()), by);
  }

  /// Those who decide see all, the others their own.
  @Permit({Role.DISPATCHER, Role.REVIEWER, Role.CALLBACK, Role.CLERK, Role.MANAGER, Role.LEADER})
  @GetMapping
  List<Export> list(Staff by) {
    boolean decides = by.hasRole(Role.MANAGER) || by.hasRole(Role.LEADER);
    return exports.list(decides ? null : by.id());
  }

  @Permit(
      value = {Role.MANAGER, Role.LEADER},
      fresh = true)
  @PostMapping("/{id}/approve")
  Export approve(@PathVariable String id, Staff by) {
    return decide(id, true, by);
  }

  @Permit({Role.MANAGER, Role.LEADER})
  @PostMapping("/{id}/refuse")
  Export refuse(@PathVariable String id, Staff by) {
    return decide(id, false, by);
  }

  private Export decide(String id, boolean agreed, Staff by) {
    var asked = exports.find(id).orElseThrow(() -> Problems.notFound("export"));
    if (asked.approval().askedBy().equals(by.id())) {
      throw Problems.of(
          HttpStatus.CONFLICT, "AnotherMustAgree", "Leave it to a second person.", Map.of());
    }
    if (!exports.decide(id, agreed, by)) {
      throw Problems.of(
          HttpStatus.CONFLICT, "DecidedAlready", "Somebody decided it already.", Map.of());
    }
    return exports.find(id).orElseThrow();
  }

  /// Taken by who asked, within a day of the approval; each taking is told to the ledger.
  @Permit(
      value = {
        Role.DISPATCHER,
        Role.REVIEWER,
        Role.CALLBACK,
        Role.CLERK,
        Role.MANAGER,
        Role.LEADER
      },
      fresh = true)
  @PostMapping("/{id}/take")
  ResponseEntity<byte[]> download(@PathVariable String id, Staff by, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    var export =
        exports
            .find(id)
            .filter(e -> e.approval().askedBy().equals(by.id()))
            .orElseThrow(() -> Problems.notFound("export"));
    if (!exports.isDownloadable(export)) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "NotApproved",
          "It waits for an approval, was refused, or its day is over: ask anew.",
          Map.of("state", export.state()));
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=orders-" + id + ".csv")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(exports.download(export, by).getBytes(StandardCharsets.UTF_8));
  }
}
