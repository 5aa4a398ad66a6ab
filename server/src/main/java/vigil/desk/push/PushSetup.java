package vigil.desk.push;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/// Opens the push to browsers of our own origin; closes it first when the server stops, for open
/// sockets hold a graceful stop up.
@Configuration
@EnableWebSocket
class PushSetup implements WebSocketConfigurer, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PushSetup.class);
  private static final int BEAT_SECONDS = 10;

  /// Three beats without an answer: nobody is there.
  private static final long LONGEST_SILENCE_MILLIS = 3L * BEAT_SECONDS * 1_000;

  private final PushHandler handler;
  private final PushHub hub;
  private final String origin;
  private volatile @Nullable ScheduledExecutorService heart;

  PushSetup(PushHandler handler, PushHub hub, @Value("${vigil.public-url}") String origin) {
    this.handler = handler;
    this.hub = hub;
    this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(handler, "/api/desk/push")
        .addInterceptors(handler)
        .setAllowedOrigins(origin);
  }

  @Override
  public void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("desk-heart").factory());
    heart = fresh;
    var ignored =
        fresh.scheduleAtFixedRate(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /// One that fails must not be the last.
  private void beat() {
    hub.sendHeartbeats(LONGEST_SILENCE_MILLIS);
    try {
      handler.closeExpired();
    } catch (RuntimeException away) {
      LOG.warn("Which sessions are over will be looked up with the next beat.", away);
    }
  }

  @Override
  public void stop() {
    var stopping = heart;
    heart = null;
    if (stopping != null) {
      stopping.shutdown();
    }
    hub.closeAll();
  }

  @Override
  public boolean isRunning() {
    return heart != null;
  }
}
