package vigil.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.modulith.NamedInterface;

/// Starts our own PostgreSQL while the rooms are still being put together: a server that comes back
/// after a crash answers the telephone sooner by what that takes.
@NamedInterface("start")
public final class PostgresAhead
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment settings = context.getEnvironment();
    if (settings.getProperty("vigil.database.url", "").isEmpty()) {
      context.getBeanFactory().registerSingleton("startingPostgres", new Starting(settings));
    }
  }

  /// One that is on its way.
  static final class Starting {
    private final CompletableFuture<Postgres> postgres = new CompletableFuture<>();

    private Starting(Environment settings) {
      var folder = Path.of(settings.getRequiredProperty("vigil.data"));
      int port = settings.getProperty("vigil.database.port", Integer.class, Postgres.PORT);
      int logDays =
          settings.getProperty("vigil.database.wal-days", Integer.class, Postgres.LOG_DAYS);
      Thread.ofPlatform().name("postgres-start").start(() -> start(folder, port, logDays));
    }

    private void start(Path folder, int port, int logDays) {
      try {
        postgres.complete(Postgres.open(new DataFolder(folder), port, logDays));
      } catch (IOException failure) {
        postgres.completeExceptionally(new UncheckedIOException(failure));
      } catch (RuntimeException | Error failure) {
        postgres.completeExceptionally(failure);
      }
    }

    Postgres join() {
      try {
        return postgres.join();
      } catch (CompletionException failure) {
        if (failure.getCause() instanceof RuntimeException why) {
          throw why;
        }
        throw failure;
      }
    }
  }
}
