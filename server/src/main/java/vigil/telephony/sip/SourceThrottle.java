package vigil.telephony.sip;

import java.time.InstantSource;
import javax.sip.address.SipURI;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slows down who knocks or guesses too often, and nobody else: anyone can write another's address
/// on a packet. What needs no answer of ours (an INVITE, a request in no dialog) silences only its
/// like from there; only a wrong proof over a nonce that we sent there, which nobody elsewhere can
/// have, also silences registering. A registered phone and who speaks within a call are always
/// heard.
final class SourceThrottle {
  private static final Logger LOG = LoggerFactory.getLogger(SourceThrottle.class);

  private final Trunks trunks;
  private final RegisteredPhones phones;
  private final SipEvents events;
  private final InstantSource clock;
  private final SourceLimits knocks = new SourceLimits();
  private final SourceLimits guesses = new SourceLimits();

  SourceThrottle(Trunks trunks, RegisteredPhones phones, SipEvents events, InstantSource clock) {
    this.trunks = trunks;
    this.phones = phones;
    this.events = events;
    this.clock = clock;
  }

  /// Whether a request from there is looked at.
  boolean admits(Request request, PacketSource source) {
    String host = source.host();
    boolean isRegister = request.getMethod().equals(Request.REGISTER);
    if (trunks.contains(source) || (!isRegister && phones.contains(host, clock.instant()))) {
      return true;
    }
    if (isRegister) {
      return phones.contains(host, extension(request), clock.instant())
          || guesses.admits(host, clock.instant());
    }
    return events.isInDialog(request, source)
        || (guesses.admits(host, clock.instant()) && knocks.admits(host, clock.instant()));
  }

  private static @Nullable String extension(Request request) {
    return request.getHeader(ToHeader.NAME) instanceof ToHeader to
            && to.getAddress().getURI() instanceof SipURI uri
        ? uri.getUser()
        : null;
  }

  /// Something from there was refused that needed no proof to be sent.
  void recordRefusal(PacketSource source) {
    count(knocks, source);
  }

  /// A proof from there was wrong.
  void recordWrongProof(PacketSource source) {
    count(guesses, source);
  }

  private void count(SourceLimits limits, PacketSource source) {
    if (!trunks.contains(source) && limits.recordRefusal(source.host(), clock.instant())) {
      LOG.warn("{} was refused too often and is not answered for a while", source.host());
    }
  }
}
