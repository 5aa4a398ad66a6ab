package vigil.media.control;

import static java.lang.System.Logger.Level.INFO;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import vigil.media.line.Answer;

/// One connection of a server: a thread reads, a thread writes. When it ends no call ends.
final class ControlConnection implements EventBuffer.Subscriber {
  static final int LONGEST_LINE = 16 * 1024;

  /// Commands on their way at once; the next line is read when one is answered.
  static final int MOST_UNANSWERED = 256;

  /// Lines waiting for a server that reads slowly; more, and it is cut off (its events are kept).
  static final int MOST_WAITING = 2 * EventBuffer.MOST_KEPT;

  /// Who says nothing for so long keeps no place that a server needs.
  private static final int HELLO_WITHIN_MILLIS = 10_000;

  private static final System.Logger LOG = System.getLogger("vigil.media.control");

  /// A line on its way out; `seq` is 0 for an answer.
  private record OutgoingLine(Map<String, Object> fields, long seq, boolean last) {}

  private final Socket socket;
  private final ControlServer control;
  private final BlockingQueue<OutgoingLine> out = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile long fence = ControlServer.NO_FENCE;

  ControlConnection(Socket socket, ControlServer control) {
    this.socket = socket;
    this.control = control;
  }

  void start() {
    waitForWords(HELLO_WITHIN_MILLIS);
    Thread.ofVirtual().name("media-control-write").start(this::write);
    Thread.ofVirtual().name("media-control-read").start(this::read);
  }

  /// @param millis 0 for ever
  private void waitForWords(int millis) {
    try {
      socket.setSoTimeout(millis);
    } catch (SocketException gone) {
      LOG.log(INFO, "The server''s connection ended: {0}", gone.getMessage());
    }
  }

  long fence() {
    return fence;
  }

  /// Whether it was told farewell or is closed; what it sent after counts for nothing.
  boolean ended() {
    return closed.get();
  }

  private void read() {
    try {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String line = line(in); line != null && !closed.get(); line = line(in)) {
        if (!line.isBlank()) {
          unanswered.acquire();
          take(line);
        }
      }
    } catch (IOException gone) {
      LOG.log(INFO, "The server''s connection ended: {0}", gone.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    // After a farewell the writer closes, once the last line is out.
    if (!closed.get()) {
      close();
    }
  }

  private void take(String line) {
    switch (ControlCodec.read(line)) {
      case ControlCodec.ParsedLine.InvalidLine wrong -> control.inOrder(() -> wrong(wrong));
      case ControlCodec.ParsedLine.Hello hello -> control.hello(this, hello);
      case ControlCodec.ParsedLine.CommandLine asked -> control.ask(this, asked);
    }
  }

  /// A server of ours may ask for what we do not know; what is no command at all, or comes before
  /// the hello, is no server's.
  private void wrong(ControlCodec.ParsedLine.InvalidLine wrong) {
    if (wrong.id() == null || fence == ControlServer.NO_FENCE) {
      farewell(wrong.id(), wrong.why(), wrong.detail());
    } else {
      answer(wrong.id(), new Answer.Refused(wrong.why(), wrong.detail()));
    }
  }

  /// The next line; null at the end. A line too long is refused, and ends the connection.
  private @Nullable String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream(256);
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return bytes.toString(StandardCharsets.UTF_8);
      }
      if (bytes.size() == LONGEST_LINE) {
        // Bytes left unread would make the system cut the farewell off.
        in.skip(in.available());
        farewell(null, "line-too-long", "at most " + LONGEST_LINE + " bytes");
        return null;
      }
      bytes.write(b);
    }
    return null;
  }

  void welcome(long fence) {
    this.fence = fence;
    waitForWords(0);
  }

  void answer(@Nullable Long id, Answer answer) {
    unanswered.release();
    put(new OutgoingLine(ControlCodec.answer(id, answer), 0, false));
  }

  /// One last answer, then the connection is closed.
  void farewell(@Nullable Long id, String why, String detail) {
    closed.set(true);
    put(new OutgoingLine(ControlCodec.answer(id, new Answer.Refused(why, detail)), 0, true));
  }

  @Override
  public boolean deliver(Map<String, Object> event, long seq) {
    return put(new OutgoingLine(event, seq, false));
  }

  private boolean put(OutgoingLine line) {
    boolean room = out.offer(line);
    if (!room) {
      close();
    }
    return room;
  }

  private void write() {
    try (OutputStream to = new BufferedOutputStream(socket.getOutputStream())) {
      boolean last = false;
      long seq = 0;
      while (!last) {
        OutgoingLine line = out.take();
        to.write(ControlCodec.line(line.fields()));
        seq = Math.max(seq, line.seq());
        last = line.last();
        if (out.isEmpty() || last) {
          to.flush();
          control.events().given(seq);
        }
      }
    } catch (IOException gone) {
      LOG.log(INFO, "The server''s connection ended: {0}", gone.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  void close() {
    closed.set(true);
    control.forget(this);
    try {
      socket.close();
    } catch (IOException gone) {
      LOG.log(INFO, "A connection was closed twice: {0}", gone.getMessage());
    }
    out.offer(new OutgoingLine(Map.of(), 0, true));
  }
}
