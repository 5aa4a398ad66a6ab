package vigil.workforce;

import java.util.List;
import java.util.Optional;

/// Who may work what, when, from where.
public interface Workforce {
  /// Begins a shift, or moves a running one to another phone.
  ///
  /// @param address the seat's phone (`sip:1001`)
  Shift begin(String staff, String address);

  void end(String staff);

  Optional<Shift> shift(String staff);

  List<Shift> onShift();
}
