package vigil.casework;

import java.util.List;
import java.util.Optional;

/// The calls to citizens that attempts rest on: whoever keeps the calls says what they were.
public interface ContactCalls {
  Optional<ContactCall> find(String call);

  /// Those about an order, oldest first.
  List<ContactCall> listAbout(String order);
}
