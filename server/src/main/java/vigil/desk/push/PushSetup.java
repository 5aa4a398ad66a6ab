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
  /// Beats without an answer after which nobody is there.
  private static final int SILENT_BEATS = 3;

  private final PushHandler handler;
  private final PushHub hub;
  private final String origin;
  private final Duration period;
  private final PeriodicTask heart;

  /// @param period how often each desk is asked whether it is there, and its session looked at
  PushSetup(
      PushHandler handler,
      PushHub hub,
      @Value("${vigil.public-url}") String origin,
      @Value("${vigil.desk.beat:PT10S}") Duration period) {
    this.handler = handler;
    this.hub = hub;
    this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    this.period = period;
    heart = new PeriodicTask("desk-heart", period, this::beat);
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
    hub.sendHeartbeats(period.multipliedBy(SILENT_BEATS).toMillis());
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
