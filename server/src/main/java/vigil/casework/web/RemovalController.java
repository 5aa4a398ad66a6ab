package vigil.casework.web;

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
import vigil.casework.privacy.Removals;
import vigil.casework.privacy.Rights;
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
  record Erasure(@Nullable String number) {}

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER},
      fresh = true)
  @PostMapping("/orders/{id}/erase")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Removals.Wish erase(@PathVariable String id, @RequestBody Erasure body, Staff by) {
    String number = body.number() == null ? "" : body.number().strip();
    return wish(removals.ask(seen(id, by), Removal.ERASE, number, by));
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER, Role.LEADER},
      fresh = true)
  @PostMapping("/orders/{id}/lift-hold")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Removals.Wish lift(@PathVariable String id, Staff by) {
    return wish(removals.ask(seen(id, by), Removal.LIFT_HOLD, "", by));
  }

  /// What waits for its second person, and what was decided.
  @Permit({Role.OPERATOR, Role.MANAGER, Role.LEADER})
  @GetMapping("/removals")
  List<Removals.Wish> list(Staff by) {
    return removals.list().stream()
        .filter(wish -> casework.find(wish.orderId(), by).isPresent())
        .toList();
  }

  @Permit(
      value = {Role.OPERATOR, Role.MANAGER, Role.LEADER},
      fresh = true)
  @PostMapping("/removals/{id}/agree")
  Removals.Wish agree(@PathVariable String id, Staff by) {
    return wish(removals.decide(find(id, by), true, by));
  }

  @Permit({Role.OPERATOR, Role.MANAGER, Role.LEADER})
  @PostMapping("/removals/{id}/refuse")
  Removals.Wish refuse(@PathVariable String id, Staff by) {
    return wish(removals.decide(find(id, by), false, by));
  }

  private Removals.Wish find(String id, Staff by) {
    var wish = removals.find(id).orElseThrow(() -> Problems.notFound("removal"));
    seen(wish.orderId(), by);
    return wish;
  }

  private String seen(String id, Staff by) {
    return casework.find(id, by).orElseThrow(() -> Problems.notFound("order")).order().id();
  }

  private static Removals.Wish wish(Removals.Answer answer) {
    return switch (answer) {
      case Removals.Answer.Kept(var wish) -> wish;
      case Removals.Answer.Against(var no) -> throw problem(no);
      case Removals.Answer.Refused(var no) ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              no,
              "One asks, another decides, once.",
              no instanceof Removals.AlreadyAsked(var at) ? Map.of("at", at) : Map.of());
    };
  }

  private static RuntimeException problem(Rights.No no) {
    return switch (no) {
      case Rights.No.Unknown _ -> Problems.notFound("order");
      case Rights.No.StillOpen r -> conflict(r, "It is still handled; erase it once it is over.");
      case Rights.No.ParentStillOpen r ->
          conflict(r, "It was merged into an order that is still handled: wait for its end.");
      case Rights.No.OnHold r ->
          Problems.refused(
              HttpStatus.CONFLICT,
              r,
              "It is under a legal hold; nothing of it may be erased until that is lifted.",
              Map.of("by", r.by()));
      case Rights.No.ErasedAlready r ->
          Problems.refused(
              HttpStatus.CONFLICT, r, "It was erased at " + r.at() + ".", Map.of("at", r.at()));
      case Rights.No.NumberDiffers r -> conflict(r, "The number typed is not this order's.");
      case Rights.No.NotOnHold r -> conflict(r, "It is under no legal hold.");
    };
  }

  private static RuntimeException conflict(Rights.No no, String detail) {
    return Problems.refused(HttpStatus.CONFLICT, no, detail, Map.of());
  }
}
