package vigil.media.line;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;
import vigil.media.sound.MediaFolders;
import vigil.media.sound.Wav;
import vigil.seal.SealHeader;
import vigil.seal.SealedInput;
import vigil.seal.SealedOutput;

/// The one thread that writes recordings: `x.wav.part` while the call lasts, `x.wav` when it is
/// whole. Sealed ones are sealed as they are written: no sound of theirs is ever on the disk in
/// clear.
public final class Recorder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("vigil.media.recorder");

  /// Between two looks at the queue. A look serves all who wait: waking for each second of each
  /// call cost a tenth of all CPU. The tick has two seconds of room meanwhile.
  private static final long REST_NANOS = 50_000_000;

  private static final int MOST_AT_ONCE = 256;
  private static final int SILENT_BYTES = Codec.FRAME * Recording.CHANNELS;

  private static final class OpenFile {
    final FileChannel channel;
    final @Nullable SealedOutput sealed;
    long bytes;

    OpenFile(FileChannel channel, Command.@Nullable Seal seal) throws IOException {
      this.channel = channel;
      sealed =
          seal == null
              ? null
              : new SealedOutput(Channels.newOutputStream(channel), seal.head(), seal.fileKey());
    }

    void write(byte[] what, int length) throws IOException {
      if (sealed != null) {
        sealed.write(what, 0, length);
        return;
      }
      var buffer = ByteBuffer.wrap(what, 0, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  private final BlockingQueue<Recording.Chunk> queue;
  private final Recording.Chunk end;
  private final MediaFolders folder;
  private final MediaEngineListener listener;
  private final Map<Recording, OpenFile> open = new HashMap<>();
  private final byte[] pairs = new byte[Recording.CHUNK_FRAMES * Codec.FRAME * Recording.CHANNELS];
  private final Thread thread;

  public Recorder(MediaFolders folder, int mostRecordings, MediaEngineListener listener) {
    this.folder = folder;
    queue = new ArrayBlockingQueue<>(mostRecordings * Recording.CHUNKS + 1);
    this.listener = listener;
    var nobody = new Command.StartRecording("-", "-", null, null, "", null);
    end = new Recording(nobody, Path.of(""), Codec.PCMA, queue, new Counters()).endMark();
    thread = Thread.ofPlatform().name("media-recorder").start(this::write);
  }

  BlockingQueue<Recording.Chunk> queue() {
    return queue;
  }

  /// Mends what a crash left behind: the header is put right and the file gets its name.
  public static void repair(MediaFolders folder, MediaEngineListener listener) throws IOException {
    Files.createDirectories(folder.partFolder());
    List<Path> parts;
    try (var files = Files.walk(folder.partFolder())) {
      parts = files.filter(f -> f.toString().endsWith(MediaFolders.PART)).sorted().toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    for (Path part : parts) {
      try {
        mend(folder, part, listener);
      } catch (IOException broken) {
        LOG.log(
            WARNING, "Recording {0} cannot be mended and is left: {1}", part, broken.toString());
      }
    }
  }

  private static void mend(MediaFolders folder, Path part, MediaEngineListener listener)
      throws IOException {
    long millis = repaired(part);
    if (millis == 0) {
      LOG.log(WARNING, "Recording {0} holds no sound and is removed.", part);
      Files.delete(part);
      return;
    }
    Path whole = free(folder.whole(part));
    move(part, whole);
    listener.recorded(FinishedRecording.mended(folder.nameOf(whole), millis));
  }

  /// A sealed one needs no mending, and there is no key for it here: its frames are whole, or not
  /// read, and its reader knows its length.
  ///
  /// @return the milliseconds of sound that are surely in it
  private static long repaired(Path part) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(part)) {
      head = in.readNBytes(SealHeader.BYTES);
    }
    if (!SealHeader.begins(head)) {
      return Wav.repair(part);
    }
    if (head.length < SealHeader.BYTES) {
      return 0;
    }
    long holds = SealedInput.surelyHolds(Files.size(part), SealHeader.read(head).frame());
    return Math.max(0, holds - Wav.HEADER) / Recording.CHANNELS * 1000 / Codec.RATE;
  }

  private static void move(Path part, Path whole) throws IOException {
    Path into = whole.getParent();
    if (into != null) {
      Files.createDirectories(into);
    }
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  /// A name nobody has, should the whole file be there beside its part.
  private static Path free(Path wanted) {
    Path path = wanted;
    String stem = wanted.toString().substring(0, wanted.toString().length() - ".wav".length());
    for (int i = 2; Files.exists(path); i++) {
      path = Path.of(stem + "-" + i + ".wav");
    }
    return path;
  }

  private void write() {
    var batch = new ArrayList<Recording.Chunk>();
    for (boolean last = false; !last; ) {
      batch.clear();
      if (queue.drainTo(batch, MOST_AT_ONCE) == 0) {
        LockSupport.parkNanos(this, REST_NANOS);
      }
      for (Recording.Chunk chunk : batch) {
        last |= chunk == end;
        if (chunk != end) {
          write(chunk);
        }
      }
    }
  }

  private void write(Recording.Chunk chunk) {
    Recording recording = chunk.of;
    boolean last = chunk.isLast;
    if (recording.failed) {
      chunk.free = true;
      if (last) {
        keepWhatThereIs(recording);
      }
      return;
    }
    try {
      OpenFile file = open.get(recording);
      if (file == null) {
        file = begin(recording);
        open.put(recording, file);
      }
      for (int lost = chunk.lostFramesBefore; lost > 0; lost--) {
        Arrays.fill(pairs, 0, SILENT_BYTES, recording.codec.silence());
        append(file, SILENT_BYTES);
      }
      append(file, weave(chunk));
      chunk.free = true;
      if (last) {
        finish(recording, file);
      }
    } catch (IOException | RuntimeException disk) {
      chunk.free = true;
      fail(recording, disk);
      if (last) {
        keepWhatThereIs(recording);
      }
    }
  }

  private OpenFile begin(Recording recording) throws IOException {
    Path part = folder.part(recording.file);
    Path into = part.getParent();
    if (into != null) {
      Files.createDirectories(into);
    }
    var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var file = new OpenFile(channel, recording.seal);
    file.write(Wav.header(recording.codec, Recording.CHANNELS, 0), Wav.HEADER);
    return file;
  }

  /// Left, right, left, right: the order of a stereo file.
  ///
  /// @return the bytes that are in `pairs` now
  private int weave(Recording.Chunk chunk) {
    byte[] left = chunk.left;
    byte[] right = chunk.right;
    int length = chunk.length;
    for (int i = 0; i < length; i++) {
      pairs[2 * i] = left[i];
      pairs[2 * i + 1] = right[i];
    }
    return 2 * length;
  }

  private void append(OpenFile file, int length) throws IOException {
    file.bytes += length;
    file.write(pairs, length);
  }

  private void finish(Recording recording, OpenFile file) throws IOException {
    if (file.sealed != null) {
      file.sealed.finish(); // its header says 0: who reads it knows the length
    } else {
      file.channel.write(
          ByteBuffer.wrap(Wav.header(recording.codec, Recording.CHANNELS, file.bytes)), 0);
    }
    file.channel.force(true);
    file.channel.close();
    open.remove(recording);
    move(folder.part(recording.file), recording.file);
    long millis = file.bytes / Recording.CHANNELS * 1000 / Codec.RATE;
    listener.recorded(recording.finished(millis, false));
  }

  /// The call is over: what was written before the disk refused gets its name. The header is
  /// written over one that is there, so that even a full disk takes it; where it does not, the part
  /// stays and is mended at the next start.
  private void keepWhatThereIs(Recording recording) {
    Path part = folder.part(recording.file);
    try {
      long millis = Files.exists(part) ? repaired(part) : 0;
      if (millis == 0) {
        Files.deleteIfExists(part);
        return;
      }
      move(part, recording.file);
      listener.recorded(recording.finished(millis, true));
    } catch (IOException refused) {
      LOG.log(WARNING, "Recording {0} stays a part: {1}", recording.name, refused.toString());
    }
  }

  /// Said once; what else comes of this recording is let go.
  private void fail(Recording recording, Exception disk) {
    recording.failed = true;
    LOG.log(WARNING, "Recording {0} cannot be written: {1}", recording.name, disk.toString());
    listener.recordFailed(recording.call, recording.name, "disk");
    OpenFile file = open.remove(recording);
    if (file != null) {
      try {
        file.channel.close();
      } catch (IOException gone) {
        LOG.log(WARNING, "Recording {0} cannot be closed: {1}", recording.name, gone.getMessage());
      }
    }
  }

  /// Writes what is still queued and ends.
  @Override
  public void close() {
    try {
      queue.put(end);
      LockSupport.unpark(thread);
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
