package vigil.messaging.web;

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
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;
import vigil.messaging.AddressGuard;
import vigil.messaging.OrderEventKind;
import vigil.messaging.Outbox;
import vigil.messaging.hooks.WebhookEvents;
import vigil.messaging.store.SqlWebhooks;

/// Webhooks: who hears of what.
@RestController
@RequestMapping("/api/portal/hooks")
class WebhookController {
  /// A subscription wanted.
  record WebhookRequest(@Nullable String url, @Nullable List<String> kinds) {}

  /// All subscriptions, and what one may subscribe to.
  record WebhookList(List<SqlWebhooks.Webhook> items, List<String> kinds) {}

  private final SqlWebhooks subscriptions;
  private final AddressGuard guard;
  private final Outbox outbox;
  private final InstantSource clock;

  WebhookController(
      SqlWebhooks subscriptions, AddressGuard guard, Outbox outbox, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.guard = guard;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Permit(Role.OPERATOR)
  @GetMapping
  WebhookList all() {
    return new WebhookList(subscriptions.list(), OrderEventKind.listWireNames());
  }

  /// The secret in the answer is shown once.
  @Permit(Role.OPERATOR)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SqlWebhooks.NewWebhookSecret add(
      @RequestBody WebhookRequest wish, Staff by, HttpServletRequest request) {
    List<String> kinds = wish.kinds() == null ? List.of() : wish.kinds();
    if (kinds.isEmpty() || !OrderEventKind.listWireNames().containsAll(kinds)) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "UnknownKind",
          "Name at least one kind of event out of those listed. 请至少选择一种事件。",
          Map.of("kinds", OrderEventKind.listWireNames()));
    }
    String no = guard.findRefusal(wish.url() == null ? "" : wish.url());
    if (no != null) {
      throw Problems.of(
          HttpStatus.BAD_REQUEST,
          "AddressNotAllowed",
          "Nothing can be sent there: %s. 不能向该地址发送。".formatted(no),
          Map.of());
    }
    if (subscriptions.countLive() >= SqlWebhooks.MOST) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "TooManyHooks",
          "There are %d subscriptions already; end one first. 订阅已满。".formatted(SqlWebhooks.MOST),
          Map.of());
    }
    NoStoreResponse.mark(request);
    return subscriptions.add(
        String.valueOf(wish.url()), kinds.stream().distinct().toList(), by.id());
  }

  @Permit(Role.OPERATOR)
  @PostMapping("/{id}/end")
  WebhookList end(@PathVariable String id) {
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
    if (subscriptions.list().stream().noneMatch(it -> it.id().equals(id) && it.endedAt() == null)) {
      throw Problems.notFound("subscription");
    }
    outbox.add(WebhookEvents.test(id, "test/" + Ids.next(clock), clock.instant()));
  }
}
