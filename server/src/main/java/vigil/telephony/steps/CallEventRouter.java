package vigil.telephony.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.LegQuality;
import vigil.telephony.LineHealth.RefusalReason;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.life.CallRecord.RecordingFile;
import vigil.telephony.media.MediaEvents;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.PacketSource;
import vigil.telephony.sip.Peers;
import vigil.telephony.sip.SipEvents;
import vigil.telephony.sip.SipSettings;

/// Puts what the wire and media say into the mailbox of the call it is about.
final class CallEventRouter implements SipEvents, MediaEvents {
  private static final Logger LOG = LoggerFactory.getLogger(CallEventRouter.class);

  /// Recordings are named after their call, a further part by its number too.
  private static final Pattern FILE = Pattern.compile(".*/([0-9a-f-]{36})(?:\\.[0-9]+)?\\.wav");

  /// Calls that are not answered yet. So many pile up only where the database or media does not
  /// follow, and one more would wait longer than its gateway does.
  private static final int MOST_ARRIVING = 100;

  /// What says that there is no such dialog (RFC 3261, 12.2.1.2), or nobody at its address any more
  /// (RFC 5057, 5.1): a page that was loaded anew has another.
  static final Set<Integer> GONE =
      Set.of(
          Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST,
          Response.REQUEST_TIMEOUT,
          Response.NOT_FOUND,
          Response.GONE);

  private final CallContext context;
  private final IncomingCalls arrivals;
  private final ActiveCalls calls;
  private final LegSignalling signalling;
  private final VoiceTestCalls voices;
  private final InDialogRequests within;
  private final Reinvites reinvites;
  private final MediaRecovery recovery;
  private final List<String> trunks;
  private final int mostCalls;

  CallEventRouter(
      CallContext context,
      IncomingCalls arrivals,
      ActiveCalls calls,
      LegSignalling signalling,
      SeatPhones phones,
      VoiceTestCalls voices,
      SipSettings sip) {
    this.context = context;
    this.arrivals = arrivals;
    this.calls = calls;
    this.signalling = signalling;
    this.voices = voices;
    this.within = new InDialogRequests(context, signalling);
    this.reinvites = new Reinvites(context, signalling.timers());
    this.recovery = new MediaRecovery(context, calls, signalling, phones, reinvites);
    this.trunks = sip.trunks();
    this.mostCalls = sip.mostCalls();
  }

  @Override
  public boolean isFull() {
    int arriving = arrivals.countPending();
    return arriving >= MOST_ARRIVING || calls.isAtLeast(mostCalls - arriving);
  }

  @Override
  public void refused() {
    context.lostTries.refused(RefusalReason.FULL);
  }

  @Override
  public void invited(Request invite, ServerTransaction transaction, PacketSource source) {
    arrivals.invited(invite, transaction, source);
  }

  @Override
  public boolean isInDialog(Request request, PacketSource source) {
    return leg(request, source) != null;
  }

  @Override
  public boolean receivedInDialog(
      Request request, ServerTransaction transaction, PacketSource source) {
    Leg leg = leg(request, source);
    if (leg == null) {
      return false;
    }
    context.mailboxes.post(
        leg.call(),
        () -> {
          if (isPeer(leg, request, source)) {
            within.handle(leg, request, transaction, source);
          } else {
            within.refuse(request, transaction);
          }
        });
    return true;
  }

  @Override
  public void acked(Request ack, PacketSource source) {
    Leg leg = leg(ack, source);
    if (leg != null) {
      context.mailboxes.post(
          leg.call(),
          () -> {
            within.acked(leg, ack);
            reinvites.sayUnsaid(leg);
          });
    }
  }

  /// The leg whose dialog a request is in; null for what only says so: a stranger who knows the
  /// Call-ID and our tag is no far side. A phone that we ring may speak before its answer is
  /// written down: it is judged in its turn.
  private @Nullable Leg leg(Request request, PacketSource source) {
    Leg leg = context.findLeg(Headers.callId(request), Headers.toTag(request));
    boolean isHeard =
        leg != null
            && (isPeer(leg, request, source)
                || (leg.dialog().phase() == Phase.INVITED
                    && Peers.isFarSide(leg.dialog(), source, trunks)));
    return isHeard ? leg : null;
  }

  private boolean isPeer(Leg leg, Request request, PacketSource source) {
    return Peers.isPeer(leg.dialog(), Headers.fromTag(request), source, trunks);
  }

  @Override
  public boolean cancelled(Request cancel, PacketSource source) {
    return arrivals.cancelled(cancel, source);
  }

  @Override
  public void responded(Response response) {
    Leg leg = context.findLeg(Headers.callId(response), Headers.fromTag(response));
    if (leg != null) {
      context.mailboxes.post(leg.call(), () -> responded(leg, response));
    }
  }

  private void responded(Leg leg, Response response) {
    if (leg.isReinvite(Headers.cseq(response))) {
      reinvites.responded(leg, response);
    } else {
      signalling.responded(leg, response);
    }
  }

  @Override
  public void probed(Response response) {
    Leg leg = context.findLeg(Headers.callId(response), Headers.fromTag(response));
    if (leg != null) {
      boolean isGone = GONE.contains(response.getStatusCode());
      context.mailboxes.post(leg.call(), () -> signalling.probed(leg, isGone));
    }
  }

  @Override
  public void refreshed(Response response) {
    Leg leg = context.findLeg(Headers.callId(response), Headers.fromTag(response));
    if (leg != null) {
      context.mailboxes.post(leg.call(), () -> signalling.timers().refreshed(leg, response));
    }
  }

  @Override
  public void silent(String call, String leg) {
    onLeg(call, leg, signalling::silent);
  }

  @Override
  public void heard(String call, String leg) {
    onLeg(call, leg, signalling::heard);
  }

  private void onLeg(String call, String leg, Consumer<Leg> work) {
    context.mailboxes.post(
        call,
        () -> {
          Leg found = context.findLegById(leg);
          if (found != null) {
            work.accept(found);
          }
        });
  }

  @Override
  public void timedOut(Request invite) {
    Leg leg = context.findLeg(Headers.callId(invite), Headers.fromTag(invite));
    if (leg != null) {
      context.mailboxes.post(leg.call(), () -> timedOut(leg, invite));
    }
  }

  private void timedOut(Leg leg, Request invite) {
    if (leg.isReinvite(Headers.cseq(invite))) {
      reinvites.timedOut(leg, invite);
    } else {
      signalling.timedOut(leg);
    }
  }

  @Override
  public void played(String call, String leg, @Nullable String tag) {
    context.mailboxes.post(
        call,
        () -> {
          calls.greeting().played(call, tag);
          voices.played(call, tag);
        });
  }

  @Override
  public void echoed(String call, Figures figures) {
    context.mailboxes.post(call, () -> voices.measured(call, figures));
  }

  @Override
  public void key(String call, String leg, String key) {
    onLeg(call, leg, found -> found.party().key(found, key));
  }

  @Override
  public void recorded(@Nullable String call, RecordingFile file, List<LegQuality> legs) {
    Matcher name = FILE.matcher(file.name());
    String whose = call == null && name.matches() ? name.group(1) : call;
    if (whose != null) {
      context.mailboxes.post(whose, () -> calls.recordings().keep(whose, file, legs));
    }
  }

  @Override
  public void recordResumed(String call) {
    context.mailboxes.post(call, () -> calls.recordings().pauseIsOver(call));
  }

  @Override
  public void recordFailed(String call, String file) {
    LOG.error(
        "Call {} goes on, but the disk takes no more of its recording {}: make room", call, file);
  }

  @Override
  public void ended(String call) {
    context.mailboxes.post(call, () -> lose(call));
  }

  private void lose(String call) {
    ActiveCall cell = calls.find(call);
    if (cell != null) {
      calls.end(cell, EndReason.LINE_LOST, null);
    }
  }

  /// Media is there (again): calls it has lost are given their sound back, calls nobody knows are
  /// freed, and what a call should hear is said once more.
  @Override
  public void connected() {
    Thread.ofVirtual().name("media-compare").start(this::compare);
  }

  private void compare() {
    Set<String> ours = new LinkedHashSet<>(calls.ids());
    Set<String> theirs = context.media.listCalls().orElse(null);
    if (theirs == null) {
      return;
    }
    var lost = new ArrayList<ActiveCall>();
    for (String call : ours) {
      ActiveCall cell = calls.find(call);
      if (cell != null && theirs.contains(call) && !cell.isSoundLost()) {
        context.mailboxes.post(call, () -> resume(call));
      } else if (cell != null) {
        lost.add(cell);
      }
    }
    recovery.restoreAll(lost);
    for (String call : theirs) {
      context.mailboxes.post(call, () -> freeUnknown(call));
    }
    askTheSilent();
  }

  /// Media tells once that a leg is silent: who was silent before this server came is asked too.
  private void askTheSilent() {
    Duration silent = context.times.askAgain().plus(context.times.probe());
    Map<String, Duration> heard = context.media.sinceSound();
    for (Leg leg : context.livingLegs()) {
      Duration ago = heard.get(leg.id());
      ActiveCall cell = calls.find(leg.call());
      boolean isRestored = cell != null && cell.isSoundLost();
      if (!isRestored && (ago == null || ago.compareTo(silent) > 0)) {
        context.mailboxes.post(leg.call(), () -> signalling.silent(leg));
      }
    }
  }

  private void freeUnknown(String call) {
    if (calls.find(call) == null && !arrivals.isPending(call)) {
      LOG.info("vigil-media is told to free call {}, which is over", call);
      context.media.free(call);
    }
  }

  private void resume(String call) {
    ActiveCall cell = calls.find(call);
    if (cell != null) {
      recovery.resume(cell);
    }
  }
}
