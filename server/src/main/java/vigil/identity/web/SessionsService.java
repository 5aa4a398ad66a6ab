package vigil.identity.web;

import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.identity.Sessions;
import vigil.identity.steps.StaffAuthentication;

/// Sessions as the database keeps them. Spring Session writes by the machine's time when one is
/// idle for too long, so it is held against that and not against a clock that was set ahead.
@Component
class SessionsService implements Sessions {
  private final JdbcClient sql;
  private final InstantSource clock;

  SessionsService(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Set<String> listAlive(Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : sql
            .sql(
                """
                select session_id from identity.spring_session
                where session_id = any(?) and expiry_time > extract(epoch from now()) * 1000
                """)
            .param((Object) ids.toArray(String[]::new))
            .query(String.class)
            .list()
            .stream()
            .collect(Collectors.toSet());
  }

  @Override
  public Instant expiresAt(Principal principal) {
    Instant begun = principal instanceof StaffAuthentication who ? who.at() : clock.instant();
    return begun.plus(CurrentStaff.LONGEST_SESSION);
  }
}
