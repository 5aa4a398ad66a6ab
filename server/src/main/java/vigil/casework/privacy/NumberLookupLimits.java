package vigil.casework.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.UserRefusal;

/// How often one person may look at numbers: as often as the work asks for, and far less often than
/// it takes to rebuild a masked number by trying the ten thousand that its mask leaves open. Costs
/// one upsert a look; all servers share the count.
@Component
public class NumberLookupLimits {
  /// A window begins with its first look.
  static final Duration WINDOW = Duration.ofHours(1);

  /// Of two who ask together the later may write first; a window that begins later than this was
  /// written before the clock was put back.
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /// What is counted.
  public enum Lookup {
    /// Orders of a telephone number.
    PHONE_SEARCH,
    /// Name and number in clear.
    UNMASK
  }

  /// Somebody searched once too often.
  ///
  /// @param most in an hour
  /// @param seconds until the next one
  public record TooManyLooks(int most, long seconds) implements UserRefusal {}

  private final JdbcClient sql;
  private final InstantSource clock;
  private final int mostSearches;
  private final int mostUnmaskings;

  NumberLookupLimits(
      JdbcClient sql,
      InstantSource clock,
      @Value("${vigil.privacy.phone-searches-per-hour:30}") int mostSearches,
      @Value("${vigil.privacy.unmaskings-per-hour:60}") int mostUnmaskings) {
    this.sql = sql;
    this.clock = clock;
    this.mostSearches = mostSearches;
    this.mostUnmaskings = mostUnmaskings;
  }

  private record Usage(int times, Instant since) {}

  /// Counts a look in the caller's transaction.
  ///
  /// @return why not, if that was once too often
  public Optional<TooManyLooks> use(Lookup look, String staff) {
    Instant now = clock.instant();
    Usage used =
        sql.sql(
                """
                insert into casework.look as l (staff, kind, since, used)
                values (:staff, :kind, :now, 1)
                on conflict (staff, kind) do update set
                  used = case when l.since <= :start or l.since > :ahead then 1 else l.used + 1 end,
                  since = case when l.since <= :start or l.since > :ahead then :now else l.since end
                returning used, since
                """)
            .param("staff", staff)
            .param("kind", look.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("start", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
            .param("ahead", now.plus(TOGETHER).atOffset(ZoneOffset.UTC))
            .query((row, n) -> new Usage(row.getInt("used"), row.getTimestamp("since").toInstant()))
            .single();
    int most = most(look);
    long wait = Duration.between(now, used.since().plus(WINDOW)).toSeconds();
    return used.times() <= most
        ? Optional.empty()
        : Optional.of(new TooManyLooks(most, Math.max(1, wait)));
  }

  private int most(Lookup look) {
    return switch (look) {
      case PHONE_SEARCH -> mostSearches;
      case UNMASK -> mostUnmaskings;
    };
  }
}
