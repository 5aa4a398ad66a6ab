package vigil.media.line;

import java.util.Map;

/// What the line says to a command.
public sealed interface Answer {
  Done OK = new Done(Map.of());

  record Done(Map<String, Object> fields) implements Answer {}

  /// No, and the reason.
  ///
  /// @param why a word a program understands
  /// @param detail what a person needs to know
  record Refused(String why, String detail) implements Answer {}
}
