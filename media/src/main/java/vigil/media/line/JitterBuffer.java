package vigil.media.line;

import java.nio.ByteBuffer;
import java.util.Arrays;
import vigil.media.sound.Codec;

/// Turns packets that come when they like into a frame every 20 ms.
///
/// Sound lies in a ring of 10 ms blocks, found by RTP timestamp. `next` is the block that plays
/// now; how far ahead of it packets arrive (their slack) says whether the delay may shrink or must
/// grow, between 40 and 200 ms. A block that is not there when due is made up from the last 20 ms,
/// fading out in 60 ms. Cost: one copy in, one copy out; no allocation. A whole frame is copied
/// once more only when one is missing after it.
final class JitterBuffer {
  static final int BLOCK = 80;
  static final int LEAST_BLOCKS = 4;
  static final int MOST_BLOCKS = 20;

  private static final int RING = 64;
  private static final int WINDOW_PACKETS = 100;

  /// Packets far off in time before we believe that the phone began a new count.
  private static final int STRAYS = 3;

  /// Loudness of each made-up block, in 256ths; then silence.
  private static final int[] FADE = {256, 205, 154, 102, 51, 20};

  private final Codec codec;
  private final byte[] sound = new byte[RING * BLOCK];
  private final int[] holds = new int[RING];
  private final byte[] last = new byte[Codec.FRAME];

  /// The last whole frame is where it was put, and not yet copied to `last`.
  private boolean lastIsInto;

  private boolean running;
  private int anchorStamp;
  private int anchorBlock;
  private int next;
  private int madeUp = FADE.length;
  private int strays;
  private int seen;
  private int leastSlack;
  private int mostSlack;

  private long concealed;

  JitterBuffer(Codec codec) {
    this.codec = codec;
    Arrays.fill(last, codec.silence());
    window();
  }

  /// What the buffer holds back for packets that come on time, in milliseconds.
  int delayMillis() {
    return running ? (mostSlack == Integer.MIN_VALUE ? LEAST_BLOCKS : mostSlack) * 10 : 0;
  }

  /// Forgets the phone's clock: another source, another SSRC.
  void reset() {
    running = false;
    strays = 0;
  }

  /// Takes the sound of one packet, `length` bytes at `at`, in the law of this buffer or the other
  /// one.
  ///
  /// @return whether it came too late
  boolean put(int stamp, ByteBuffer packet, int at, int length, boolean otherLaw) {
    int blocks = length / BLOCK;
    if (blocks == 0 || blocks > 6) {
      return false;
    }
    if (!running) {
      start(stamp);
    }
    int block = anchorBlock + Math.floorDiv(stamp - anchorStamp + BLOCK / 2, BLOCK);
    int slack = block - next;
    if (slack > RING - 8 || slack < -RING || (slack < 0 && madeUp >= FADE.length)) {
      strays++;
      if (strays < STRAYS && madeUp < FADE.length) {
        return false;
      }
      start(stamp);
      block = anchorBlock;
      slack = LEAST_BLOCKS;
    }
    strays = 0;
    anchorStamp = stamp;
    anchorBlock = block;
    boolean late = slack < 0;
    if (late) {
      slack = wait(slack);
    }
    for (int i = Math.max(0, -slack); i < blocks; i++) {
      store(block + i, packet, at + i * BLOCK, otherLaw);
    }
    learn(slack);
    return late;
  }

  /// Gives the 20 ms that are due.
  ///
  /// @param into the same each time: the last whole frame is still in it when something is missing
  /// @return how many of the two blocks were made up from what was before
  int readFrame(byte[] into) {
    if (!running) {
      keepLast(into);
      Arrays.fill(into, codec.silence());
      return 0;
    }
    boolean whole = isThere(next) && isThere(next + 1);
    if (!whole) {
      keepLast(into);
    }
    lastIsInto = whole;
    long madeBefore = concealed;
    for (int half = 0; half < 2; half++, next++) {
      int slot = next & (RING - 1);
      if (isThere(next)) {
        System.arraycopy(sound, slot * BLOCK, into, half * BLOCK, BLOCK);
        madeUp = 0;
      } else {
        makeUp(into, half * BLOCK);
      }
    }
    return (int) (concealed - madeBefore);
  }

  private void keepLast(byte[] into) {
    if (lastIsInto) {
      System.arraycopy(into, 0, last, 0, Codec.FRAME);
      lastIsInto = false;
    }
  }

  private boolean isThere(int block) {
    return holds[block & (RING - 1)] == block;
  }

  private void start(int stamp) {
    running = true;
    strays = 0;
    anchorStamp = stamp;
    // Far from any number still in the ring, so that old sound is never taken for new.
    anchorBlock = next + 4 * RING;
    next = anchorBlock - LEAST_BLOCKS;
    window();
  }

  /// A packet came too late: play later from now on, if we may.
  private int wait(int slack) {
    int may = MOST_BLOCKS - Math.max(mostSlack, LEAST_BLOCKS);
    int more = Math.min(1 - slack, Math.max(0, may));
    next -= more;
    if (mostSlack != Integer.MIN_VALUE) {
      mostSlack += more;
    }
    return slack + more;
  }

  private void learn(int slack) {
    leastSlack = Math.min(leastSlack, slack);
    mostSlack = Math.max(mostSlack, slack);
    if (mostSlack > MOST_BLOCKS + 2) {
      next += mostSlack - MOST_BLOCKS;
      window();
    } else if (++seen >= WINDOW_PACKETS) {
      if (leastSlack > 2 && mostSlack > LEAST_BLOCKS) {
        next++;
      }
      window();
    }
  }

  private void window() {
    seen = 0;
    leastSlack = Integer.MAX_VALUE;
    mostSlack = Integer.MIN_VALUE;
  }

  private void store(int block, ByteBuffer packet, int at, boolean otherLaw) {
    int slot = block & (RING - 1);
    int to = slot * BLOCK;
    packet.get(at, sound, to, BLOCK);
    if (otherLaw) {
      Codec law = codec.otherLaw();
      for (int i = to; i < to + BLOCK; i++) {
        sound[i] = law.toOther(sound[i]);
      }
    }
    holds[slot] = block;
  }

  private void makeUp(byte[] into, int at) {
    if (madeUp >= FADE.length) {
      Arrays.fill(into, at, at + BLOCK, codec.silence());
      return;
    }
    int loud = FADE[madeUp++];
    concealed++;
    for (int i = 0; i < BLOCK; i++) {
      into[at + i] = codec.encode((codec.decode(last[at + i]) * loud) >> 8);
    }
  }
}
