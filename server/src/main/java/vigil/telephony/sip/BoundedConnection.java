package vigil.telephony.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// A connection whose messages are within our bounds.
final class BoundedConnection extends Socket {
  private final CutOffs cutOffs;
  private final Runnable closed;

  /// @param cutOffs told when it ends within a message
  /// @param closed told when it is closed, once or more often
  BoundedConnection(CutOffs cutOffs, Runnable closed) {
    this.cutOffs = cutOffs;
    this.closed = closed;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new BoundedStream(this, super.getInputStream(), cutOffs);
  }

  @Override
  public void close() throws IOException {
    super.close();
    closed.run();
  }
}
