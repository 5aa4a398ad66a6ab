package vigil.messaging.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.store.SqlDeadLetters;

/// What left the house, what waits, what is dead; the dead are sent out anew from here.
@RestController
@RequestMapping("/api/portal/deliveries")
class DeliveryController {
  /// How a channel stands.
  ///
  /// @param ready false when no gateway is configured: its messages wait
  record ChannelStatus(
      DeliveryChannel channel,
      boolean ready,
      int waiting,
      int dead,
      @Nullable Instant oldestWaiting) {}

  /// How many went back into the outbox.
  record ReplayCount(int count) {}

  private final SqlDeadLetters letters;
  private final List<Carrier> carriers;

  DeliveryController(SqlDeadLetters letters, List<Carrier> carriers) {
    this.letters = letters;
    this.carriers = carriers;
  }

  @Permit(Role.OPERATOR)
  @GetMapping
  Page<SqlDeadLetters.Row> list(
      @RequestParam @Nullable DeliveryChannel channel,
      @RequestParam Delivery.@Nullable State state,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    Page<SqlDeadLetters.Row> page =
        letters.list(channel, state, Cursor.parse(cursor, 1), Page.limit(limit));
    var names = new HashMap<DeliveryChannel, Map<String, String>>();
    for (Carrier carrier : carriers) {
      names.put(carrier.channel(), carrier.nameReceivers(targets(page, carrier.channel())));
    }
    return new Page<>(page.items().stream().map(row -> named(row, names)).toList(), page.next());
  }

  private static Set<String> targets(Page<SqlDeadLetters.Row> page, DeliveryChannel channel) {
    var targets = new HashSet<String>();
    for (SqlDeadLetters.Row row : page.items()) {
      String target = row.receiver();
      if (row.channel() == channel && target != null) {
        targets.add(target);
      }
    }
    return targets;
  }

  private static SqlDeadLetters.Row named(
      SqlDeadLetters.Row row, Map<DeliveryChannel, Map<String, String>> names) {
    String target = row.receiver();
    return target == null
        ? row
        : row.withReceiver(names.getOrDefault(row.channel(), Map.of()).get(target));
  }

  @Permit(Role.OPERATOR)
  @GetMapping("/channels")
  List<ChannelStatus> channels() {
    List<SqlDeadLetters.Count> counts = letters.listCounts();
    return Arrays.stream(DeliveryChannel.values()).map(it -> standing(it, counts)).toList();
  }

  private ChannelStatus standing(DeliveryChannel channel, List<SqlDeadLetters.Count> counts) {
    boolean ready = carriers.stream().anyMatch(it -> it.channel() == channel && it.isReady());
    return counts.stream()
        .filter(it -> it.channel() == channel)
        .findFirst()
        .map(it -> new ChannelStatus(channel, ready, it.waiting(), it.dead(), it.oldestWaiting()))
        .orElse(new ChannelStatus(channel, ready, 0, 0, null));
  }

  @Permit(Role.OPERATOR)
  @PostMapping("/{id}/replay")
  ReplayCount replay(@PathVariable String id) {
    Delivery.State state = letters.findState(id).orElseThrow(() -> Problems.notFound("message"));
    if (letters.replay(id, null) == 0) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "NotDead",
          "Only a dead message is sent out anew; this one is not. 只能重发失败的消息。",
          Map.of("state", state));
    }
    return new ReplayCount(1);
  }

  /// All dead ones, of one channel or of every.
  @Permit(Role.OPERATOR)
  @PostMapping("/replay")
  ReplayCount replayAll(@RequestParam @Nullable DeliveryChannel channel) {
    return new ReplayCount(letters.replay(null, channel));
  }
}
