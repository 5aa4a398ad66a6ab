package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.steps.LinkApproval;
import vigil.identity.steps.Passwords;
import vigil.identity.steps.TwoPersonRule;
import vigil.identity.store.SqlStaff;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;

/// Links of managers, leaders and operators, which a second person approves.
@RestController
@RequestMapping("/api/identity/links")
class LinkApprovalController {
  /// A link that waits.
  ///
  /// @param id names it without opening anything
  /// @param mayApprove false for who made it, and for the account's owner
  record WaitingLink(
      String id,
      SignInController.CurrentStaffView owner,
      String madeBy,
      Instant madeAt,
      Instant until,
      boolean mayApprove) {}

  /// @param code shown once: give it to the account's owner yourself, and to nobody else
  record ApprovedLink(String staff, String code) {}

  private final LinkApproval approval;
  private final SqlStaff people;

  LinkApprovalController(LinkApproval approval, SqlStaff people) {
    this.approval = approval;
    this.people = people;
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @GetMapping
  List<WaitingLink> waiting(Staff by) {
    var links = approval.listWaiting();
    var owners = new LinkedHashMap<String, Staff>();
    people
        .listByIds(links.stream().map(it -> it.staff()).toList())
        .forEach(it -> owners.put(it.id(), it));
    return links.stream()
        .flatMap(it ->
            Optional.ofNullable(owners.get(it.staff())).stream()
                .map(owner ->
                    new WaitingLink(
                        it.id(),
                        SignInController.CurrentStaffView.of(owner),
                        it.madeBy(),
                        it.madeAt(),
                        it.expiresAt(),
                        TwoPersonRule.findRefusal(it.madeBy(), it.staff(), by).isEmpty())))
        .toList();
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      fresh = true,
      person = true)
  @PostMapping("/{id}/approve")
  ApprovedLink approve(@PathVariable String id, Staff by, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    var code =
        approval
            .drawCode()
            .orElseThrow(() ->
                EnrolmentProblems.problem(
                    new vigil.identity.steps.Enrolment.TooBusy(Passwords.RETRY_AFTER_SECONDS)));
    return switch (approval.approve(id, code, by)) {
      case LinkApproval.Approval(var staff, var text) -> new ApprovedLink(staff, text);
      case LinkApproval.Outcome other -> throw problem(other);
    };
  }

  /// Also by who made it, who takes it back.
  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      person = true)
  @PostMapping("/{id}/refuse")
  Map<String, String> refuse(@PathVariable String id, Staff by) {
    return switch (approval.refuse(id, by)) {
      case LinkApproval.Rejection(var staff) -> Map.of("staff", staff);
      case LinkApproval.Outcome other -> throw problem(other);
    };
  }

  private static RuntimeException problem(LinkApproval.Outcome outcome) {
    return switch (outcome) {
      case LinkApproval.NotEntitled(TwoPersonRule.OwnLink r) ->
          Problems.refused(
              HttpStatus.CONFLICT, r, "You made this link: leave it to a second person.", Map.of());
      case LinkApproval.NotEntitled(TwoPersonRule.OwnAccount r) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              r,
              "This link is for your own account: leave it to another person.",
              Map.of());
      case LinkApproval.NotEntitled(TwoPersonRule.TokenIsNobody r) ->
          Problems.refused(
              HttpStatus.FORBIDDEN,
              r,
              "Two people who signed in do this; the operator's token is nobody.",
              Map.of());
      case LinkApproval.NotWaiting _ -> Problems.notFound("link that waits");
      case LinkApproval.Approval _, LinkApproval.Rejection _ ->
          new IllegalStateException("This is no refusal");
    };
  }
}
