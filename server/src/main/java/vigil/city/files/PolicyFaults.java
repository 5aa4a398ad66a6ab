package vigil.city.files;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with the policy, each with its file and line, so that all of it is mended at once.
public final class PolicyFaults {
  private final List<String> found = new ArrayList<>();

  void add(String file, int line, String what) {
    found.add(file + ":" + line + ": " + what);
  }

  public List<String> all() {
    return List.copyOf(found);
  }

  boolean none() {
    return found.isEmpty();
  }
}
