package vigil.media.phone;

/// What goes wrong at a phone, for tests of repeated and crossing messages.
public final class PhoneFaults {
  private boolean isDeafToAck;
  private boolean isDeafToCancel;
  private int acksToLose;
  private int lostEvery;
  private int reinviteStatus = 200;
  private int reinvitesToRefuse;
  private int reinvitesHeard;

  /// Loses every ACK that comes.
  public synchronized void deafToAck(boolean deaf) {
    isDeafToAck = deaf;
  }

  /// Never hears a CANCEL, so that an answer crosses it.
  public synchronized void deafToCancel(boolean deaf) {
    isDeafToCancel = deaf;
  }

  /// Does not send the next ACKs, as if they were lost.
  public synchronized void losesAcks(int many) {
    acksToLose = many;
  }

  /// The network loses every so manieth packet of sound, from the next call on; 0: none.
  public synchronized void losesSound(int every) {
    lostEvery = every;
  }

  synchronized int lostEvery() {
    return lostEvery;
  }

  /// Refuses the next re-INVITEs of the far side.
  ///
  /// @param status 0: as if they were lost
  public synchronized void refusesReinvites(int many, int status) {
    reinvitesToRefuse = many;
    reinviteStatus = status;
  }

  /// How many re-INVITEs came, each time that one was sent.
  public synchronized int reinvitesHeard() {
    return reinvitesHeard;
  }

  /// The status to say; 0 for nothing.
  synchronized int answerToReinvite() {
    reinvitesHeard++;
    return reinvitesToRefuse-- > 0 ? reinviteStatus : 200;
  }

  synchronized boolean isDeafToAck() {
    return isDeafToAck;
  }

  synchronized boolean missesA(String method) {
    return isDeafToCancel && method.equals("CANCEL");
  }

  synchronized boolean losesThisAck() {
    return acksToLose-- > 0;
  }
}
