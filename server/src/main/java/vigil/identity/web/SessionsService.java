package vigil.identity.web;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.identity.Identity;
import vigil.identity.Sessions;
import vigil.identity.SocketOwner;
import vigil.identity.steps.StaffAuthentication;

/// Sessions as the database keeps them. Spring Session writes by the machine's time when one is
/// idle for too long, so it is held against that and not against a clock that was set ahead.
@Component
class SessionsService implements Sessions {
  private final JdbcClient sql;
  private final Identity identity;
  private final InstantSource clock;

  SessionsService(JdbcClient sql, Identity identity, InstantSource clock) {
    this.sql = sql;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public Optional<SocketOwner> findOwner(ServerHttpRequest handshake) {
    if (!(handshake.getPrincipal() instanceof StaffAuthentication who)) {
      return Optional.empty();
    }
    Instant until = who.at().plus(CurrentStaff.LONGEST_SESSION);
    return identity
        .findStaff(who.getName())
        .filter(_ -> until.isAfter(clock.instant()))
        .map(staff -> new SocketOwner(staff, session(handshake), until));
  }

  private static @Nullable String session(ServerHttpRequest handshake) {
    HttpSession session =
        handshake instanceof ServletServerHttpRequest servlet
            ? servlet.getServletRequest().getSession(false)
            : null;
    return session == null ? null : session.getId();
  }

  @Override
  public Set<SocketOwner> listEnded(Collection<SocketOwner> owners) {
    Set<String> alive =
        listAlive(owners.stream().flatMap(one -> Stream.ofNullable(one.session())).toList());
    Instant now = clock.instant();
    return owners.stream()
        .filter(one ->
            !one.until().isAfter(now) || (one.session() != null && !alive.contains(one.session())))
        .collect(Collectors.toSet());
  }

  private Set<String> listAlive(Collection<String> ids) {
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
}
