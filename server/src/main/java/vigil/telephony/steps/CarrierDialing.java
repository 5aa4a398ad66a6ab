package vigil.telephony.steps;

import java.time.Duration;
import java.util.Optional;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.media.SdesKeys;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.DigestClient;
import vigil.telephony.sip.NumberRules.Way;
import vigil.telephony.sip.Redirects;
import vigil.telephony.sip.SipMessageFactory;

/// A number is called by one carrier after the other, until one takes the call: proves who we are
/// where it asks, and goes on to the next where it is out of order or silent. Who is busy or does
/// not pick up is so by every way.
final class CarrierDialing {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierDialing.class);
  private static final String INVITE = "INVITE";

  /// A carrier that names a later time by mistake is tried then.
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final CallContext context;

  CarrierDialing(CallContext context) {
    this.context = context;
  }

  /// Whether a carrier whose sound is sealed answers in the clear, or with what we cannot use.
  boolean isUnsealed(Leg leg, Response ok) {
    Way way = leg.way();
    return way != null
        && way.isSealed()
        && context.parseAnswer(leg, LegSignalling.description(leg, ok)).isEmpty();
  }

  /// Makes the leg ready to be rung once more; its dialog is stored then.
  ///
  /// @param refusal null where nobody answered; a 200 that is none of ours, for want of SRTP
  /// @param stray takes what the silent carrier may still say
  /// @return false when there is no other way
  boolean isReadyAgain(Leg leg, @Nullable Response refusal, StrayLegs stray) {
    Way way = leg.way();
    if (way == null) {
      return false;
    }
    if (refusal != null && isAskedAgain(leg, way, refusal)) {
      return true;
    }
    record(way, refusal);
    boolean isCarriers = refusal == null || isOutOfOrder(way, refusal.getStatusCode());
    Way next = isCarriers ? leg.nextWay() : null;
    if (next == null) {
      return false;
    }
    Optional<String> offer =
        way.isSealed() || next.isSealed() ? offer(leg, next) : Optional.empty();
    if (offer.isEmpty() && (way.isSealed() || next.isSealed())) {
      LOG.warn("Call {}: vigil-media makes no offer to carrier {}", leg.call(), next.carrier());
      return false;
    }
    LOG.warn(
        "Call {}: carrier {} did not take it ({}); by {} now",
        leg.call(),
        way.carrier().name(),
        refusal == null ? "silent" : refusal.getStatusCode(),
        next.carrier().name());
    goBy(leg, next, offer.orElse(null), refusal == null ? stray : null);
    return true;
  }

  /// What the next carrier is offered where one of the two seals its sound: another key than the
  /// one before was told, or none. Empty when media does not do so.
  private Optional<String> offer(Leg leg, Way next) {
    SdesKeys keys = next.isSealed() ? SdesKeys.offered() : SdesKeys.CLEAR;
    return context
        .media
        .openLeg(leg.call(), leg.id(), null, null, null, null, null, keys)
        .map(there -> context.offer(there, context.clock.millis(), 1));
  }

  /// The same carrier is asked once more: with a proof, or where it sends the call on.
  private boolean isAskedAgain(Leg leg, Way way, Response refusal) {
    Optional<String> proof = proof(leg, way, refusal);
    if (proof.isPresent()) {
      prove(leg, proof.get());
      return true;
    }
    Optional<String> target = Redirects.findTarget(way.carrier(), refusal);
    if (target.isEmpty() || !leg.isRedirectable()) {
      return false;
    }
    context.write(leg, leg.dialog().redirected(target.get(), SipMessageFactory.branch()));
    leg.redirect();
    return true;
  }

  private void record(Way way, @Nullable Response refusal) {
    String carrier = way.carrier().name();
    int status = refusal == null ? 0 : refusal.getStatusCode();
    if (refusal == null || isOutOfOrder(way, status)) {
      context.carriers.failed(carrier, status, context.now());
      rest(refusal).ifPresent(time -> context.carriers.rests(carrier, context.now().plus(time)));
    } else {
      context.carriers.tookCall(carrier, status, context.now());
    }
  }

  /// How long an overloaded carrier wants to be left alone (RFC 3261, 21.5.4).
  private static Optional<Duration> rest(@Nullable Response refusal) {
    return refusal != null
            && refusal.getStatusCode() == Response.SERVICE_UNAVAILABLE
            && refusal.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader said
        ? Optional.of(Duration.ofSeconds(Math.min(said.getRetryAfter(), LONGEST_REST.toSeconds())))
        : Optional.empty();
  }

  /// The far telephone rings or was picked up: the carrier does its work.
  void tookCall(Leg leg, int status) {
    Way way = leg.way();
    if (way != null) {
      context.carriers.tookCall(way.carrier().name(), status, context.now());
    }
  }

  /// Where the old INVITE of a leg goes that is tried elsewhere.
  interface StrayLegs {
    void giveUp(Leg old);
  }

  private static Optional<String> proof(Leg leg, Way way, Response refusal) {
    int status = refusal.getStatusCode();
    Account account = way.carrier().account();
    boolean isAsked = status == Response.UNAUTHORIZED || status == 407;
    return isAsked && account != null && !leg.hasProved()
        ? DigestClient.answer(refusal, INVITE, leg.dialog().route().remoteTarget(), account)
        : Optional.empty();
  }

  /// The same dialog with the next CSeq (RFC 3261, 22.2).
  private void prove(Leg leg, String proof) {
    context.write(leg, leg.dialog().proving(SipMessageFactory.branch()));
    leg.prove(proof);
  }

  /// @param offer null where what was offered stands
  private void goBy(Leg leg, Way next, @Nullable String offer, @Nullable StrayLegs stray) {
    Leg old = leg.stray();
    context.leave(leg);
    Dialog calling =
        leg.dialog()
            .calling(
                next.target(),
                context.wire().messages().uri(next.callerId()),
                SipMessageFactory.token() + "@" + context.wire().messages().host(),
                SipMessageFactory.token(),
                SipMessageFactory.branch());
    context.write(leg, offer == null ? calling : calling.offering(offer));
    leg.startAnew();
    if (stray != null && old.invite() != null) {
      context.enter(old);
      stray.giveUp(old);
    }
    context.enter(leg);
  }

  /// Of the carrier, not of the far telephone. One that sends the call where we do not go does not
  /// carry it, nor does one whose sound is to be sealed and that does not seal it.
  private static boolean isOutOfOrder(Way way, int status) {
    boolean isUnsealed = status < 300 || status == Response.NOT_ACCEPTABLE_HERE;
    return (way.isSealed() && isUnsealed)
        || (status >= 500 && status < 600)
        || (status >= 300 && status < 400)
        || status == Response.REQUEST_TIMEOUT
        || status == Response.UNAUTHORIZED
        || status == Response.FORBIDDEN
        || status == 407;
  }
}
