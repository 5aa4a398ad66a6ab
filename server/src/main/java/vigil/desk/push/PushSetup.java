package vigil.desk.push;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import vigil.kernel.PeriodicTask;

/// Opens the push to browsers of our own origin; closes it first when the server stops, for open
/// sockets hold a graceful stop up.
@Configuration
@EnableWebSocket
class PushSetup implements WebSocketConfigurer, SmartLifecycle {
  private static final Duration BEAT = Duration.ofSeconds(10);

  /// Three beats without an answer: nobody is there.
  private static final Duration LONGEST_SILENCE = BEAT.multipliedBy(3);

  private final PushHandler handler;
  private final PushHub hub;
  private final String origin;
  private final PeriodicTask heart;

  PushSetup(PushHandler handler, PushHub hub, @Value("${vigil.public-url}") String origin) {
    this.handler = handler;
    this.hub = hub;
    this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    heart = new PeriodicTask("desk-heart", BEAT, this::beat);
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
    heart.start();
  }

  private void beat() {
    hub.sendHeartbeats(LONGEST_SILENCE.toMillis());
    handler.closeExpired();
  }

  @Override
  public void stop() {
    heart.stop();
    hub.closeAll();
  }

  @Override
  public boolean isRunning() {
    return heart.isRunning();
  }
}
