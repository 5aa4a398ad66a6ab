package vigil.knowledge;

/// How far the search of scripts has come; it answers all the while.
///
/// @param scripts that can be found
/// @param owed published ones that cannot be found yet as they are, and found ones that are not
///   published any more; [#UNKNOWN] until the first count
public record IndexState(int scripts, int owed) {
  public static final int UNKNOWN = -1;

  /// Whether whatever is published is found, and nothing else.
  public boolean isWhole() {
    return owed == 0;
  }
}
