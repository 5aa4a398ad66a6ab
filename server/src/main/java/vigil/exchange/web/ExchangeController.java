package vigil.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.exchange.steps.FileReceiver;
import vigil.exchange.steps.MessageVerifier;
import vigil.identity.Permit;
import vigil.kernel.ClientNetwork;
import vigil.kernel.Upload;

/// Where other platforms' messages come in.
@RestController
class ExchangeController {
  private final MessageVerifier gatehouse;
  private final FileReceiver files;

  ExchangeController(MessageVerifier gatehouse, FileReceiver files) {
    this.gatehouse = gatehouse;
    this.files = files;
  }

  /// A message, signed by the Standard Webhooks specification; `exchange-from` names its sender.
  @Permit(open = true)
  @PostMapping("/api/portal/exchange/messages")
  MessageVerifier.Receipt message(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MessageVerifier.MOST_BYTES + 1);
    return gatehouse.receive(caller(request), body);
  }

  /// A file of an order that is between us, as the body; what is said of it, in the header
  /// `exchange-enclosure`, is signed the same way.
  @Permit(open = true)
  @PostMapping("/api/portal/exchange/files")
  FileReceiver.Receipt file(HttpServletRequest request) throws IOException {
    return files.receive(
        caller(request), request.getHeader("exchange-enclosure"), Upload.openStream(request));
  }

  private static MessageVerifier.RemoteSender caller(HttpServletRequest request) {
    return new MessageVerifier.RemoteSender(
        ClientNetwork.networkOf(request),
        request.getHeader("exchange-from"),
        request.getHeader("webhook-id"),
        request.getHeader("webhook-timestamp"),
        request.getHeader("webhook-signature"));
  }
}
