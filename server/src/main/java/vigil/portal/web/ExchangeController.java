package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.kernel.ClientNetwork;
import vigil.kernel.Upload;
import vigil.portal.exchange.FileGate;
import vigil.portal.exchange.Gatehouse;

/// Where other platforms' messages come in.
@RestController
class ExchangeController {
  private final Gatehouse gatehouse;
  private final FileGate files;

  ExchangeController(Gatehouse gatehouse, FileGate files) {
    this.gatehouse = gatehouse;
    this.files = files;
  }

  /// A message, signed by the Standard Webhooks specification; `exchange-from` names its sender.
  @Permit(open = true)
  @PostMapping("/api/portal/exchange/messages")
  Gatehouse.Receipt message(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(Gatehouse.MOST_BYTES + 1);
    return gatehouse.let(caller(request), body);
  }

  /// A file of an order that is between us, as the body; what is said of it, in the header
  /// `exchange-enclosure`, is signed the same way.
  @Permit(open = true)
  @PostMapping("/api/portal/exchange/files")
  FileGate.Receipt file(HttpServletRequest request) throws IOException {
    return files.let(caller(request), request.getHeader("exchange-enclosure"), Upload.of(request));
  }

  private static Gatehouse.Caller caller(HttpServletRequest request) {
    return new Gatehouse.Caller(
        ClientNetwork.of(request),
        request.getHeader("exchange-from"),
        request.getHeader("webhook-id"),
        request.getHeader("webhook-timestamp"),
        request.getHeader("webhook-signature"));
  }
}
