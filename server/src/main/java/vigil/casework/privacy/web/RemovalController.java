package vigil.casework.privacy.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.casework.PrivacyFact.Removal;
import vigil.casework.privacy.RemovalRequest;
import vigil.casework.privacy.steps.DataSubjectRights;
import vigil.casework.privacy.steps.Removals;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;

/// Erasing a person's data and lifting a legal hold: one asks, another agrees, both with a fresh
/// touch of their keys.
@RestController
@RequestMapping("/api/casework")
class RemovalController {
  private final Casework casework;
  private final Removals removals;

  RemovalController(Casework casework, Removals removals) {
    this.casework = casework;
    this.removals = removals;
  }

  /// @param number the order's, typed once more
  record ErasureRequest(@Nullable String number) {}

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      fresh = true)
  @PostMapping("/orders/{id}/erase")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RemovalRequest erase(@PathVariable String id, @RequestBody ErasureRequest body, Staff by) {
    String number = body.number() == null ? "" : body.number().strip();
    return wish(removals.ask(seen(id, by), Removal.ERASE, number, by));
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER, Role.LEADER},
      fresh = true)
  @PostMapping("/orders/{id}/lift-hold")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RemovalRequest lift(@PathVariable String id, Staff by) {
    return wish(removals.ask(seen(id, by), Removal.LIFT_HOLD, "", by));
  }

  /// What waits for its second person, and what was decided.
  @Permit({Role.OPERATOR, Role.MANAGER, Role.LEADER})
  @GetMapping("/removals")
  List<RemovalRequest> list(Staff by) {
    return removals.list().stream()
        .filter(wish -> casework.find(wish.orderId(), by).isPresent())
        .toList();
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER, Role.LEADER},
      fresh = true)
  @PostMapping("/removals/{id}/agree")
  RemovalRequest agree(@PathVariable String id, Staff by) {
    return wish(removals.decide(find(id, by), true, by));
  }

  @Permit({Role.OPERATOR, Role.MANAGER, Role.LEADER})
  @PostMapping("/removals/{id}/refuse")
  RemovalRequest refuse(@PathVariable String id, Staff by) {
    return wish(removals.decide(find(id, by), false, by));
  }

  private RemovalRequest find(String id, Staff by) {
    var wish = removals.find(id).orElseThrow(() -> Problems.notFound("removal"));
    seen(wish.orderId(), by);
    return wish;
  }

  private String seen(String id, Staff by) {
    return casework.find(id, by).orElseThrow(() -> Problems.notFound("order")).order().id();
  }

  private static RemovalRequest wish(Removals.RemovalResult answer) {
    return switch (answer) {
      case Removals.RemovalResult.Recorded(var wish) -> wish;
      case Removals.RemovalResult.ErasureBlocked(var no) -> throw problem(no);
      case Removals.RemovalResult.Refused(var no) ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              no,
              "One asks, another decides, once.",
              no instanceof Removals.AlreadyAsked(var at) ? Map.of("at", at) : Map.of());
    };
  }

  private static RuntimeException problem(DataSubjectRights.ErasureRefusal no) {
    return switch (no) {
      case DataSubjectRights.ErasureRefusal.Unknown _ -> Problems.notFound("order");
      case DataSubjectRights.ErasureRefusal.StillOpen r ->
          conflict(r, "It is still handled; erase it once it is over.");
      case DataSubjectRights.ErasureRefusal.ParentStillOpen r ->
          conflict(r, "It was merged into an order that is still handled: wait for its end.");
      case DataSubjectRights.ErasureRefusal.OnHold r ->
          Problems.refused(
              HttpStatus.CONFLICT,
              r,
              "It is under a legal hold; nothing of it may be erased until that is lifted.",
              Map.of("by", r.by()));
      case DataSubjectRights.ErasureRefusal.ErasedAlready r ->
          Problems.refused(
              HttpStatus.CONFLICT, r, "It was erased at " + r.at() + ".", Map.of("at", r.at()));
      case DataSubjectRights.ErasureRefusal.NumberDiffers r ->
          conflict(r, "The number typed is not this order's.");
      case DataSubjectRights.ErasureRefusal.NotOnHold r ->
          conflict(r, "It is under no legal hold.");
    };
  }

  private static RuntimeException conflict(DataSubjectRights.ErasureRefusal no, String detail) {
    return Problems.refused(HttpStatus.CONFLICT, no, detail, Map.of());
  }
}
