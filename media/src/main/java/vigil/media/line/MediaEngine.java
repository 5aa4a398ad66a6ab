package vigil.media.line;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.MediaFolders;
import vigil.media.sound.Sound;
import vigil.media.sound.Wav;
import vigil.media.webrtc.PageTransportFactory;
import vigil.media.webrtc.Srtp;

/// The door of the line: ask, and be answered in the order of asking.
///
/// What touches the disk, a first page's certificate or a first key is done in the thread that
/// asks, the rest in the tick thread.
public final class MediaEngine implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("vigil.media.line");

  private final MediaFolders folder;
  private final Recorder recorder;
  private final MediaCalls board;
  private final CommandExecutor orders;
  private final TickLoop tick;
  private final PageTransportFactory pages = new PageTransportFactory();
  private final RtcpReceiver reports = new RtcpReceiver();

  public MediaEngine(MediaEngineSettings settings, MediaEngineListener listener) {
    folder = new MediaFolders(settings.prompts(), settings.recordings());
    recorder = new Recorder(folder, settings.mostLegs(), listener);
    board = new MediaCalls(settings, listener, recorder.queue(), pages, reports);
    orders = new CommandExecutor(board);
    tick = new TickLoop(board);
  }

  public void start() {
    tick.start();
  }

  /// Has the command done; `answer` is called in the tick thread and must not block.
  public void ask(Command command, Consumer<Answer> answer) {
    var sounds = new ArrayList<Sound>();
    Path file =
        command instanceof Command.StartRecording record
            ? folder.findRecording(record.file()).orElse(null)
            : null;
    if (command instanceof Command.OpenLeg leg && leg.webrtc() != null) {
      pages.prepare();
    }
    if (command instanceof Command.OpenLeg leg && leg.srtp() != null) {
      Srtp.prepare();
    }
    Optional<Answer.Refused> refused = Optional.empty();
    if (command instanceof Command.Play play) {
      refused = load(play.names(), sounds);
    } else if (command instanceof Command.Echo echo) {
      refused = load(List.of(echo.file()), sounds);
    } else if (command instanceof Command.StartRecording record) {
      refused = refuse(record, file);
    }
    Optional<Answer.Refused> no = refused;
    execute(() -> answer.accept(no.isPresent() ? no.get() : take(command, sounds, file)));
  }

  /// Runs something in the tick thread, after all that was asked before.
  public void execute(Runnable task) {
    tick.run(task);
  }

  public int calls() {
    return board.calls.size();
  }

  public int legs() {
    return board.legs.size();
  }

  private Answer take(Command command, List<Sound> sounds, @Nullable Path file) {
    try {
      return orders.execute(command, sounds, file, System.nanoTime());
    } catch (IOException | RuntimeException fault) {
      LOG.log(ERROR, "A command failed: " + command, fault);
      return new Answer.Refused("broken", fault.toString());
    }
  }

  private Optional<Answer.Refused> load(List<String> names, List<Sound> into) {
    for (String name : names) {
      Optional<Path> file = folder.findFile(name);
      if (file.isEmpty()) {
        return refuse("bad-file", name);
      }
      try {
        into.add(folder.read(name, file.get()));
      } catch (NoSuchFileException none) {
        return refuse("no-file", name);
      } catch (Wav.NotAWav not) {
        return refuse("not-a-wav", name + ": " + not.getMessage());
      } catch (IOException unreadable) {
        return refuse("disk", unreadable.toString());
      }
    }
    return Optional.empty();
  }

  private static Optional<Answer.Refused> refuse(
      Command.StartRecording record, @Nullable Path file) {
    if (file == null) {
      return refuse("bad-file", record.file());
    }
    return Files.exists(file) ? refuse("file-exists", record.file()) : Optional.empty();
  }

  private static Optional<Answer.Refused> refuse(String why, String detail) {
    return Optional.of(new Answer.Refused(why, detail));
  }

  /// Ends every call; recordings become whole files.
  @Override
  public void close() {
    tick.close();
    reports.close();
    recorder.close();
  }
}
