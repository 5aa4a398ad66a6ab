package vigil.bench.line;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.bench.api.ServerUnderTest;

/// Agents on shift whose phones are all behind one port, and who are ready again as soon as a call
/// is over.
final class Seats implements AutoCloseable {
  static final int FIRST = 50_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PRESS = Duration.ofMillis(300);
  private static final int TRIES = 50;
  private static final int AT_ONCE = 8;

  private final ServerUnderTest server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final LongAdder lost = new LongAdder();

  Seats(ServerUnderTest server) {
    this.server = server;
  }

  /// Puts so many on shift.
  ///
  /// @param first the lowest extension
  /// @param phones where they are reached
  void begin(int first, int count, String phones) throws InterruptedException {
    var sql = JdbcClient.create(server.sql());
    sql.sql(
            """
            insert into identity.staff (id, name, name_en, roles, extension)
            select 'bench-' || n, 'B' || n, 'B' || n, '{AGENT}', n::text
            from generate_series(:first, :last) n
            """)
        .param("first", first)
        .param("last", first + count - 1)
        .update();
    sql.sql(
            """
            insert into telephony.account (extension, staff, ha1_md5, ha1_sha256)
            select extension, id, '-', '-' from identity.staff where id like 'bench-%'
            on conflict do nothing
            """)
        .update();
    sql.sql(
            """
            insert into telephony.binding (extension, contact, call_id, cseq, expires_at, bound_at)
            select extension, 'sip:' || extension || '@' || :phones, 'bench', 1,
              now() + interval '1 day', now()
            from identity.staff where id like 'bench-%' on conflict do nothing
            """)
        .param("phones", phones)
        .update();
    var all = new java.util.ArrayList<java.util.concurrent.Future<?>>();
    for (int n = first; n < first + count; n++) {
      String extension = String.valueOf(n);
      all.add(
          hands.submit(() -> {
            post(extension, "/api/workforce/shift/begin");
            becomeReady(extension);
          }));
    }
    for (var one : all) {
      try {
        one.get();
      } catch (java.util.concurrent.ExecutionException broken) {
        throw new IllegalStateException(broken);
      }
    }
  }

  /// After a call: the agent presses a moment later, as the door says no until the seat has heard
  /// that the call is over.
  void callOver(String extension) {
    hands.execute(() -> {
      LockSupport.parkNanos(PRESS.toNanos());
      becomeReady(extension);
    });
  }

  private void becomeReady(String extension) {
    for (int i = 0; i < TRIES; i++) {
      if (post(extension, "/api/acd/seat/ready")) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    lost.increment();
  }

  /// Seats that never became ready again.
  long lost() {
    return lost.sum();
  }

  private boolean post(String extension, String path) {
    places.acquireUninterruptibly();
    try {
      var request =
          HttpRequest.newBuilder(server.url().resolve(path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + server.token())
              .header("X-Vigil-As", "bench-" + extension)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() < 300 && answer.body().contains("\"READY\"");
    } catch (IOException away) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    hands.shutdownNow();
    client.shutdownNow();
  }
}
