package vigil.telephony.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.telephony.LegQuality;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.life.CallRecord.RecordingFile;

/// Who is told what media heard. Called in the reading thread: must not wait.
public interface MediaEvents {
  /// Media is there, for the first time or again.
  void connected();

  void played(String call, String leg, @Nullable String tag);

  /// No sound comes from a leg's far side any more.
  void silent(String call, String leg);

  /// Sound comes again from a leg that was silent.
  void heard(String call, String leg);

  /// A voice test has heard enough, and plays it back.
  void echoed(String call, Figures figures);

  void key(String call, String leg, String key);

  /// A recording has its name.
  ///
  /// @param call null when media mended a file that a crash had left; its name tells the call
  /// @param legs how the call's parties sounded, those that left among them
  void recorded(@Nullable String call, RecordingFile file, List<LegQuality> legs);

  /// A pause of a call's recording was over at its time: sound is recorded again.
  void recordResumed(String call);

  /// The disk takes no more of a call's recording; the call goes on. What is there comes with
  /// [#recorded] when the call is over.
  void recordFailed(String call, String file);

  /// Media ended a call by itself: nobody renewed it, or no sound came for hours.
  void ended(String call);
}
