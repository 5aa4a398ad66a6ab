package vigil.media.phone;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Registers a phone: asks, is challenged, proves itself.
final class PhoneRegistration {
  private static final int NO_ANSWER = 408;

  private final InetSocketAddress server;
  private final PhoneSocket socket;
  private final SipTextBuilder words;

  PhoneRegistration(InetSocketAddress server, PhoneSocket socket, SipTextBuilder words) {
    this.server = server;
    this.socket = socket;
    this.words = words;
  }

  int register(String user, String password, int seconds, String algorithm) {
    String uri = "sip:" + server.getHostString() + ":" + server.getPort();
    String id = SipTextBuilder.token();
    String tag = SipTextBuilder.token();
    SipText asked = socket.ask(words.register(uri, id, tag, 1, seconds, ""));
    if (asked == null || asked.status() != 401) {
      return status(asked);
    }
    String challenge =
        asked.all("WWW-Authenticate").stream()
            .filter(c -> PhoneDigest.part(c, "algorithm").equalsIgnoreCase(algorithm))
            .findFirst()
            .orElse(asked.header("WWW-Authenticate"));
    String proof = PhoneDigest.answer(challenge, user, password, "REGISTER", uri);
    return status(socket.ask(words.register(uri, id, tag, 2, seconds, proof)));
  }

  private static int status(@Nullable SipText answer) {
    return answer == null ? NO_ANSWER : answer.status();
  }
}
