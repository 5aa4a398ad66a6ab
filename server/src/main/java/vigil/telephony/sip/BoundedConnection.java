package vigil.telephony.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// A connection whose messages are within our bounds.
final class BoundedConnection extends Socket {
  private final ConnectionEnds ends;
  private final Runnable closed;

  /// @param ends told when it ends
  /// @param closed told when it is closed, once or more often
  BoundedConnection(ConnectionEnds ends, Runnable closed) {
    this.ends = ends;
    this.closed = closed;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new BoundedStream(this, super.getInputStream(), ends);
  }

  @Override
  public void close() throws IOException {
    super.close();
    closed.run();
  }
}
