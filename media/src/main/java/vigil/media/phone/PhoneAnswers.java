package vigil.media.phone;

import org.jspecify.annotations.Nullable;

/// What a phone answers to the INVITEs of a call: each 200 is said again until its ACK comes.
final class PhoneAnswers {
  private final PhoneSocket socket;
  private final SipTextBuilder words;
  private final PhoneSound sound;
  private final PhoneFaults faults;
  private @Nullable SipText latest;
  private boolean isOwed;

  PhoneAnswers(PhoneSocket socket, SipTextBuilder words, PhoneSound sound, PhoneFaults faults) {
    this.socket = socket;
    this.words = words;
    this.sound = sound;
    this.faults = faults;
  }

  /// Another call begins.
  synchronized void forget() {
    latest = null;
    isOwed = false;
  }

  synchronized void say(SipText ok) {
    latest = ok;
    isOwed = true;
    Thread.ofVirtual().start(() -> socket.sendUntil(ok, () -> isDone(ok)));
  }

  private synchronized boolean isDone(SipText ok) {
    return !isOwed || !ok.equals(latest);
  }

  /// The latest answer was acknowledged, or the call is over.
  synchronized void acked() {
    isOwed = false;
  }

  /// An INVITE came again, or another one within the call says where the sound is now (RFC 3261,
  /// 14.2).
  synchronized void answerAgain(SipText invite, String localTag) {
    boolean isWithin = !invite.parameter("To", "tag").isEmpty();
    if (!isWithin || (latest != null && latest.cseq() == invite.cseq())) {
      if (latest != null) {
        socket.send(latest);
      }
      return;
    }
    int code = faults.answerToReinvite();
    if (code == 200) {
      sound.speakTo(invite.body());
      say(words.respond(invite, code, localTag, sound.describe(words)));
    } else if (code > 0) {
      socket.send(words.respond(invite, code, localTag, ""));
    }
  }
}
