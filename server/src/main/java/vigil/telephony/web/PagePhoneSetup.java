package vigil.telephony.web;

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

/// Opens the phones' WebSocket to pages of our own origin, and closes it first when the server
/// stops.
@Configuration
@EnableWebSocket
class PagePhoneSetup implements WebSocketConfigurer, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PagePhoneSetup.class);
  private static final int BEAT_SECONDS = 10;

  /// Three beats without an answer: nobody is there.
  private static final long LONGEST_SILENCE_MILLIS = 3L * BEAT_SECONDS * 1_000;

  private final PagePhoneHandler handler;
  private final String origin;
  private volatile @Nullable ScheduledExecutorService heart;

  PagePhoneSetup(PagePhoneHandler handler, @Value("${vigil.public-url}") String origin) {
    this.handler = handler;
    this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(handler, "/api/telephony/page")
        .addInterceptors(handler)
        .setAllowedOrigins(origin);
  }

  @Override
  public void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("page-heart").factory());
    heart = fresh;
    var ignored =
        fresh.scheduleAtFixedRate(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /// One that fails must not be the last.
  private void beat() {
    try {
      handler.sweep(LONGEST_SILENCE_MILLIS);
    } catch (RuntimeException away) {
      LOG.warn("Which pages' sessions are over will be looked up with the next beat.", away);
    }
  }

  @Override
  public void stop() {
    var stopping = heart;
    heart = null;
    if (stopping != null) {
      stopping.shutdown();
    }
    handler.closeAll();
  }

  @Override
  public boolean isRunning() {
    return heart != null;
  }
}
