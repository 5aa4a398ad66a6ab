package vigil.telephony.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.ClientTransaction;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.LineHealth.RegistrationHealth;
import vigil.telephony.sip.CarrierLines;
import vigil.telephony.sip.CarrierRequests;
import vigil.telephony.sip.CarrierRequests.Registering;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.CarrierSettings.Registration;
import vigil.telephony.sip.DigestClient;
import vigil.telephony.sip.PacketSource;
import vigil.telephony.sip.SipMessageFactory;

/// Our registration with one carrier (RFC 3261, section 10.2): asked for, proved, renewed before it
/// runs out, tried again ever more seldom while it fails. Touched only in its mailbox.
final class CarrierRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierRegistration.class);
  private static final String REGISTER = "REGISTER";

  /// As RFC 5626 recommends (4.5).
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);

  /// A carrier that grants next to nothing is not asked all the time.
  private static final Duration SOONEST = Duration.ofSeconds(1);

  /// What a carrier may ask us to be registered for at least.
  private static final Duration LONGEST = Duration.ofDays(1);

  /// In one round: without a proof, with one, and with one over a fresh nonce; and after a 423.
  private static final int MOST_TRIES = 6;

  private final CallContext context;
  private final Carrier carrier;
  private final Account account;
  private final Registration settings;
  private final CarrierLines lines;
  private final String word;
  private final String callId;
  private final String mailbox;
  private Duration asked;
  private long cseq;
  private int tries;
  private int failures;
  private boolean isProved;
  private @Nullable Instant until;
  private @Nullable Instant answeredAt;
  private @Nullable ClientTransaction sent;
  private @Nullable CallTimer waiting;
  private @Nullable CompletableFuture<Void> leaving;

  CarrierRegistration(
      CallContext context,
      Carrier carrier,
      Account account,
      Registration settings,
      CarrierLines lines) {
    this.context = context;
    this.carrier = carrier;
    this.account = account;
    this.settings = settings;
    this.lines = lines;
    this.word = CarrierLines.word(carrier, account);
    this.callId = SipMessageFactory.token();
    this.mailbox = "register-" + carrier.name();
    this.asked = settings.expires();
  }

  void start() {
    context.carriers.registered(carrier.name(), new RegistrationHealth(false, null, null, 0));
    context.mailboxes.post(mailbox, this::begin);
  }

  private void begin() {
    tries = 0;
    send("");
  }

  private void send(String proof) {
    stopWaiting();
    cseq++;
    tries++;
    isProved = !proof.isEmpty();
    long number = cseq;
    Duration expires = leaving == null ? asked : Duration.ZERO;
    var wire = context.wire();
    var what = new Registering(account, callId, cseq, expires, proof);
    sent =
        wire.begin(
            CarrierRequests.register(wire.messages(), carrier, what),
            (response, source) ->
                context.mailboxes.post(mailbox, () -> responded(number, response, source)));
    if (sent == null) {
      fail(0);
    } else {
      waitFor(settings.timeout(), () -> timedOut(number));
    }
  }

  private void waitFor(Duration time, Runnable work) {
    waiting = context.alarms.alarm(time, mailbox, work);
  }

  private void stopWaiting() {
    if (waiting != null) {
      waiting.stop();
    }
    waiting = null;
  }

  private void timedOut(long number) {
    if (number == cseq) {
      if (sent != null) {
        context.wire().abandon(sent);
      }
      fail(0);
    }
  }

  private void responded(long number, Response response, PacketSource source) {
    if (number != cseq) {
      return;
    }
    int status = response.getStatusCode();
    Optional<String> proof = proof(response);
    Optional<Duration> longer =
        status == Response.INTERVAL_TOO_BRIEF
            ? CarrierRequests.shortest(response).filter(this::isLonger)
            : Optional.empty();
    if (status / 100 == 2) {
      succeed(response, source);
    } else if (proof.isPresent()) {
      send(proof.get());
    } else if (longer.isPresent() && tries < MOST_TRIES) {
      asked = longer.get();
      send("");
    } else {
      fail(status);
    }
  }

  private boolean isLonger(Duration least) {
    return least.compareTo(asked) > 0 && least.compareTo(LONGEST) <= 0;
  }

  /// The proof that a 401 or 407 asks for; none where ours was wrong.
  private Optional<String> proof(Response response) {
    int status = response.getStatusCode();
    boolean isAsked = status == Response.UNAUTHORIZED || status == 407;
    boolean isWrong = isProved && !DigestClient.isStale(response);
    return isAsked && !isWrong && tries < MOST_TRIES
        ? DigestClient.answer(response, REGISTER, carrier.uri(), account)
        : Optional.empty();
  }

  private void succeed(Response ok, PacketSource source) {
    stopWaiting();
    failures = 0;
    answeredAt = context.now();
    if (leaving != null) {
      forget();
      leaving.complete(null);
      return;
    }
    if (until == null) {
      LOG.info("We are registered with carrier {}", carrier.name());
    }
    Duration granted = CarrierRequests.granted(ok, word, asked);
    until = answeredAt.plus(granted);
    lines.enter(word, source.host());
    tell(ok.getStatusCode());
    Duration half = granted.dividedBy(2);
    waitFor(half.compareTo(SOONEST) < 0 ? SOONEST : half, this::begin);
  }

  private void forget() {
    until = null;
    lines.leave(word);
    tell(Response.OK);
  }

  /// @param answer 0 for silence
  private void fail(int answer) {
    stopWaiting();
    failures++;
    answeredAt = context.now();
    if (leaving != null) {
      leaving.complete(null);
      return;
    }
    if (failures == 1) {
      LOG.warn(
          "Carrier {} does not register us ({})", carrier.name(), answer == 0 ? "silent" : answer);
    }
    if (until != null && !until.isAfter(answeredAt)) {
      until = null;
      lines.leave(word);
    }
    tell(answer);
    Duration left = until == null ? LONGEST_RETRY : Duration.between(answeredAt, until);
    Duration pause = pause();
    waitFor(left.compareTo(pause) < 0 ? left : pause, this::begin);
  }

  /// Between half of the time and the whole, so that not all come back at once.
  private Duration pause() {
    Duration whole = settings.retry();
    for (int i = 1; i < failures && whole.compareTo(LONGEST_RETRY) < 0; i++) {
      whole = whole.multipliedBy(2);
    }
    long most = Math.min(whole.toMillis(), LONGEST_RETRY.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private void tell(int answer) {
    context.carriers.registered(
        carrier.name(), new RegistrationHealth(until != null, answeredAt, until, answer));
  }

  /// Done when the carrier has forgotten us, or said that it will not.
  CompletableFuture<Void> leave() {
    var done = new CompletableFuture<Void>();
    context.mailboxes.post(
        mailbox,
        () -> {
          leaving = done;
          if (until == null) {
            stopWaiting();
            done.complete(null);
          } else {
            begin();
          }
        });
    return done;
  }
}
