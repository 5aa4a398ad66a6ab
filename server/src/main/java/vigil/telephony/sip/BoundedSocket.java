package vigil.telephony.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The port of the line: hands on what is within our bounds, each packet in a buffer of its own
/// size, so that a flood of small ones fills no memory.
final class BoundedSocket extends DatagramSocket {
  /// The largest packet that UDP carries: one that is longer than our limit is seen to be.
  private static final int LARGEST = 65_535;

  private final byte[] buffer = new byte[LARGEST];

  BoundedSocket(int port, InetAddress address) throws SocketException {
    super(port, address);
  }

  /// Called by the stack's one thread that reads.
  @Override
  public void receive(DatagramPacket into) throws IOException {
    var packet = new DatagramPacket(buffer, buffer.length);
    boolean isTaken = false;
    while (!isTaken) {
      packet.setLength(buffer.length);
      super.receive(packet);
      MessageBounds.Fault fault = MessageBounds.fault(buffer, packet.getLength());
      isTaken = fault == null;
      if (fault != null) {
        refuse(fault, packet);
      }
    }
    into.setData(Arrays.copyOf(buffer, packet.getLength()));
    into.setSocketAddress(packet.getSocketAddress());
  }

  private void refuse(MessageBounds.Fault fault, DatagramPacket packet) throws IOException {
    Optional<String> refusal = MessageBounds.refusal(fault, buffer, packet.getLength());
    if (refusal.isPresent() && packet.getPort() > 0) {
      byte[] bytes = refusal.get().getBytes(StandardCharsets.ISO_8859_1);
      send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
    }
  }
}
