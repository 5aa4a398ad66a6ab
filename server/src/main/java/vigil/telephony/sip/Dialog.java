package vigil.telephony.sip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our own record of one leg's dialog (RFC 3261, section 12), stored before it is acted on: what
/// survives a crash of the server.
///
/// @param leg id of the leg, here and in media
/// @param offer for a seat's leg the offer it rings for
/// @param remoteTag null until the far side answered our INVITE
/// @param remoteTarget where requests go to (the far Contact)
/// @param routes the route set, in the order it is sent
/// @param localCseq the last number we used
/// @param remoteCseq the last number the far side used, 0 if none
/// @param branch of our INVITE, to cancel it after a restart
/// @param port our RTP port
/// @param localSdp what we last said; `sdpVersion` is its `o=` version
/// @param answer our 200 as sent, until its ACK came
/// @param timer the session timer that we agreed to; null for none
public record Dialog(
    String leg,
    String call,
    Role role,
    @Nullable String offer,
    Phase phase,
    String callId,
    String localTag,
    @Nullable String remoteTag,
    String localUri,
    String remoteUri,
    String remoteTarget,
    List<String> routes,
    long localCseq,
    long remoteCseq,
    @Nullable String branch,
    int port,
    int sdpVersion,
    @Nullable String localSdp,
    @Nullable String remoteSdp,
    @Nullable String answer,
    @Nullable SessionTimer timer,
    int version) {
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

  /// What a crash may have used up of our CSeq without our knowing.
  public static final int RECOVERY_MARGIN = 100;

  public Dialog {
    routes = List.copyOf(routes);
  }

  /// How requests within the dialog find it: the far side's Call-ID and our tag.
  public String key() {
    return key(callId, localTag);
  }

  public static String key(String callId, String localTag) {
    return callId + "|" + localTag;
  }

  public Dialog withPhase(Phase next) {
    return with(
        next,
        remoteTag,
        remoteTarget,
        routes,
        localCseq,
        remoteCseq,
        localSdp,
        remoteSdp,
        next == Phase.CONFIRMED ? null : answer);
  }

  /// Our 200 is on its way.
  public Dialog answering(String localSdp, String answer) {
    return with(
        Phase.ANSWERED,
        remoteTag,
        remoteTarget,
        routes,
        localCseq,
        remoteCseq,
        localSdp,
        remoteSdp,
        answer);
  }

  /// The far side said 200 to our INVITE.
  public Dialog accepted(String tag, String target, List<String> routes, @Nullable String sdp) {
    return with(Phase.CONFIRMED, tag, target, routes, localCseq, remoteCseq, localSdp, sdp, null);
  }

  /// What we now say of sound.
  public Dialog weSaid(String sdp) {
    return with(
        phase, remoteTag, remoteTarget, routes, localCseq, remoteCseq, sdp, remoteSdp, answer);
  }

  public Dialog nextCseq() {
    return with(
        phase,
        remoteTag,
        remoteTarget,
        routes,
        localCseq + 1,
        remoteCseq,
        localSdp,
        remoteSdp,
        answer);
  }

  public Dialog withRemoteCseq(long cseq) {
    return with(
        phase, remoteTag, remoteTarget, routes, localCseq, cseq, localSdp, remoteSdp, answer);
  }

  public Dialog retargeted(String target) {
    return with(
        phase, remoteTag, target, routes, localCseq, remoteCseq, localSdp, remoteSdp, answer);
  }

  public Dialog withRemoteSdp(@Nullable String sdp) {
    return with(
        phase, remoteTag, remoteTarget, routes, localCseq, remoteCseq, localSdp, sdp, answer);
  }

  /// As loaded by a server that took over: nothing that was on its way can collide.
  public Dialog recovered() {
    return with(
        phase,
        remoteTag,
        remoteTarget,
        routes,
        localCseq + RECOVERY_MARGIN,
        remoteCseq,
        localSdp,
        remoteSdp,
        answer);
  }

  /// Our INVITE once more, with a proof.
  public Dialog proving(String branch) {
    return calling(remoteTarget, localUri, callId, localTag, branch).nextCseq();
  }

  /// Our INVITE once more, by another carrier.
  public Dialog calling(String target, String from, String callId, String localTag, String branch) {
    return new Dialog(
        leg,
        call,
        role,
        offer,
        Phase.INVITED,
        callId,
        localTag,
        null,
        from,
        target,
        target,
        List.of(),
        localCseq,
        0,
        branch,
        port,
        sdpVersion,
        localSdp,
        null,
        null,
        null,
        version + 1);
  }

  private Dialog with(
      Phase phase,
      @Nullable String remoteTag,
      String remoteTarget,
      List<String> routes,
      long localCseq,
      long remoteCseq,
      @Nullable String localSdp,
      @Nullable String remoteSdp,
      @Nullable String answer) {
    int nextSdp = java.util.Objects.equals(localSdp, this.localSdp) ? sdpVersion : sdpVersion + 1;
    return new Dialog(
        leg,
        call,
        role,
        offer,
        phase,
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routes,
        localCseq,
        remoteCseq,
        branch,
        port,
        nextSdp,
        localSdp,
        remoteSdp,
        answer,
        timer,
        version + 1);
  }

  public Dialog withTimer(@Nullable SessionTimer agreed) {
    return new Dialog(
        leg,
        call,
        role,
        offer,
        phase,
        callId,
        localTag,
        remoteTag,
        localUri,
        remoteUri,
        remoteTarget,
        routes,
        localCseq,
        remoteCseq,
        branch,
        port,
        sdpVersion,
        localSdp,
        remoteSdp,
        answer,
        agreed,
        version + 1);
  }
}
