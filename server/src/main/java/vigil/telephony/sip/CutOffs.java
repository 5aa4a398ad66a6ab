package vigil.telephony.sip;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Connections that ended within a message. The stack ends such a message itself and hands it on as
/// if it were whole; what came last over them is dropped.
final class CutOffs {
  /// Many more than are open at once: the stack hands on what it has within moments.
  private static final int MOST = 1_000;

  /// The far side of a connection.
  private record Peer(String host, int port) {}

  private final Set<Peer> ended =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Peer, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  void add(InetAddress host, int port) {
    ended.add(new Peer(host.getHostAddress(), port));
  }

  /// A new connection from the same port is another one.
  void forget(InetAddress host, int port) {
    ended.remove(new Peer(host.getHostAddress(), port));
  }

  boolean contains(PacketSource source) {
    return source.isStream() && ended.contains(new Peer(source.host(), source.port()));
  }
}
