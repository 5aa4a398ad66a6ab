package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.portal.exchange.Gatehouse;

/// Where other platforms' messages come in.
@RestController
class ExchangeController {
  private final Gatehouse gatehouse;

  ExchangeController(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  /// A message, signed by the Standard Webhooks specification; `exchange-from` names its sender.
  @Permit(open = true)
  @PostMapping("/api/portal/exchange/messages")
  Gatehouse.Receipt message(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(Gatehouse.MOST_BYTES + 1);
    return gatehouse.let(
        new Gatehouse.Caller(
            request.getRemoteAddr(),
            request.getHeader("exchange-from"),
            request.getHeader("webhook-id"),
            request.getHeader("webhook-timestamp"),
            request.getHeader("webhook-signature")),
        body);
  }
}
