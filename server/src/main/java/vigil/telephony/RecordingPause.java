package vigil.telephony;

/// A stretch of silence in a recording that was asked for, from the recording's beginning.
public record RecordingPause(long fromMillis, long toMillis) {}
