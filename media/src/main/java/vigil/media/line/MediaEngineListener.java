package vigil.media.line;

import java.net.InetSocketAddress;

/// What the line has to tell, in the tick thread (`recorded`, `recordFailed`: the writer's). Must
/// not block.
public interface MediaEngineListener {
  void played(String call, String leg, String tag, String file);

  /// A voice test has heard enough, and plays it back.
  void echoed(String call, String leg, SoundLevel level, QualityReport quality);

  void key(String call, String leg, char key);

  void locked(String call, String leg, InetSocketAddress remote);

  void silent(String call, String leg, long seconds);

  void heard(String call, String leg);

  /// A file has its name.
  void recorded(FinishedRecording recording);

  /// A pause of the recording was over by itself: sound is written again.
  void recordResumed(String call, String file);

  void recordFailed(String call, String file, String why);

  void ended(String call, String why);
}
