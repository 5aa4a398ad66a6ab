package vigil.media.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vigil.media.sound.Codec;

/// One call's stereo sound on its way to a file. The tick fills a second of it at a time and passes
/// it on; the writer gives the memory back. When the disk is too slow the lost seconds are silence,
/// and are counted.
final class Recording {
  /// A second of stereo: 50 frames of 320 bytes.
  static final int CHUNK_FRAMES = 50;

  static final int CHUNKS = 3;
  static final int CHANNELS = 2;

  /// A second of sound, owned by the tick while it is filled and by the writer until `free` is set
  /// again.
  static final class Chunk {
    final Recording of;
    final byte[] left = new byte[CHUNK_FRAMES * Codec.FRAME];
    final byte[] right = new byte[CHUNK_FRAMES * Codec.FRAME];

    /// Samples of each side.
    int length;

    int lostFramesBefore;
    boolean isLast;
    volatile boolean free = true;

    Chunk(Recording of) {
      this.of = of;
    }
  }

  final String call;
  final String name;
  final Path file;
  final Codec codec;

  /// What the file is sealed with; null: it is written in clear.
  final Command.@Nullable Seal seal;

  private final BlockingQueue<Chunk> writer;
  private final Counters counters;
  private final Chunk[] chunks = new Chunk[CHUNKS];
  private Chunk filling;
  private int lostFrames;
  private @Nullable Leg left;
  private Leg[] right = Leg.NOBODY;

  /// What more than one says on the right, added up.
  private final Mixer mixer = new Mixer();

  private final byte[] mixed = new byte[Codec.FRAME];
  private boolean paused;
  private final RecordingPauses pauses = new RecordingPauses();
  private List<QualityReport> legs = List.of();

  /// The writer's: the disk refused, and this was said.
  boolean failed;

  Recording(
      Command.StartRecording ask,
      Path file,
      Codec codec,
      BlockingQueue<Chunk> writer,
      Counters counters) {
    call = ask.call();
    name = ask.file();
    seal = ask.seal();
    this.file = file;
    this.codec = codec;
    this.writer = writer;
    this.counters = counters;
    for (int i = 0; i < CHUNKS; i++) {
      chunks[i] = new Chunk(this);
    }
    filling = chunks[0];
    filling.free = false;
  }

  /// What is to be said of it once its file has its name; the last chunk has brought the rest.
  FinishedRecording finished(long millis, boolean isPartial) {
    return new FinishedRecording(call, name, millis, isPartial, pauses.list(), legs);
  }

  /// A chunk that means the end of all recording.
  Chunk endMark() {
    return chunks[0];
  }

  void legs(@Nullable Leg left, Leg[] right) {
    this.left = left;
    this.right = right;
  }

  void leave(Leg leg) {
    left = left == leg ? null : left;
    if (Arrays.asList(right).contains(leg)) {
      right = Arrays.stream(right).filter(one -> one != leg).toArray(Leg[]::new);
    }
  }

  /// Writes silence from now on, or sound again.
  ///
  /// @param most so long at most, then sound comes again by itself
  void pause(boolean on, Duration most) {
    if (on) {
      pauses.begin(most);
    } else {
      pauses.end();
    }
  }

  /// 20 ms of both sides. They are woven into pairs by the writer, a second at a time.
  ///
  /// @return whether a pause was over by itself
  boolean tick() {
    boolean isOver = pauses.tick();
    paused = pauses.isOn();
    side(left, filling.left);
    if (right.length > 1 && !paused) {
      byte[] all = mixer.mix(right, codec, mixed);
      System.arraycopy(all, 0, filling.right, filling.length, Codec.FRAME);
    } else {
      side(right.length == 0 ? null : right[0], filling.right);
    }
    filling.length += Codec.FRAME;
    if (filling.length == filling.left.length) {
      passOn();
    }
    return isOver;
  }

  /// No more is to come; what there is goes to the writer.
  ///
  /// @param qualities how each leg sounded
  void finish(List<QualityReport> qualities) {
    pauses.end();
    legs = qualities;
    filling.isLast = true;
    hand(filling);
  }

  private void side(@Nullable Leg leg, byte[] to) {
    int at = filling.length;
    if (leg == null || paused) {
      Arrays.fill(to, at, at + Codec.FRAME, codec.silence());
      return;
    }
    byte[] said = leg.said();
    Codec law = leg.codec();
    if (law == codec) {
      System.arraycopy(said, 0, to, at, Codec.FRAME);
      return;
    }
    for (int i = 0; i < Codec.FRAME; i++) {
      to[at + i] = law.toOther(said[i]);
    }
  }

  private void passOn() {
    for (Chunk chunk : chunks) {
      if (chunk.free) {
        hand(filling);
        filling = chunk;
        filling.free = false;
        filling.length = 0;
        return;
      }
    }
    lostFrames += CHUNK_FRAMES;
    counters.recordOverruns++;
    filling.length = 0;
  }

  private void hand(Chunk chunk) {
    chunk.lostFramesBefore = lostFrames;
    lostFrames = 0;
    if (!writer.offer(chunk)) {
      // Cannot be: the queue has room for every chunk there is.
      throw new IllegalStateException("recorder's queue is full");
    }
  }
}
