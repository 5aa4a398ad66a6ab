package vigil.telephony.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.SessionTimer;

/// Keeps the session timers that we agreed to (RFC 4028): refreshes by UPDATE where that is ours,
/// ends a call that was not refreshed. Runs in the call's mailbox.
final class SessionTimers {
  private static final Logger LOG = LoggerFactory.getLogger(SessionTimers.class);

  /// A refreshing that was not answered is sent again after a tenth of the timer, within these.
  private static final Duration SOONEST_AGAIN = Duration.ofSeconds(1);

  private static final Duration LATEST_AGAIN = Duration.ofSeconds(60);
  private static final int SESSION_INTERVAL_TOO_SMALL = 422;

  private final CallContext context;

  SessionTimers(CallContext context) {
    this.context = context;
  }

  /// The refusal of a timer that is too short for us (section 9).
  Optional<Response> refusal(Request request) {
    Duration shortest = context.times.shortestSession();
    if (!SessionTimer.isTooShort(request, shortest)) {
      return Optional.empty();
    }
    var messages = context.wire().messages();
    Response response = messages.response(SESSION_INTERVAL_TOO_SMALL, request, null, null);
    messages.header(response, "Min-SE", String.valueOf(shortest.toSeconds()));
    return Optional.of(response);
  }

  /// Agrees to what is asked for and says so in the answer.
  ///
  /// @return null when there is none to be kept
  @Nullable SessionTimer agree(Request request, Response ok) {
    SessionTimer timer = SessionTimer.asked(request, context.times.shortestSession()).orElse(null);
    if (timer != null) {
      context.wire().messages().timer(ok, timer, SessionTimer.isSupported(request));
    }
    return timer;
  }

  /// Begins the timer of a leg anew; one that it does not have is stopped.
  void begin(Leg leg) {
    SessionTimer timer = leg.dialog().session().timer();
    leg.setSessionTimer(null);
    if (timer == null) {
      return;
    }
    Instant end = context.now().plus(timer.endsAfter());
    after(leg, timer.isOurs() ? timer.refreshedAfter() : timer.endsAfter(), end);
  }

  private void after(Leg leg, Duration pause, Instant end) {
    leg.setSessionTimer(context.alarms.alarm(pause, leg.call(), () -> due(leg, end)));
  }

  private void due(Leg leg, Instant end) {
    SessionTimer timer = leg.dialog().session().timer();
    if (timer == null || leg.dialog().phase() == Phase.ENDED) {
      return;
    }
    Duration left = Duration.between(context.now(), end);
    if (!left.isPositive()) {
      LOG.info("Call {}: its session timer ran out", leg.call());
      leg.party().lost(leg);
      return;
    }
    if (timer.isOurs() && leg.dialog().phase() == Phase.CONFIRMED) {
      refresh(leg, timer);
    }
    Duration again = Duration.ofSeconds(timer.seconds()).dividedBy(10);
    after(leg, shorter(left, longer(SOONEST_AGAIN, shorter(again, LATEST_AGAIN))), end);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private void refresh(Leg leg, SessionTimer timer) {
    context.write(leg, leg.dialog().nextCseq());
    context.wire().begin(context.wire().messages().refresh(leg.dialog(), timer));
  }

  /// A final answer to our refreshing. One that is refused for now is tried again.
  void refreshed(Leg leg, Response response) {
    int status = response.getStatusCode();
    Dialog dialog = leg.dialog();
    boolean isThere = dialog.session().timer() != null && dialog.phase() != Phase.ENDED;
    if (isThere && status < 300) {
      SessionTimer timer = SessionTimer.answered(response).orElse(null);
      if (!java.util.Objects.equals(timer, dialog.session().timer())) {
        context.write(leg, dialog.withTimer(timer));
      }
      begin(leg);
    } else if (isThere && status == Response.REQUEST_PENDING) {
      context.alarms.after(afterGlare(dialog), leg.call(), () -> refreshAgain(leg));
    } else if (isThere && CallEventRouter.GONE.contains(status)) {
      leg.party().lost(leg);
    }
  }

  private void refreshAgain(Leg leg) {
    SessionTimer timer = leg.dialog().session().timer();
    if (timer != null && timer.isOurs() && leg.dialog().phase() == Phase.CONFIRMED) {
      refresh(leg, timer);
    }
  }

  /// Both asked at once: whoever made the Call-ID waits longer (RFC 3261, 14.1).
  static Duration afterGlare(Dialog dialog) {
    boolean isOurs = dialog.role() != Dialog.Role.CALLER;
    var dice = ThreadLocalRandom.current();
    return Duration.ofMillis(10L * (isOurs ? dice.nextInt(210, 401) : dice.nextInt(0, 201)));
  }
}
