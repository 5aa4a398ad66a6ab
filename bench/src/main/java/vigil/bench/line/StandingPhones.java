package vigil.bench.line;

import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// Agents' phones that stay in their calls: nobody hangs up but the far side.
final class StandingPhones extends UdpPhones {
  /// A ring that began.
  ///
  /// @param at nanoseconds
  record Ring(long at, String extension) {}

  private final int firstThatOnlyRings;
  private final Map<String, SipDatagram> ringing = new ConcurrentHashMap<>();
  private final List<Ring> rings = new CopyOnWriteArrayList<>();
  private final Map<String, String> talking = new ConcurrentHashMap<>();
  private final LongAdder dropped = new LongAdder();

  /// @param firstThatOnlyRings the lowest extension at which nobody picks up
  StandingPhones(int server, int firstThatOnlyRings) throws SocketException {
    super(server);
    this.firstThatOnlyRings = firstThatOnlyRings;
  }

  int talking() {
    return talking.size();
  }

  /// Calls that the far side ended.
  long dropped() {
    return dropped.sum();
  }

  /// Rings at phones where nobody picks up.
  List<Ring> rings() {
    return List.copyOf(rings);
  }

  @Override
  void take(SipDatagram message) {
    if (message.isAnswer()) {
      return;
    }
    switch (message.method()) {
      case "INVITE" -> ring(message);
      case "BYE" -> {
        answer(message, "200 OK", "");
        if (talking.remove(message.header("Call-ID")) != null) {
          dropped.increment();
        }
      }
      case "CANCEL" -> {
        answer(message, "200 OK", "");
        SipDatagram invite = ringing.remove(message.header("Call-ID"));
        if (invite != null) {
          answer(invite, "487 Request Terminated", "");
        }
      }
      case "OPTIONS" -> answer(message, "200 OK", "");
      default -> {}
    }
  }

  private void ring(SipDatagram invite) {
    answer(invite, "180 Ringing", "");
    if (Integer.parseInt(invite.user()) >= firstThatOnlyRings) {
      if (ringing.put(invite.header("Call-ID"), invite) == null) {
        rings.add(new Ring(System.nanoTime(), invite.user()));
      }
    } else {
      talking.put(invite.header("Call-ID"), invite.user());
      answer(invite, "200 OK", sdp());
    }
  }

  private void answer(SipDatagram request, String status, String body) {
    String tag = "agent" + request.header("Call-ID").hashCode();
    send(request.answer(status, tag, "sip:agent@" + here(), body));
  }
}
