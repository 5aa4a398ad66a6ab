package vigil.insight.open;

import java.util.Arrays;
import java.util.Optional;

/// A table of daily counts that is given to everybody.
public enum OpenTable {
  DISTRICT_TOPIC("district-topic"),
  CHANNEL("channel");

  private final String path;

  OpenTable(String path) {
    this.path = path;
  }

  /// As addresses write it.
  public String path() {
    return path;
  }

  public static Optional<OpenTable> find(String path) {
    return Arrays.stream(values()).filter(it -> it.path.equals(path)).findFirst();
  }
}
