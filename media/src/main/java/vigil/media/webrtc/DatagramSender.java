package vigil.media.webrtc;

import java.io.IOException;

/// Sends a datagram to the far side; called from another thread than the tick's.
public interface DatagramSender {
  void send(byte[] from, int at, int length) throws IOException;
}
