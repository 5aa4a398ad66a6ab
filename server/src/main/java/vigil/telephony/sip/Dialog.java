package vigil.telephony.sip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our own record of one leg's dialog (RFC 3261, section 12), stored before it is acted on: what
/// survives a crash of the server.
///
/// @param answer our 200 as sent, until its ACK came
public record Dialog(
    Party party,
    Phase phase,
    Id id,
    Route route,
    Sequence sequence,
    Session session,
    @Nullable String answer,
    int version) {
  /// Whom it connects.
  ///
  /// @param leg id of the leg, here and in media
  /// @param offer for a seat's leg the offer it rings for
  public record Party(String leg, String call, Role role, @Nullable String offer) {}

  /// What tells it from every other dialog.
  ///
  /// @param remoteTag null until the far side answered our INVITE
  public record Id(String callId, String localTag, @Nullable String remoteTag) {}

  /// Who speaks to whom, and how requests get there.
  ///
  /// @param remoteTarget where requests go to (the far Contact)
  /// @param routes the route set, in the order it is sent
  public record Route(String localUri, String remoteUri, String remoteTarget, List<String> routes) {
    public Route {
      routes = List.copyOf(routes);
    }

    /// To a far side of whom nothing but an address is known yet.
    public static Route straight(String from, String target) {
      return new Route(from, target, target, List.of());
    }

    Route to(String target) {
      return new Route(localUri, remoteUri, target, routes);
    }
  }

  /// How far the numbers of requests are.
  ///
  /// @param localCseq the last number we used
  /// @param remoteCseq the last number the far side used, 0 if none
  /// @param branch of our INVITE, to cancel it after a restart
  public record Sequence(long localCseq, long remoteCseq, @Nullable String branch) {
    Sequence plus(int count) {
      return new Sequence(localCseq + count, remoteCseq, branch);
    }

    Sequence heard(long cseq) {
      return new Sequence(localCseq, cseq, branch);
    }
  }

  /// What was agreed on sound, and for how long.
  ///
  /// @param port our RTP port
  /// @param sdpVersion the `o=` version of `localSdp`
  /// @param localSdp what we last said
  /// @param timer the session timer that we agreed to; null for none
  public record Session(
      int port,
      int sdpVersion,
      @Nullable String localSdp,
      @Nullable String remoteSdp,
      @Nullable SessionTimer timer) {
    /// Descriptions hold keys.
    @Override
    public String toString() {
      return "Session at " + port + " version " + sdpVersion;
    }

    /// Only the far side has spoken.
    public static Session offered(int port, String remoteSdp) {
      return new Session(port, 0, null, remoteSdp, null);
    }

    /// Only we have spoken.
    public static Session offering(int port, String localSdp) {
      return new Session(port, 1, localSdp, null, null);
    }

    Session saying(String sdp) {
      int next = sdp.equals(localSdp) ? sdpVersion : sdpVersion + 1;
      return new Session(port, next, sdp, remoteSdp, timer);
    }

    Session hearing(@Nullable String sdp) {
      return new Session(port, sdpVersion, localSdp, sdp, timer);
    }

    /// Our sound is elsewhere; the far side's word on that is awaited.
    Session moving(int elsewhere, String sdp) {
      return new Session(elsewhere, sdpVersion + 1, sdp, null, timer);
    }

    /// Another offer of ours, of which no far side knows yet.
    Session offeringAnew(String sdp) {
      return new Session(port, 1, sdp, null, null);
    }

    Session timed(@Nullable SessionTimer agreed) {
      return new Session(port, sdpVersion, localSdp, remoteSdp, agreed);
    }

    /// What we offered stands; the far side's word is awaited anew.
    Session unanswered() {
      return new Session(port, sdpVersion, localSdp, null, null);
    }
  }

  /// Whose leg.
  public enum Role {
    CALLER,
    SEAT,
    CALLED
  }

  /// How far the dialog is.
  public enum Phase {
    /// We sent an INVITE.
    INVITED,
    /// We sent a 200 and wait for its ACK.
    ANSWERED,
    CONFIRMED,
    ENDED
  }

  /// As RFC 3323 writes it (4.1.1.3).
  static final String ANONYMOUS = "sip:anonymous@anonymous.invalid";

  /// What a crash may have used up of our CSeq without our knowing.
  public static final int RECOVERY_MARGIN = 100;

  /// The far side's INVITE has come and is about to be answered.
  public static Dialog arrived(Party party, Id id, Route route, long remoteCseq, Session session) {
    var sequence = new Sequence(1, remoteCseq, null);
    return new Dialog(party, Phase.ANSWERED, id, route, sequence, session, null, 1);
  }

  /// Our INVITE is about to go out.
  public static Dialog inviting(Party party, Id id, Route route, String branch, Session session) {
    var sequence = new Sequence(1, 0, branch);
    return new Dialog(party, Phase.INVITED, id, route, sequence, session, null, 1);
  }

  public String leg() {
    return party.leg();
  }

  public String call() {
    return party.call();
  }

  public Role role() {
    return party.role();
  }

  /// How requests within the dialog find it: the far side's Call-ID and our tag.
  public String key() {
    return key(id.callId(), id.localTag());
  }

  public static String key(String callId, String localTag) {
    return callId + "|" + localTag;
  }

  public Dialog withPhase(Phase next) {
    return with(next, session, next == Phase.CONFIRMED ? null : answer);
  }

  /// Our 200 is on its way.
  public Dialog answering(String localSdp, String answer) {
    return with(Phase.ANSWERED, session.saying(localSdp), answer);
  }

  /// The far side said 200 to our INVITE.
  public Dialog accepted(String tag, String target, List<String> routes, @Nullable String sdp) {
    return new Dialog(
        party,
        Phase.CONFIRMED,
        new Id(id.callId(), id.localTag(), tag),
        new Route(route.localUri(), route.remoteUri(), target, routes),
        sequence,
        session.hearing(sdp),
        null,
        version + 1);
  }

  /// What we now say of sound.
  public Dialog weSaid(String sdp) {
    return with(phase, session.saying(sdp), answer);
  }

  /// Our sound is elsewhere, and a re-INVITE is about to say so (RFC 3261, section 14).
  public Dialog moving(int port, String sdp) {
    Session moved = session.moving(port, sdp);
    return new Dialog(party, phase, id, route, sequence.plus(1), moved, answer, version + 1);
  }

  /// Whether an offer of ours within the dialog has no answer yet, also one of an earlier life.
  public boolean isOfferOpen() {
    return phase == Phase.CONFIRMED && session.localSdp() != null && session.remoteSdp() == null;
  }

  /// What is kept of a dialog that is over with somebody who is not to be known (RFC 3323).
  public Dialog anonymous() {
    Route hidden = new Route(route.localUri(), ANONYMOUS, ANONYMOUS, List.of());
    Session said = session.hearing(null);
    return new Dialog(party, phase, id, hidden, sequence, said, null, version);
  }

  public Dialog nextCseq() {
    return with(route, sequence.plus(1));
  }

  /// No number of ours up to this one is used again.
  public Dialog afterCseq(long used) {
    long last = sequence.localCseq();
    return used <= last
        ? this
        : with(route, new Sequence(used, sequence.remoteCseq(), sequence.branch()));
  }

  public Dialog withRemoteCseq(long cseq) {
    return with(route, sequence.heard(cseq));
  }

  public Dialog retargeted(String target) {
    return with(route.to(target), sequence);
  }

  public Dialog withRemoteSdp(@Nullable String sdp) {
    return with(phase, session.hearing(sdp), answer);
  }

  public Dialog withTimer(@Nullable SessionTimer agreed) {
    return with(phase, session.timed(agreed), answer);
  }

  /// As loaded by a server that took over: nothing that was on its way can collide. An INVITE keeps
  /// its number until it is answered: its CANCEL has the same (RFC 3261, 9.1).
  public Dialog recovered() {
    return phase == Phase.INVITED ? this : with(route, sequence.plus(RECOVERY_MARGIN));
  }

  /// Our INVITE once more, with a proof.
  public Dialog proving(String branch) {
    return redirected(route.remoteTarget(), branch);
  }

  /// Our INVITE once more, to where the far side sends it.
  public Dialog redirected(String target, String branch) {
    return calling(target, route.localUri(), id.callId(), id.localTag(), branch)
        .with(route.to(target), new Sequence(sequence.localCseq() + 1, 0, branch));
  }

  /// Our INVITE once more, by another carrier.
  public Dialog calling(String target, String from, String callId, String localTag, String branch) {
    return new Dialog(
        party,
        Phase.INVITED,
        new Id(callId, localTag, null),
        Route.straight(from, target),
        new Sequence(sequence.localCseq(), 0, branch),
        session.unanswered(),
        null,
        version + 1);
  }

  /// An INVITE that is not sent yet offers this instead.
  public Dialog offering(String sdp) {
    return with(phase, session.offeringAnew(sdp), answer);
  }

  /// Our answer holds a key.
  @Override
  public String toString() {
    return "Dialog of " + leg() + " " + phase;
  }

  private Dialog with(Phase phase, Session session, @Nullable String answer) {
    return new Dialog(party, phase, id, route, sequence, session, answer, version + 1);
  }

  private Dialog with(Route route, Sequence sequence) {
    return new Dialog(party, phase, id, route, sequence, session, answer, version + 1);
  }
}
