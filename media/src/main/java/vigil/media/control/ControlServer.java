package vigil.media.control;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import vigil.media.line.Answer;
import vigil.media.line.MediaEngine;
import vigil.media.line.MediaEngineSettings;
import vigil.media.line.Recorder;
import vigil.media.sound.MediaFolders;

/// Listens for servers on loopback and lets only those in who know the secret and whose fence is
/// not behind.
public final class ControlServer implements AutoCloseable {
  static final int MOST_CONNECTIONS = 8;
  static final long NO_FENCE = Long.MIN_VALUE;
  private static final System.Logger LOG = System.getLogger("vigil.media.control");

  private final ServerSocket listening;
  private final ControlSecret secret;
  private final MediaEngine line;
  private final EventBuffer events = new EventBuffer();
  private final String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private final List<ControlConnection> sessions = new ArrayList<>();
  private long highest = NO_FENCE;

  /// Mends what was left behind, starts the line and listens.
  ///
  /// @param port 0: any that is free
  public static ControlServer start(int port, ControlSecret secret, MediaEngineSettings settings)
      throws IOException {
    var control = new ControlServer(port, secret, settings);
    var folder = new MediaFolders(settings.prompts(), settings.recordings());
    Recorder.repair(folder, control.events);
    control.line.start();
    Thread.ofPlatform().name("media-control").start(control::accept);
    return control;
  }

  private ControlServer(int port, ControlSecret secret, MediaEngineSettings settings)
      throws IOException {
    this.secret = secret;
    listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    line = new MediaEngine(settings, events);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// The name of this life of the process.
  public String run() {
    return run;
  }

  EventBuffer events() {
    return events;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        admit(new ControlConnection(socket, this));
      } catch (IOException closing) {
        if (!listening.isClosed()) {
          LOG.log(WARNING, "A server could not connect: {0}", closing.getMessage());
        }
      }
    }
  }

  private void admit(ControlConnection session) {
    boolean room;
    synchronized (sessions) {
      room = sessions.size() < MOST_CONNECTIONS;
      if (room) {
        sessions.add(session);
      }
    }
    session.start();
    if (!room) {
      session.farewell(null, "too-many-connections", "at most " + MOST_CONNECTIONS);
    }
  }

  void inOrder(Runnable task) {
    line.execute(task);
  }

  void hello(ControlConnection session, ControlCodec.ParsedLine.Hello hello) {
    if (!secret.is(hello.secret())) {
      LOG.log(WARNING, "Somebody without the secret was sent away from the control line.");
      session.farewell(hello.id(), "wrong-secret", "the secret is in the data folder");
      return;
    }
    inOrder(() -> {
      if (session.ended()) {
        return; // What it said before was no command: it may not send another server away.
      }
      if (!raise(hello.fence())) {
        session.farewell(hello.id(), "fenced", "a server with fence " + highest() + " is here");
        return;
      }
      session.welcome(hello.fence());
      session.answer(
          hello.id(),
          new Answer.Done(
              Map.of(
                  "run", run, "fence", hello.fence(), "calls", line.calls(), "legs", line.legs())));
      LOG.log(INFO, "A server with fence {0} is here.", hello.fence());
      events.attach(session, hello.run().equals(run) ? hello.seen() : -1);
    });
  }

  /// Whether this fence may come in; those it overtakes are sent away.
  private boolean raise(long fence) {
    List<ControlConnection> behind;
    synchronized (sessions) {
      if (fence < highest) {
        return false;
      }
      highest = fence;
      behind = sessions.stream().filter(s -> s.fence() != NO_FENCE && s.fence() < fence).toList();
    }
    behind.forEach(session -> {
      events.detach(session);
      session.farewell(null, "fenced", "a server with fence " + fence + " took over");
    });
    return true;
  }

  private long highest() {
    synchronized (sessions) {
      return highest;
    }
  }

  void ask(ControlConnection session, ControlCodec.ParsedLine.CommandLine asked) {
    if (session.fence() == NO_FENCE || session.fence() < highest()) {
      // The hello may still be in the queue before us: only the tick thread knows.
      inOrder(() -> later(session, asked));
      return;
    }
    line.ask(asked.command(), answer -> session.answer(asked.id(), answer));
  }

  private void later(ControlConnection session, ControlCodec.ParsedLine.CommandLine asked) {
    if (session.fence() == NO_FENCE) {
      session.farewell(asked.id(), "hello-first", "say hello with a fence and the secret");
    } else if (session.fence() < highest()) {
      session.farewell(asked.id(), "fenced", "a server with fence " + highest() + " is here");
    } else {
      line.ask(asked.command(), answer -> session.answer(asked.id(), answer));
    }
  }

  void forget(ControlConnection session) {
    events.detach(session);
    synchronized (sessions) {
      sessions.remove(session);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    line.close();
    List<ControlConnection> open;
    synchronized (sessions) {
      open = List.copyOf(sessions);
    }
    open.forEach(ControlConnection::close);
  }
}
