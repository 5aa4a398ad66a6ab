package vigil.messaging.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingDeque;

/// An SMTP server that answers RCPT as it is told, and drops the line after it took an e-mail when
/// told so: real bytes on a real socket.
public final class FakeSmtpServer implements AutoCloseable {
  private final ServerSocket door;
  private final LinkedBlockingDeque<String> answers = new LinkedBlockingDeque<>();
  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean isCut;

  public FakeSmtpServer() {
    try {
      door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Answers the next RCPTs so, in order; the others are taken.
  FakeSmtpServer next(String... some) {
    answers.addAll(List.of(some));
    return this;
  }

  /// Takes the next e-mail whole and dies before it says so.
  void cutOnce() {
    isCut = true;
  }

  public List<String> mails() {
    synchronized (mails) {
      return List.copyOf(mails);
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket one = door.accept();
        Thread.ofVirtual().start(() -> talk(one));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      say(socket, "220 twin");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String word = line.toUpperCase(Locale.ROOT);
        if (word.startsWith("DATA")) {
          say(socket, "354 go on");
          mails.add(data(in));
          if (isCut) {
            isCut = false;
            return;
          }
          say(socket, "250 taken");
        } else if (word.startsWith("RCPT")) {
          String told = answers.poll();
          say(socket, told == null ? "250 ok" : told);
        } else {
          say(socket, word.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException gone) {
      // the client left: nothing is owed to it
    }
  }

  private static String data(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
