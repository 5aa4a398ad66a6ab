package vigil.bench.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Ten times the peak's appeals arrive and are worked on while the server and its PostgreSQL are
/// killed, ten times each (`-Dvigil.faults.kills=N`). Citizens and staff try again with the key
/// they had, as the screens do. It takes some ten minutes: `./vigil test --long`.
@EnabledIfSystemProperty(named = "long", matches = "true")
class KillsUnderLoadTest {
  private static final int KILLS = Integer.getInteger("vigil.faults.kills", 10);
  private static final double APPEALS_A_SECOND = 2.5;
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofSeconds(6);
  private static final String NAME = "杀";

  @TempDir Path folder;
  private final RecipientServers outside;
  private final List<LoadLife.AcknowledgedStep> acknowledged = new CopyOnWriteArrayList<>();
  private final LatencyRecorder times = new LatencyRecorder();
  private DeployedServer server;
  private DatabaseInspector truth;
  private LoadClient wire;

  KillsUnderLoadTest() throws IOException {
    outside = new RecipientServers();
  }

  @BeforeEach
  void start() throws IOException {
    server =
        new DeployedServer(
            folder.resolve("data"),
            List.of(
                "--vigil.portal.appeals-per-hour=1000",
                "--vigil.portal.hooks.inside=true",
                "--vigil.portal.delivery.first-retry=500ms",
                "--vigil.portal.delivery.lease=5s",
                "--vigil.portal.sms.url=" + outside.url("/sms"),
                "--vigil.portal.sms.token=secret",
                "--vigil.portal.mail.address=12345@hotline.example",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + outside.smtp()));
    truth = new DatabaseInspector(server.sql());
    wire = new LoadClient(server.url(), server.token(), times, true);
    var kinds = List.of("order.registered", "order.dispatched", "order.closed");
    var hook = Map.of("url", outside.url("/hook"), "kinds", kinds);
    assertTrue(wire.post("hook", "", "/api/portal/hooks", hook, 0).isTaken());
  }

  @AfterEach
  void end() throws IOException {
    wire.close();
    server.close();
    outside.close();
  }

  @Test
  void everyAcknowledgedStepIsThereOnceHoweverOftenServerAndDatabaseAreKilled() throws Exception {
    var lives =
        new LoadArrivals(wire, NAME, APPEALS_A_SECOND, PACE, new Random(10), acknowledged::add);
    loadWhileKilling(lives);
    lives.finish();
    everyAppealIsOneOrder(lives.arrived());
    everyAcknowledgedStepIsThereOnce();
    truth.awaitReaders();
    truth.awaitDeliveries();
    everyMessageWentOut();
    theChainIsWholeAndTheFiguresAreWhatTheLedgerGives();
    System.out.printf(
        "%d appeals, %d steps acknowledged, %d kills; %d messages, %d of them came a second time; refused: %s%n",
        lives.arrived(),
        acknowledged.size(),
        2 * KILLS,
        truth.sent().size(),
        outside.seconds(),
        times.listFailures());
  }

  private void loadWhileKilling(LoadArrivals lives) throws Exception {
    long begin = System.nanoTime();
    var isOver = new AtomicBoolean();
    var arriving = Thread.ofVirtual().start(() -> lives.arriveWhile(begin, _ -> !isOver.get()));
    var readers = new ArrayList<Thread>();
    new LoadReaders(wire, new Random(11)).look(begin, begin + 60_000_000_000L, readers);
    for (int i = 0; i < KILLS; i++) {
      pause();
      server.killServer();
      pause();
      server.killDatabase();
    }
    pause();
    isOver.set(true);
    arriving.join();
  }

  private static void pause() {
    LoadClient.until(System.nanoTime() + BETWEEN.toNanos());
  }

  private void everyAppealIsOneOrder(int arrived) {
    var expected = new HashMap<String, Long>();
    for (int n = 0; n < arrived; n++) {
      expected.put(LoadAppeals.mark(NAME, n), 1L);
    }
    var found = truth.ordersByMark(NAME);
    var lost = new TreeSet<>(expected.keySet());
    lost.removeAll(found.keySet());
    assertEquals(Set.of(), lost, () -> "lost; refused: " + times.listFailures());
    found.values().removeIf(count -> count == 1);
    assertEquals(Map.of(), found, "registered more than once");
  }

  private void everyAcknowledgedStepIsThereOnce() {
    assertEquals(List.of(), truth.lost(acknowledged));
    assertEquals(List.of(), truth.factsTwice());
    assertEquals(List.of(), truth.apart());
    assertEquals(
        0, truth.open(), () -> "some lives came to no end; refused: " + times.listFailures());
  }

  private void everyMessageWentOut() throws Exception {
    var missing = new HashSet<>(truth.sent());
    missing.removeAll(outside.ids());
    assertEquals(0, missing.size(), () -> "sent and never received: " + missing);
    assertEquals(0, outside.changed().size(), () -> "one id, two messages: " + outside.changed());
    assertEquals(0, truth.count("select count(*) from messaging.delivery where state = 'DEAD'"));
    assertEquals(
        3 * truth.count("select count(*) from casework.work_order"),
        truth.count("select count(*) from messaging.delivery where channel = 'HOOK'"),
        "registered, dispatched and closed, each told once");
  }

  private void theChainIsWholeAndTheFiguresAreWhatTheLedgerGives() {
    var proof = wire.get("verify", "", "/api/audit/verify", 0).body();
    assertTrue(proof.path("isWhole").asBoolean(), proof::toString);
    String before = truth.figures();
    truth.rebuild();
    truth.awaitReaders();
    assertEquals(before, truth.figures());
  }
}
