package vigil.city.files;

import java.util.List;

/// The policy cannot be used; the message lists every fault.
public final class InvalidPolicy extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> faults;

  InvalidPolicy(String where, List<String> faults) {
    super(
        "The policy in %s has %d fault%s:\n  %s"
            .formatted(
                where, faults.size(), faults.size() == 1 ? "" : "s", String.join("\n  ", faults)));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
