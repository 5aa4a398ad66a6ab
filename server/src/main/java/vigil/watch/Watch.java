package vigil.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is on duty, what is burning.
public interface Watch {
  /// Whom to wake at this moment, in order: staff ids.
  List<String> listOnDuty(Instant at);

  /// Incidents that are not closed, newest first.
  List<Incident> listOpen();

  Optional<Incident> findIncident(String id);
}
