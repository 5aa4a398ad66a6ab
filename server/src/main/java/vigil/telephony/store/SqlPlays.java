package vigil.telephony.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Timers;
import vigil.telephony.TelephonyFact;

/// Leaves to hear a recording, each told to the ledger before a byte is sent.
@Repository
public class SqlPlays {
  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient sql;
  private final Ledger ledger;
  private final InstantSource clock;

  SqlPlays(JdbcClient sql, Ledger ledger, InstantSource clock, Timers timers) {
    this.sql = sql;
    this.ledger = ledger;
    this.clock = clock;
    timers.schedule("telephony.plays", Duration.ofHours(1), this::purge);
  }

  /// A leave to hear it.
  public record Play(String id, Instant until) {}

  @Transactional
  public Play begin(
      String call,
      String staff,
      TelephonyFact.Ground ground,
      @Nullable String order,
      Duration goodFor) {
    Instant now = clock.instant();
    var play = new Play(Ids.next(clock), now.plus(goodFor));
    sql.sql("insert into telephony.play (id, call, staff, good_until) values (?, ?, ?, ?)")
        .params(play.id(), call, staff, play.until().atOffset(ZoneOffset.UTC))
        .update();
    ledger.append(new TelephonyFact.RecordingPlayed(call, now, staff, ground, order));
    return play;
  }

  public boolean isGood(String play, String call, String staff) {
    return sql.sql(
            """
            select exists (select 1 from telephony.play
              where id = ? and call = ? and staff = ? and good_until > ?)
            """)
        .params(play, call, staff, clock.instant().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  private void purge() {
    sql.sql("delete from telephony.play where good_until < ?")
        .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
