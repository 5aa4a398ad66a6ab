package vigil.bench.line;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Citizens who call the hotline, hear the greeting, wait, talk and stay until the other side hangs
/// up.
final class CallerPhones extends UdpPhones {
  /// @param at when it was sent, nanoseconds
  private record Invitation(long at, String from) {}

  private final Map<String, Invitation> sent = new ConcurrentHashMap<>();
  private final List<Long> setUps = new ArrayList<>();
  private final LongAdder over = new LongAdder();
  private final LongAdder refused = new LongAdder();

  CallerPhones(int server) throws SocketException {
    super(server);
  }

  void call(int n) {
    String call = UUID.randomUUID().toString();
    String from =
        "<sip:138%08d@127.0.0.1>;tag=c%s".formatted(n % 100_000_000, call.substring(0, 8));
    sent.put(call, new Invitation(System.nanoTime(), from));
    send(request("INVITE", target(), from, hotline(), call, 1) + SipDatagram.rest(sdp()));
  }

  private String target() {
    return "sip:12345@127.0.0.1:" + server();
  }

  private static String hotline() {
    return "<sip:12345@127.0.0.1>";
  }

  /// Calls that came to their end.
  long over() {
    return over.sum();
  }

  long refused() {
    return refused.sum();
  }

  /// From the invitation to the answer, in milliseconds, sorted.
  synchronized List<Double> setUps() {
    return setUps.stream().sorted().map(nanos -> nanos / 1e6).toList();
  }

  @Override
  void take(SipDatagram message) {
    if (message.isAnswer()) {
      answered(message);
      return;
    }
    send(message.answer("200 OK", "c", "sip:phone@" + here(), ""));
    if (message.method().equals("BYE")) {
      over.increment();
    }
  }

  private void answered(SipDatagram answer) {
    if (!answer.method().equals("INVITE") || answer.status() < 200) {
      return;
    }
    Invitation invitation = sent.remove(answer.header("Call-ID"));
    if (invitation == null) {
      return;
    }
    String target = answer.status() < 300 ? answer.contact() : target();
    send(
        request("ACK", target, invitation.from(), answer.header("To"), answer.header("Call-ID"), 1)
            + SipDatagram.rest(""));
    if (answer.status() < 300) {
      note(System.nanoTime() - invitation.at());
    } else {
      refused.increment();
    }
  }

  private synchronized void note(long nanos) {
    setUps.add(nanos);
  }
}
