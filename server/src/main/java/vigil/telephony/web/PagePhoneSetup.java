package vigil.telephony.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import vigil.kernel.PeriodicTask;

/// Opens the phones' WebSocket to pages of our own origin, and closes it first when the server
/// stops.
@Configuration
@EnableWebSocket
class PagePhoneSetup implements WebSocketConfigurer, SmartLifecycle {
  private static final Duration BEAT = Duration.ofSeconds(10);

  /// Three beats without an answer: nobody is there.
  private static final Duration LONGEST_SILENCE = BEAT.multipliedBy(3);

  private final PagePhoneHandler handler;
  private final String origin;
  private final PeriodicTask heart;

  PagePhoneSetup(PagePhoneHandler handler, @Value("${vigil.public-url}") String origin) {
    this.handler = handler;
    this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    heart = new PeriodicTask("page-heart", BEAT, () -> handler.sweep(LONGEST_SILENCE.toMillis()));
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
    heart.start();
  }

  @Override
  public void stop() {
    heart.stop();
    handler.closeAll();
  }

  @Override
  public boolean isRunning() {
    return heart.isRunning();
  }
}
