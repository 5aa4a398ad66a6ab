package vigil.media.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A phone's UDP socket and its client transactions: a request is sent again until it is answered.
final class PhoneSocket implements AutoCloseable {
  /// T1 of RFC 3261.
  static final Duration T1 = Duration.ofMillis(500);

  static final int MOST_SENDS = 7;

  /// Whoever heard that the call goes on waits so long for its answer (RFC 3261, 16.6, timer C).
  private static final Duration PROGRESS = Duration.ofMinutes(3);

  private static final long T2_MILLIS = 4_000;

  private final InetSocketAddress server;
  private final DatagramSocket socket;
  private final Map<String, CompletableFuture<SipText>> waiting = new ConcurrentHashMap<>();
  private final Set<String> progressing = ConcurrentHashMap.newKeySet();

  PhoneSocket(InetSocketAddress server) {
    this.server = server;
    try {
      socket = new DatagramSocket(new InetSocketAddress(server.getAddress(), 0));
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /// Hears messages in a thread of its own until closed.
  void listen(String user, Consumer<SipText> responses, Consumer<SipText> requests) {
    Thread.ofVirtual().name("phone-" + user).start(() -> listen(responses, requests));
  }

  private void listen(Consumer<SipText> responses, Consumer<SipText> requests) {
    byte[] buffer = new byte[65_535];
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException closed) {
        return;
      }
      SipText text =
          SipText.parse(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
      if (text != null) {
        (text.isResponse() ? responses : requests).accept(text);
      }
    }
  }

  void send(SipText text) {
    send(text.bytes());
  }

  void send(byte[] bytes) {
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, server));
    } catch (IOException e) {
      // An unplugged phone hears it by the silence that follows.
    }
  }

  /// Sends a message again at growing distances until it is no longer needed.
  void sendUntil(SipText text, BooleanSupplier isDone) {
    long pause = T1.toMillis();
    for (int i = 0; i < MOST_SENDS && !isDone.getAsBoolean(); i++) {
      send(text);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      pause *= 2;
    }
  }

  void answered(SipText response) {
    CompletableFuture<SipText> asked = waiting.get(transaction(response));
    if (asked != null) {
      asked.complete(response);
    }
  }

  /// More than that it was received: nothing is sent again.
  void progressed(SipText response) {
    if (waiting.containsKey(transaction(response))) {
      progressing.add(transaction(response));
    }
  }

  /// A CANCEL has the branch of its INVITE: the method tells them apart (RFC 3261, 17.1.3).
  private static String transaction(SipText text) {
    return text.parameter("Via", "branch") + "|" + text.cseqMethod();
  }

  @Nullable SipText ask(SipText request) {
    var answered = new CompletableFuture<SipText>();
    String transaction = transaction(request);
    waiting.put(transaction, answered);
    long pause = T1.toMillis();
    try {
      for (int i = 0; i < MOST_SENDS; i++) {
        send(request);
        try {
          return answered.get(pause, TimeUnit.MILLISECONDS);
        } catch (TimeoutException again) {
          pause = Math.min(pause * 2, T2_MILLIS);
        }
        if (progressing.contains(transaction)) {
          return answered.completeOnTimeout(null, PROGRESS.toSeconds(), TimeUnit.SECONDS).get();
        }
      }
      return null;
    } catch (ExecutionException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      waiting.remove(transaction);
      progressing.remove(transaction);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
