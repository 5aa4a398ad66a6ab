package vigil.media.phone;

/// What goes wrong at a phone, for tests of repeated and crossing messages.
public final class PhoneFaults {
  private boolean isDeafToAck;
  private boolean isDeafToCancel;
  private int acksToLose;

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
