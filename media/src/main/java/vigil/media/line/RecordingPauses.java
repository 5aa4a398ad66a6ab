package vigil.media.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vigil.media.sound.Codec;

/// The stretches of one recording in which silence is written, counted in its own frames. A pause
/// is over at its time, whoever forgot it.
final class RecordingPauses {
  /// More are written as silence like these, and not listed.
  static final int MOST_LISTED = 100;

  private static final long FRAME_MILLIS = Codec.FRAME * 1000L / Codec.RATE;
  private static final long NONE = -1;

  private final List<FinishedRecording.Pause> over = new ArrayList<>();
  private long frames;
  private long from = NONE;
  private long until;

  /// Begins; one that is on goes on as it is.
  void begin(Duration most) {
    if (from == NONE) {
      from = frames;
      until = frames + most.toMillis() / FRAME_MILLIS;
    }
  }

  void end() {
    if (from != NONE && over.size() < MOST_LISTED) {
      over.add(new FinishedRecording.Pause(from * FRAME_MILLIS, frames * FRAME_MILLIS));
    }
    from = NONE;
  }

  boolean isOn() {
    return from != NONE;
  }

  /// One frame further.
  ///
  /// @return whether the pause was over by itself before it
  boolean tick() {
    boolean isOver = isOn() && frames >= until;
    if (isOver) {
      end();
    }
    frames++;
    return isOver;
  }

  List<FinishedRecording.Pause> list() {
    return List.copyOf(over);
  }
}
