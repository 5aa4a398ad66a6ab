package vigil.understanding;

import java.util.List;

/// What is to be written from what.
///
/// @param purpose one sentence to the model, ours and never a citizen's
public record DraftTask(String purpose, List<Field> fields, List<DraftSource> sources) {
  /// One text of the draft.
  ///
  /// @param name of the form's field
  /// @param meaning what belongs in it
  /// @param most characters that it may have
  public record Field(String name, String meaning, int most) {}

  public DraftTask {
    fields = List.copyOf(fields);
    sources = List.copyOf(sources);
  }
}
