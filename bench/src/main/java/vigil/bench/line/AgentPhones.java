package vigil.bench.line;

import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Phones that pick up at once, talk for a while and hang up.
final class AgentPhones extends UdpPhones {
  private final Duration talk;
  private final Consumer<String> hungUp;
  private final Map<String, SipDatagram> talking = new ConcurrentHashMap<>();
  private final LongAdder calls = new LongAdder();

  /// @param hungUp learns the extension whose call is over
  AgentPhones(int server, Duration talk, Consumer<String> hungUp) throws SocketException {
    super(server);
    this.talk = talk;
    this.hungUp = hungUp;
  }

  /// Calls that were talked to their end.
  long calls() {
    return calls.sum();
  }

  @Override
  void take(SipDatagram message) {
    switch (message.method()) {
      case "INVITE" -> ring(message);
      case "ACK" -> begin(message);
      case "BYE" -> bye(message);
      case "OPTIONS", "CANCEL" -> answer(message, "200 OK", "");
      default -> {}
    }
  }

  private void ring(SipDatagram invite) {
    if (invite.isAnswer()) {
      return;
    }
    talking.put(invite.header("Call-ID"), invite);
    answer(invite, "180 Ringing", "");
    answer(invite, "200 OK", sdp());
  }

  private void answer(SipDatagram request, String status, String body) {
    if (!request.isAnswer()) {
      send(request.answer(status, tag(request), "sip:agent@" + here(), body));
    }
  }

  private static String tag(SipDatagram request) {
    return "agent" + request.header("Call-ID").hashCode();
  }

  private void begin(SipDatagram ack) {
    String call = ack.header("Call-ID");
    Thread.ofVirtual()
        .start(() -> {
          LockSupport.parkNanos(talk.toNanos());
          end(call, true);
        });
  }

  private void bye(SipDatagram message) {
    if (message.isAnswer()) {
      return;
    }
    answer(message, "200 OK", "");
    end(message.header("Call-ID"), false);
  }

  /// @param isOurs whether this phone hangs up
  private void end(String call, boolean isOurs) {
    SipDatagram invite = talking.remove(call);
    if (invite == null) {
      return;
    }
    if (isOurs) {
      send(
          request(
                  "BYE",
                  invite.contact(),
                  invite.header("To") + ";tag=" + tag(invite),
                  invite.header("From"),
                  call,
                  1)
              + SipDatagram.rest(""));
    }
    calls.increment();
    hungUp.accept(invite.user());
  }
}
