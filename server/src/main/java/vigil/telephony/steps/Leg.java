package vigil.telephony.steps;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import javax.sip.ClientTransaction;
import org.jspecify.annotations.Nullable;
import vigil.telephony.SeatRefusal;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.NumberRules.Way;

/// A leg in memory: its dialog as stored and what is on its way just now. Touched only in its
/// call's mailbox.
final class Leg {
  private static final int MOST_REDIRECTS = 3;

  private final LegOwner party;
  private Dialog dialog;
  private @Nullable ClientTransaction invite;
  private @Nullable CallTimer ringing;
  private @Nullable CallTimer resending;
  private @Nullable CallTimer asking;
  private @Nullable CallTimer refreshing;
  private @Nullable CallTimer reinviting;
  private @Nullable MediaLeg unsaidSound;
  private long firstReinvite;
  private long openReinvite;
  private final RequestWindow window = new RequestWindow();
  private boolean isAlive;
  private boolean hasRung;
  private boolean isSilent;
  private boolean isGivenUp;
  private boolean isByeOwed;
  private boolean isOfferOurs;
  private boolean wasAcked;
  private long answeredCseq;
  private final ArrayDeque<Way> ways = new ArrayDeque<>();
  private String proof = "";
  private int redirects;
  private EarlyDialogs early = new EarlyDialogs();
  private Duration ringTime = Duration.ZERO;
  private long ringsUntil;

  Leg(LegOwner party, Dialog dialog) {
    this.party = party;
    this.dialog = dialog;
  }

  /// A leg that is called by a carrier, by the first of these ways.
  Leg(LegOwner party, Dialog dialog, List<Way> ways) {
    this(party, dialog);
    this.ways.addAll(ways);
  }

  /// By which carrier it is called; null for a phone of our own.
  @Nullable Way way() {
    return ways.peek();
  }

  /// What it means that nothing is heard: of our own phone, that it is not there.
  SeatRefusal silence() {
    return way() == null ? SeatRefusal.UNREACHABLE : SeatRefusal.NOT_CARRIED;
  }

  /// The next carrier; null when there is none.
  @Nullable Way nextWay() {
    if (ways.size() < 2) {
      return null;
    }
    ways.poll();
    redirects = 0;
    return ways.peek();
  }

  /// Whether its carrier may send it on once more: it must not do so for ever.
  boolean isRedirectable() {
    return redirects < MOST_REDIRECTS;
  }

  void redirect() {
    startAnew();
    redirects++;
  }

  boolean hasProved() {
    return !proof.isEmpty();
  }

  /// The header by which the next INVITE proves who we are; empty when none was asked for.
  String proof() {
    return proof;
  }

  void prove(String header) {
    startAnew();
    proof = header;
  }

  /// Nothing was said yet in the dialog that it has now.
  void startAnew() {
    proof = "";
    early = new EarlyDialogs();
    invite = null;
    isAlive = false;
    hasRung = false;
  }

  /// The INVITE that is on its way by itself, for what may still be said to it.
  Leg stray() {
    var old = new Leg(party, dialog);
    old.invite = invite;
    old.isAlive = isAlive;
    old.early = early;
    return old;
  }

  /// Who spoke before the answer.
  EarlyDialogs early() {
    return early;
  }

  Duration ringTime() {
    return ringTime;
  }

  void setRingTime(Duration time) {
    ringTime = time;
    ringsUntil = System.nanoTime() + time.toNanos();
  }

  /// What is left of the ring time.
  Duration leftToAnswer() {
    return Duration.ofNanos(Math.max(0, ringsUntil - System.nanoTime()));
  }

  LegOwner party() {
    return party;
  }

  Dialog dialog() {
    return dialog;
  }

  String id() {
    return dialog.leg();
  }

  String call() {
    return dialog.call();
  }

  /// Requests of the far side that came too early.
  RequestWindow window() {
    return window;
  }

  void update(Dialog after) {
    dialog = after;
  }

  @Nullable ClientTransaction invite() {
    return invite;
  }

  void setInvite(@Nullable ClientTransaction transaction) {
    invite = transaction;
  }

  /// Replaces the alarm of the ring; null only stops it.
  void setRingTimer(@Nullable CallTimer alarm) {
    if (ringing != null) {
      ringing.stop();
    }
    ringing = alarm;
  }

  /// Replaces the alarm that sends our 200 again; null only stops it.
  void setResendTimer(@Nullable CallTimer alarm) {
    if (resending != null) {
      resending.stop();
    }
    resending = alarm;
  }

  /// Replaces the alarm of a question that waits for its answer; null only stops it.
  void setProbeTimer(@Nullable CallTimer alarm) {
    if (asking != null) {
      asking.stop();
    }
    asking = alarm;
  }

  /// Replaces the alarm of the session timer; null only stops it.
  void setSessionTimer(@Nullable CallTimer alarm) {
    if (refreshing != null) {
      refreshing.stop();
    }
    refreshing = alarm;
  }

  /// A re-INVITE of this CSeq is on its way; its alarm is replaced.
  void openReinvite(long cseq, CallTimer alarm) {
    firstReinvite = firstReinvite == 0 ? cseq : firstReinvite;
    openReinvite = cseq;
    if (reinviting != null) {
      reinviting.stop();
    }
    reinviting = alarm;
  }

  /// The re-INVITE of this CSeq has its answer, or is given up.
  ///
  /// @return false when it was not the one that is on its way
  boolean closeReinvite(long cseq) {
    if (openReinvite != cseq) {
      return false;
    }
    openReinvite = 0;
    if (reinviting != null) {
      reinviting.stop();
    }
    return true;
  }

  boolean isReinviting() {
    return openReinvite != 0;
  }

  /// Whether a CSeq is that of a re-INVITE of ours, and not of the INVITE that began the dialog.
  boolean isReinvite(long cseq) {
    return firstReinvite != 0 && cseq >= firstReinvite;
  }

  /// Where our sound is and the far side was not told yet.
  void setUnsaidSound(MediaLeg there) {
    unsaidSound = there;
  }

  @Nullable MediaLeg takeUnsaidSound() {
    MediaLeg there = unsaidSound;
    unsaidSound = null;
    return there;
  }

  /// The far phone gave a sign of life.
  boolean isAlive() {
    return isAlive;
  }

  void markAlive() {
    isAlive = true;
  }

  /// The far phone rang, or its network let us hear something.
  boolean hasRung() {
    return hasRung;
  }

  void markRung() {
    hasRung = true;
  }

  /// No sound comes from the far side.
  boolean isSilent() {
    return isSilent;
  }

  void setSilent(boolean silent) {
    isSilent = silent;
  }

  /// We want this ringing to end; its answer may still cross.
  boolean isGivenUp() {
    return isGivenUp;
  }

  void giveUp() {
    isGivenUp = true;
  }

  /// A BYE waits for the ACK of our 200 (RFC 3261, section 15).
  boolean isByeOwed() {
    return isByeOwed;
  }

  void setByeOwed(boolean owed) {
    isByeOwed = owed;
  }

  /// The far side has acknowledged an answer of ours, at some time, also of an earlier life.
  boolean wasAcked() {
    return wasAcked || dialog.phase() == Dialog.Phase.CONFIRMED;
  }

  void markAcked() {
    wasAcked = true;
  }

  /// Our 200 carried an offer: the ACK brings the answer (late offer).
  boolean isOfferOurs() {
    return isOfferOurs;
  }

  /// We answer an INVITE of this CSeq; its ACK has the same.
  void recordAnswer(long inviteCseq, boolean offerIsOurs) {
    answeredCseq = inviteCseq;
    isOfferOurs = offerIsOurs;
  }

  /// True for the ACK of our latest answer, and for any after a restart.
  boolean isAnsweredBy(long ackCseq) {
    return answeredCseq == 0 || answeredCseq == ackCseq;
  }
}
