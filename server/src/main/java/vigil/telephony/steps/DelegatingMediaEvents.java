package vigil.telephony.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.telephony.LegQuality;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.life.CallRecord.RecordingFile;
import vigil.telephony.media.MediaEvents;

/// Ties the knot between media's wire and the switchboard, each of which needs the other.
final class DelegatingMediaEvents implements MediaEvents {
  private @Nullable MediaEvents real;

  void setTarget(MediaEvents events) {
    real = events;
  }

  private MediaEvents real() {
    MediaEvents there = real;
    if (there == null) {
      throw new IllegalStateException("The switchboard is not there yet");
    }
    return there;
  }

  @Override
  public void connected() {
    real().connected();
  }

  @Override
  public void played(String call, String leg, @Nullable String tag) {
    real().played(call, leg, tag);
  }

  @Override
  public void silent(String call, String leg) {
    real().silent(call, leg);
  }

  @Override
  public void heard(String call, String leg) {
    real().heard(call, leg);
  }

  @Override
  public void echoed(String call, Figures figures) {
    real().echoed(call, figures);
  }

  @Override
  public void key(String call, String leg, String key) {
    real().key(call, leg, key);
  }

  @Override
  public void recorded(@Nullable String call, RecordingFile file, List<LegQuality> legs) {
    real().recorded(call, file, legs);
  }

  @Override
  public void recordResumed(String call) {
    real().recordResumed(call);
  }

  @Override
  public void recordFailed(String call, String file) {
    real().recordFailed(call, file);
  }

  @Override
  public void ended(String call) {
    real().ended(call);
  }
}
