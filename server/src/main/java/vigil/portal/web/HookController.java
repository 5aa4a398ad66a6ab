package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
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
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Ids;
import vigil.kernel.Problems;
import vigil.kernel.ShownOnce;
import vigil.portal.delivery.Outbox;
import vigil.portal.hooks.AddressGuard;
import vigil.portal.hooks.Events;
import vigil.portal.hooks.Subscriptions;

/// Webhooks: who hears of what.
@RestController
@RequestMapping("/api/portal/hooks")
class HookController {
  /// A subscription wanted.
  record HookWish(@Nullable String url, @Nullable List<String> kinds) {}

  /// All subscriptions, and what one may subscribe to.
  record Hooks(List<Subscriptions.Hook> items, List<String> kinds) {}

  private final Subscriptions subscriptions;
  private final AddressGuard guard;
  private final Outbox outbox;
  private final InstantSource clock;

  HookController(
      Subscriptions subscriptions, AddressGuard guard, Outbox outbox, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.guard = guard;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Permit(Role.OPERATOR)
  @GetMapping
  Hooks all() {
    return new Hooks(subscriptions.all(), Events.all());
  }

  /// The secret in the answer is shown once.
  @Permit(Role.OPERATOR)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Subscriptions.Made add(@RequestBody HookWish wish, Staff by, HttpServletRequest request) {
    List<String> kinds = wish.kinds() == null ? List.of() : wish.kinds();
    if (kinds.isEmpty() || !Events.all().containsAll(kinds)) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "UnknownKind",
          "Name at least one kind of event out of those listed. 请至少选择一种事件。",
          Map.of("kinds", Events.all()));
    }
    String no = guard.refuses(wish.url() == null ? "" : wish.url());
    if (no != null) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "AddressNotAllowed",
          "Nothing can be sent there: %s. 不能向该地址发送。".formatted(no),
          Map.of());
    }
    if (subscriptions.live() >= Subscriptions.MOST) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "TooManyHooks",
          "There are %d subscriptions already; end one first. 订阅已满。".formatted(Subscriptions.MOST),
          Map.of());
    }
    ShownOnce.answerTo(request);
    return subscriptions.add(
        String.valueOf(wish.url()), kinds.stream().distinct().toList(), by.id());
  }

  @Permit(Role.OPERATOR)
  @PostMapping("/{id}/end")
  Hooks end(@PathVariable String id) {
    if (!subscriptions.end(id)) {
      throw Problems.notFound("subscription");
    }
    return all();
  }

  /// Puts a message about nothing into the outbox.
  @Permit(Role.OPERATOR)
  @PostMapping("/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void test(@PathVariable String id) {
    if (subscriptions.all().stream().noneMatch(it -> it.id().equals(id) && it.endedAt() == null)) {
      throw Problems.notFound("subscription");
    }
    outbox.add(Events.test(id, "test/" + Ids.next(clock), clock.instant()));
  }
}
