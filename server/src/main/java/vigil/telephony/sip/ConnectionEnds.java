package vigil.telephony.sip;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// How connections end. A message within which one ended the stack ends itself and hands on as if
/// it were whole; what came last over such a connection is dropped.
final class ConnectionEnds {
  /// Many more than are open at once: the stack hands on what it has within moments.
  private static final int MOST = 1_000;

  /// The far side of a connection.
  private record Peer(String host, int port) {}

  private final Set<Peer> cutOff =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Peer, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  /// Who hears of each end; must not wait.
  interface Listener {
    /// Nothing more is read of a connection.
    ///
    /// @param host the far side's
    /// @param reader who read it: the stack has forgotten the connection when that thread is over
    void ended(String host, int port, Thread reader);
  }

  private volatile Listener listener = (host, port, reader) -> {};

  void setListener(Listener listener) {
    this.listener = listener;
  }

  /// Nothing comes any more. Called by who reads.
  ///
  /// @param isCutOff whether it ended within a message
  void add(InetAddress host, int port, boolean isCutOff) {
    if (isCutOff) {
      cutOff.add(new Peer(host.getHostAddress(), port));
    }
    listener.ended(host.getHostAddress(), port, Thread.currentThread());
  }

  /// A new connection from the same port is another one.
  void forget(InetAddress host, int port) {
    cutOff.remove(new Peer(host.getHostAddress(), port));
  }

  boolean isCutOff(PacketSource source) {
    return source.isStream() && cutOff.contains(new Peer(source.host(), source.port()));
  }
}
