package vigil.telephony.steps;

import java.time.Duration;
import javax.sip.ServerTransaction;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.sip.SipMessageFactory;

/// What a caller hears who is no call yet, since nothing can be stored: sound before the answer
/// (183, RFC 3261 13.3.1.1), said again each while. Nothing is promised and nothing counted.
final class WaitAnnouncement {
  private static final Logger LOG = LoggerFactory.getLogger(WaitAnnouncement.class);
  private static final String PROMPT = "please-wait";
  private static final int SESSION_PROGRESS = 183;

  /// A proxy gives up on a caller of whom it hears nothing for three minutes; each minute is asked.
  private static final Duration SAID_AGAIN = Duration.ofSeconds(50);

  private final CallContext context;
  private final IncomingCall arrival;
  private final Request invite;
  private final ServerTransaction transaction;
  private final String sdp;
  private @Nullable CallTimer next;
  private boolean isOver;

  /// @param sdp what the 200 will say too
  WaitAnnouncement(
      CallContext context,
      IncomingCall arrival,
      Request invite,
      ServerTransaction transaction,
      String sdp) {
    this.context = context;
    this.arrival = arrival;
    this.invite = invite;
    this.transaction = transaction;
    this.sdp = sdp;
  }

  /// Says so after a time, unless it is over by then. A caller who wants each such word
  /// acknowledged (RFC 3262) waits in silence.
  synchronized void begin(Duration after, Runnable noted) {
    if (wantsAcknowledgement()) {
      return;
    }
    // Its own mailbox: that of the call waits for the database.
    next =
        context.alarms.alarm(
            after,
            arrival.call + " waits",
            () -> {
              noted.run();
              say();
            });
  }

  private boolean wantsAcknowledgement() {
    for (var required = invite.getHeaders(RequireHeader.NAME); required.hasNext(); ) {
      if (required.next() instanceof RequireHeader header
          && SipMessageFactory.RELIABLE.equalsIgnoreCase(header.getOptionTag())) {
        return true;
      }
    }
    return false;
  }

  synchronized void end() {
    isOver = true;
    if (next != null) {
      next.stop();
    }
  }

  private synchronized void say() {
    if (isOver || arrival.isCancelled) {
      return;
    }
    Response progress =
        context.wire().messages().response(SESSION_PROGRESS, invite, arrival.localTag, sdp);
    if (!context.wire().reply(transaction, progress)) {
      return;
    }
    if (!context.media.play(arrival.call + ".caller", "prompts/" + PROMPT + ".wav", true, PROMPT)) {
      LOG.warn("Who waits for the database hears nothing: media does not play it");
    }
    next = context.alarms.alarm(SAID_AGAIN, arrival.call + " waits", this::say);
  }
}
