package vigil.messaging.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.database.TestDatabase;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.NewMessage;
import vigil.messaging.RetryPolicy;
import vigil.messaging.steps.OutboxDispatcher;

/// At least once, under one id, on a real database.
class SqlOutboxTest {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration HOLD = Duration.ofHours(36);
  private static final RetryPolicy RETRY =
      new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(6), 3, LEASE, HOLD);

  private Instant now = Instant.parse("2026-11-25T01:00:00Z");
  private final JdbcClient sql =
      JdbcClient.create(TestDatabase.migrated("kernel", "portal", "messaging"));
  private final SqlOutbox outbox = new SqlOutbox(sql, () -> now, RETRY);
  private final List<Runnable> sweeps = new ArrayList<>();
  private final SqlDeadLetters letters =
      new SqlDeadLetters(sql, () -> now, (name, period, sweep) -> sweeps.add(sweep));

  private static NewMessage wanted(String cause) {
    return new NewMessage(DeliveryChannel.SMS, "RATE", "o1", "20261125-000001-1", cause, "", "{}");
  }

  private Delivery.State state(String id) {
    return letters.findState(id).orElseThrow();
  }

  @Test
  void theSameCauseIsOneMessage() {
    outbox.add(wanted("o1/3/RATE"));
    outbox.add(wanted("o1/3/RATE"));
    outbox.add(wanted("o1/4/RATE"));
    assertEquals(2, outbox.claim(DeliveryChannel.SMS, Set.of(), 10).size());
    assertEquals(
        List.of(), outbox.claim(DeliveryChannel.SMS, Set.of(), 10), "claimed ones are left alone");
    assertEquals(List.of(), outbox.claim(DeliveryChannel.MAIL, Set.of(), 10));
  }

  /// What is held back for a while and then taken back is told to nobody.
  @Test
  void whatIsTakenBackBeforeItsMomentIsNotSent() {
    outbox.add(wanted("o1/2/ANSWERED"), now.plus(Duration.ofSeconds(15)));
    outbox.add(wanted("o1/12/ANSWERED"), now.plus(Duration.ofSeconds(15)));
    assertEquals(List.of(), outbox.claim(DeliveryChannel.SMS, Set.of(), 10), "it is too early");
    outbox.cancel("o1", 2, 3);
    now = now.plus(Duration.ofSeconds(15));
    assertEquals(
        1,
        outbox.claim(DeliveryChannel.SMS, Set.of(), 10).size(),
        "that of another version goes out");
  }

  @Test
  void twoServersNeverClaimTheSameMessage() {
    for (int i = 0; i < 200; i++) {
      outbox.add(wanted("o1/" + i));
    }
    List<String> claimed = Collections.synchronizedList(new ArrayList<>());
    var servers =
        List.of(1, 2, 3, 4).stream()
            .map(it -> CompletableFuture.runAsync(() -> claimAll(claimed)))
            .toList();
    servers.forEach(CompletableFuture::join);
    assertEquals(200, claimed.size());
    assertEquals(200, new HashSet<>(claimed).size());
  }

  private void claimAll(List<String> claimed) {
    List<Delivery> some = outbox.claim(DeliveryChannel.SMS, Set.of(), 7);
    while (!some.isEmpty()) {
      some.forEach(it -> claimed.add(it.id()));
      some = outbox.claim(DeliveryChannel.SMS, Set.of(), 7);
    }
  }

  /// Stands for the end of the process: nothing after it runs.
  private static final class KillSignal extends Error {
    KillSignal() {
      super("kill -9", null, false, false);
    }
  }

  @Test
  void aServerKilledBetweenSendAndCommitSendsAgainUnderTheSameId() {
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    var postman = new OutboxDispatcher(outbox, List.of());
    outbox.add(wanted("o1/3/RATE"));
    postman.dispatchBatch(
        carrier(it -> {
          received.add(it.id());
          throw new KillSignal();
        }));
    assertEquals(1, received.size());
    postman.dispatchBatch(carrier(it -> taken(received, it)));
    assertEquals(1, received.size(), "the dead server's lease still runs");
    now = now.plus(LEASE);
    postman.dispatchBatch(carrier(it -> taken(received, it)));
    assertEquals(2, received.size());
    assertEquals(1, new HashSet<>(received).size(), "so the receiver can drop the second");
    assertEquals(Delivery.State.SENT, state(received.getFirst()));
  }

  private static DeliveryResult taken(List<String> received, Delivery one) {
    received.add(one.id());
    return new DeliveryResult.Delivered();
  }

  @Test
  void afterTheLastTryItIsDeadAndCanBeReplayed() {
    var postman = new OutboxDispatcher(outbox, List.of());
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    outbox.add(wanted("o1/3/RATE"));
    for (int i = 0; i < 3; i++) {
      postman.dispatchBatch(
          carrier(it -> {
            received.add(it.id());
            throw new IllegalStateException("13812345678 cannot be reached");
          }));
      now = now.plus(Duration.ofHours(7));
    }
    String id = received.getFirst();
    assertEquals(3, received.size());
    assertEquals(Delivery.State.DEAD, state(id));
    var row = letters.list(null, Delivery.State.DEAD, null, 10).items().getFirst();
    assertEquals("IllegalStateException", row.tries().error(), "no text of an exception is kept");
    assertEquals(1, letters.replay(id, null));
    assertEquals(0, letters.replay(id, null), "it waits already");
    postman.dispatchBatch(carrier(it -> taken(received, it)));
    assertEquals(id, received.getLast());
    assertEquals(Delivery.State.SENT, state(id));
  }

  private static final String UNSCANNED = "the scanner has not answered for it yet";

  private SqlDeadLetters.Row only() {
    return letters.list(null, null, null, 10).items().getFirst();
  }

  @Test
  void waitingForOurOwnScannerCostsNoTry() {
    outbox.add(wanted("o1/1"));
    var postman = new OutboxDispatcher(outbox, List.of());
    for (int i = 0; i < 10; i++) {
      assertEquals(
          1,
          postman.dispatchBatch(carrier(it -> new DeliveryResult.OnHold(UNSCANNED))),
          "look " + i);
      assertEquals(0, only().tries().attempts());
      assertEquals(UNSCANNED, only().tries().error());
      now = now.plus(Duration.ofMinutes(1));
    }
    postman.dispatchBatch(carrier(it -> new DeliveryResult.Delivered()));
    assertEquals(Delivery.State.SENT, only().state());
    assertEquals(1, only().tries().attempts());
  }

  @Test
  void aScannerThatNeverAnswersIsWaitedForSoLongAndAfterAReplayAgain() {
    outbox.add(wanted("o1/1"));
    var postman = new OutboxDispatcher(outbox, List.of());
    var held = carrier(it -> new DeliveryResult.OnHold(UNSCANNED));
    Instant began = now;
    for (int i = 0; i < 5; i++) {
      postman.dispatchBatch(held);
      now = now.plus(Duration.ofMinutes(1));
    }
    now = began.plus(HOLD).minusMillis(1);
    postman.dispatchBatch(held);
    assertEquals(Delivery.State.WAITING, only().state());
    now = now.plus(Duration.ofMinutes(1));
    postman.dispatchBatch(held);
    assertEquals(Delivery.State.DEAD, only().state());
    assertEquals(UNSCANNED, only().tries().error());
    letters.replay(only().id(), null);
    postman.dispatchBatch(held);
    assertEquals(Delivery.State.WAITING, only().state());
  }

  @Test
  void whatComesAfterAnotherMessageWaitsAsLongAsThatTakes() {
    outbox.add(wanted("o1/1"));
    var postman = new OutboxDispatcher(outbox, List.of());
    var behind = carrier(it -> new DeliveryResult.Behind("the order is not there yet"));
    postman.dispatchBatch(behind);
    now = now.plus(HOLD.multipliedBy(3));
    postman.dispatchBatch(behind);
    assertEquals(Delivery.State.WAITING, only().state());
    assertEquals(0, only().tries().attempts());
    assertEquals(0, postman.dispatchBatch(behind), "it is not asked for again at once");
    outbox.retryNow(Set.of(DeliveryChannel.SMS), "");
    postman.dispatchBatch(carrier(it -> new DeliveryResult.OnHold(UNSCANNED)));
    assertEquals(Delivery.State.WAITING, only().state(), "the wait for the scanner begins now");
    assertEquals(
        UNSCANNED,
        outbox.listUndelivered(Set.of(DeliveryChannel.SMS), "", "o1").getFirst().error());
  }

  @Test
  void aReceiverThatIsLeftAloneHoldsNobodyElseUp() {
    for (String target : List.of("dead", "alive", "busy")) {
      outbox.add(
          new NewMessage(DeliveryChannel.HOOK, "order.closed", "o1", null, "o1/1", target, "{}"));
    }
    assertEquals(
        List.of("alive"),
        outbox.claim(DeliveryChannel.HOOK, Set.of("dead", "busy"), 10).stream()
            .map(Delivery::target)
            .toList());
    assertEquals(2, outbox.claim(DeliveryChannel.HOOK, Set.of(), 10).size());
  }

  @Test
  void aGatewayMayAskForPatienceAndARefusalIsFinal() {
    outbox.add(wanted("o1/1"));
    outbox.add(wanted("o1/2"));
    var postman = new OutboxDispatcher(outbox, List.of());
    postman.dispatchBatch(
        carrier(it -> new DeliveryResult.RetryLater("HTTP 429", Duration.ofMinutes(30))));
    now = now.plus(Duration.ofMinutes(29));
    assertEquals(0, postman.dispatchBatch(carrier(it -> new DeliveryResult.Delivered())));
    now = now.plus(Duration.ofMinutes(1));
    assertEquals(
        2, postman.dispatchBatch(carrier(it -> new DeliveryResult.PermanentFailure("HTTP 422"))));
    assertEquals(
        2, letters.list(DeliveryChannel.SMS, Delivery.State.DEAD, null, 10).items().size());
    assertEquals(1, letters.listCounts().size());
    assertEquals(2, letters.listCounts().getFirst().dead());
  }

  @Test
  void withoutAGatewayNothingIsTriedAndNothingIsLost() {
    outbox.add(wanted("o1/1"));
    var absent =
        new OneCarrier(it -> new DeliveryResult.Delivered()) {
          @Override
          public boolean isReady() {
            return false;
          }
        };
    assertEquals(0, new OutboxDispatcher(outbox, List.of()).dispatchBatch(absent));
    var waiting = letters.list(DeliveryChannel.SMS, Delivery.State.WAITING, null, 10).items();
    assertEquals(0, waiting.getFirst().tries().attempts());
  }

  @Test
  void whatIsForgottenIsNotToldAgainWhenTheLedgerIsReadAnew() {
    Instant sentAt = now;
    outbox.add(wanted("o1/1"));
    new OutboxDispatcher(outbox, List.of())
        .dispatchBatch(carrier(it -> new DeliveryResult.Delivered()));
    now = now.plus(Duration.ofDays(400));
    sweeps.forEach(Runnable::run);
    assertEquals(List.of(), letters.list(null, null, null, 10).items());
    assertTrue(outbox.getBeginning().isAfter(sentAt), "its fact lies before the beginning now");
  }

  @Test
  void theListHasPages() {
    for (int i = 0; i < 5; i++) {
      outbox.add(wanted("o1/" + i));
      now = now.plusSeconds(1);
    }
    var first = letters.list(null, null, null, 3);
    assertEquals(3, first.items().size());
    var cursor = vigil.kernel.Cursor.parse(first.next(), 1);
    var second = letters.list(null, null, cursor, 3);
    assertEquals(2, second.items().size());
    assertFalse(second.items().contains(first.items().getLast()));
    assertTrue(second.next() == null);
  }

  private static OneCarrier carrier(java.util.function.Function<Delivery, DeliveryResult> how) {
    return new OneCarrier(how);
  }

  private static class OneCarrier implements Carrier {
    private final java.util.function.Function<Delivery, DeliveryResult> how;

    OneCarrier(java.util.function.Function<Delivery, DeliveryResult> how) {
      this.how = how;
    }

    @Override
    public DeliveryChannel channel() {
      return DeliveryChannel.SMS;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public DeliveryResult carry(Delivery delivery) {
      return how.apply(delivery);
    }
  }
}
