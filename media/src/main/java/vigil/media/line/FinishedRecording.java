package vigil.media.line;

import java.util.List;

/// A recording that has its name, and what is to be said of it.
///
/// @param call empty when the file was mended after a crash
/// @param isPartial the disk refused the rest of the sound, so that it ends before the call did
/// @param pauses stretches of silence that were asked for
/// @param legs how each leg of the call sounded, over its whole life
public record FinishedRecording(
    String call,
    String file,
    long millis,
    boolean isPartial,
    List<Pause> pauses,
    List<QualityReport> legs) {

  /// A stretch of a recording, from its beginning.
  public record Pause(long fromMillis, long toMillis) {}

  static FinishedRecording mended(String file, long millis) {
    return new FinishedRecording("", file, millis, false, List.of(), List.of());
  }
}
