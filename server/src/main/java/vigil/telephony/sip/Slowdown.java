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
final class Slowdown {
  private static final Logger LOG = LoggerFactory.getLogger(Slowdown.class);

  private final Trunks trunks;
  private final Phones phones;
  private final SipEvents events;
  private final InstantSource clock;
  private final SourceLimits knocks = new SourceLimits();
  private final SourceLimits guesses = new SourceLimits();

  Slowdown(Trunks trunks, Phones phones, SipEvents events, InstantSource clock) {
    this.trunks = trunks;
    this.phones = phones;
    this.events = events;
    this.clock = clock;
  }

  /// Whether a request from there is looked at.
  boolean admits(Request request, Source source) {
    String host = source.host();
    boolean isRegister = request.getMethod().equals(Request.REGISTER);
    if (trunks.has(host) || (!isRegister && phones.has(host, clock.instant()))) {
      return true;
    }
    if (isRegister) {
      return phones.has(host, extension(request), clock.instant())
          || guesses.admits(host, clock.instant());
    }
    return events.isWithin(request, source)
        || (guesses.admits(host, clock.instant()) && knocks.admits(host, clock.instant()));
  }

  private static @Nullable String extension(Request request) {
    return request.getHeader(ToHeader.NAME) instanceof ToHeader to
            && to.getAddress().getURI() instanceof SipURI uri
        ? uri.getUser()
        : null;
  }

  /// Something from there was refused that needed no proof to be sent.
  void knocked(Source source) {
    count(knocks, source);
  }

  /// A proof from there was wrong.
  void guessed(Source source) {
    count(guesses, source);
  }

  private void count(SourceLimits limits, Source source) {
    if (!trunks.has(source.host()) && limits.refused(source.host(), clock.instant())) {
      LOG.warn("{} was refused too often and is not answered for a while", source.host());
    }
  }
}
