package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.identity.Role;
import vigil.identity.SocketOwner;
import vigil.identity.Staff;
import vigil.kernel.database.TestDatabase;

/// Who is still signed in, for whoever keeps a wire open.
class SessionsServiceTest {
  private static final String TALKS = "00000000-0000-0000-0000-000000000001";
  private static final String IDLE = "00000000-0000-0000-0000-000000000002";

  private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated("identity"));

  @Test
  void aSystemWhoseClockIsAheadEndsNoSessionBeforeItsTime() {
    Instant now = InstantSource.system().instant();
    lasts(TALKS, now.plus(Duration.ofMinutes(30)));
    lasts(IDLE, now.minusSeconds(60));
    var clock = InstantSource.offset(InstantSource.system(), Duration.ofHours(15));
    var sessions = new SessionsService(sql, new AnyStaff(), clock);
    Instant later = clock.instant().plusSeconds(1);
    var talks = owner(TALKS, later);
    var idle = owner(IDLE, later);
    var gone = owner("signed-out", later);
    var past = owner(TALKS, clock.instant());
    var token = owner(null, later);
    assertEquals(
        Set.of(idle, gone, past), sessions.listEnded(List.of(talks, idle, gone, past, token)));
  }

  private static SocketOwner owner(@Nullable String session, Instant until) {
    var staff = new Staff("agent-1", "王", "Wang", Set.of(Role.AGENT), null, null);
    return new SocketOwner(staff, session, until);
  }

  private void lasts(String id, Instant until) {
    sql.sql("insert into identity.spring_session values (?, ?, 0, 0, 1800, ?, 'agent-1')")
        .params(id, id, until.toEpochMilli())
        .update();
  }
}
