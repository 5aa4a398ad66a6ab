package vigil.exchange.steps;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A `clamd` that finds harm where it is written, and may be told to be silent.
final class ScriptedClamd implements AutoCloseable {
  static final String HARM = "THIS-IS-HARM";

  /// Everything it was shown, as Latin letters.
  final List<String> seen = new CopyOnWriteArrayList<>();

  volatile boolean isSilent;
  private final ServerSocket server;

  ScriptedClamd() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        answer(socket);
      } catch (IOException closed) {
        // The test is over, or a file was cut.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    in.readNBytes("zINSTREAM\0".length());
    var all = new ByteArrayOutputStream();
    for (int n = in.readInt(); n > 0; n = in.readInt()) {
      all.write(in.readNBytes(n));
    }
    String text = all.toString(StandardCharsets.ISO_8859_1);
    seen.add(text);
    if (!isSilent) {
      String verdict = text.contains(HARM) ? "stream: Scripted FOUND\0" : "stream: OK\0";
      socket.getOutputStream().write(verdict.getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
