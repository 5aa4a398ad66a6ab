package vigil.casework.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.PrivacyFact;
import vigil.casework.PrivacyFact.Removal;
import vigil.identity.Staff;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.UserRefusal;

/// What cannot be undone - erasing a person's data, lifting a legal hold - is asked for by one and
/// agreed to by another (rules 9.8); whether it may be is looked at both times.
@Component
public class Removals {
  private static final int MOST_LISTED = 200;

  private final JdbcClient sql;
  private final DataSubjectRights rights;
  private final Ledger ledger;
  private final InstantSource clock;

  Removals(JdbcClient sql, DataSubjectRights rights, Ledger ledger, InstantSource clock) {
    this.sql = sql;
    this.rights = rights;
    this.ledger = ledger;
    this.clock = clock;
  }

  public enum State {
    ASKED,
    AGREED,
    REFUSED
  }

  /// A wish.
  public record RemovalRequest(
      String id,
      String orderId,
      String number,
      Removal kind,
      @JsonUnwrapped Approval approval,
      State state) {}

  /// What became of it.
  public sealed interface RemovalResult {
    record Recorded(RemovalRequest wish) implements RemovalResult {}

    /// The order stands against it.
    record ErasureBlocked(DataSubjectRights.ErasureRefusal why) implements RemovalResult {}

    record Refused(UserRefusal why) implements RemovalResult {}
  }

  /// The same is asked for and waits for its second person.
  ///
  /// @param at since when
  public record AlreadyAsked(Instant at) implements UserRefusal {}

  /// Who asked may not agree.
  public record AnotherMustAgree() implements UserRefusal {}

  /// Somebody was faster.
  public record DecidedAlready() implements UserRefusal {}

  /// Asks for it; nothing is done until another agrees.
  ///
  /// @param number of the order, typed once more; only to erase
  @Transactional
  public RemovalResult ask(String order, Removal kind, String number, Staff by) {
    DataSubjectRights.ErasureRefusal no =
        switch (kind) {
          case ERASE -> rights.mayErase(order, number);
          case LIFT_HOLD -> rights.mayLift(order);
        };
    if (no != null) {
      return new RemovalResult.ErasureBlocked(no);
    }
    String id = Ids.next(clock);
    Instant at = clock.instant();
    int isNew =
        sql.sql(
                """
                insert into casework.removal (id, order_id, kind, asked_by, asked_at, state)
                values (?, ?, ?, ?, ?, 'ASKED') on conflict do nothing
                """)
            .params(id, order, kind.name(), by.id(), Exports.time(at))
            .update();
    if (isNew == 0) {
      return new RemovalResult.Refused(new AlreadyAsked(waitsSince(order, kind)));
    }
    ledger.append(new PrivacyFact.RemovalAsked(order, at, by.id(), kind));
    return new RemovalResult.Recorded(find(id).orElseThrow());
  }

  private Instant waitsSince(String order, Removal kind) {
    return sql.sql(
            """
            select asked_at from casework.removal
            where order_id = ? and kind = ? and state = 'ASKED'
            """)
        .params(order, kind.name())
        .query((row, n) -> row.getObject("asked_at", OffsetDateTime.class).toInstant())
        .single();
  }

  /// Agrees or not, as a second person; what is agreed to is done in the same transaction.
  @Transactional
  public RemovalResult decide(RemovalRequest wish, boolean agreed, Staff by) {
    if (wish.approval().askedBy().equals(by.id())) {
      return new RemovalResult.Refused(new AnotherMustAgree());
    }
    if (!waits(wish.id())) {
      return new RemovalResult.Refused(new DecidedAlready());
    }
    DataSubjectRights.ErasureRefusal no = agreed ? done(wish, by) : null;
    if (no != null) {
      return new RemovalResult.ErasureBlocked(no);
    }
    Instant at = clock.instant();
    sql.sql("update casework.removal set state = ?, decided_by = ?, decided_at = ? where id = ?")
        .params(agreed ? "AGREED" : "REFUSED", by.id(), Exports.time(at), wish.id())
        .update();
    ledger.append(
        new PrivacyFact.RemovalDecided(
            wish.orderId(), at, by.id(), wish.kind(), wish.approval().askedBy(), agreed));
    return new RemovalResult.Recorded(find(wish.id()).orElseThrow());
  }

  /// Whether nobody decided it yet; its row is locked, so that of two who decide one does.
  private boolean waits(String id) {
    return sql.sql("select state from casework.removal where id = ? for update")
        .param(id)
        .query(String.class)
        .optional()
        .filter(State.ASKED.name()::equals)
        .isPresent();
  }

  private DataSubjectRights.@Nullable ErasureRefusal done(RemovalRequest wish, Staff by) {
    return switch (wish.kind()) {
      case ERASE -> rights.erase(wish.orderId(), by.id());
      case LIFT_HOLD -> rights.lift(wish.orderId(), by.id());
    };
  }

  public Optional<RemovalRequest> find(String id) {
    return sql.sql(SELECT + "where r.id = ?").param(id).query(Removals::wish).optional();
  }

  /// Those that wait first, then the newest.
  public List<RemovalRequest> list() {
    return sql.sql(SELECT + "order by (r.state = 'ASKED') desc, r.asked_at desc, r.id desc limit ?")
        .param(MOST_LISTED)
        .query(Removals::wish)
        .list();
  }

  private static final String SELECT =
      """
      select r.*, o.number from casework.removal r join casework.work_order o on o.id = r.order_id
      """;

  private static RemovalRequest wish(ResultSet row, int n) throws SQLException {
    return new RemovalRequest(
        row.getString("id"),
        row.getString("order_id"),
        row.getString("number"),
        Removal.valueOf(row.getString("kind")),
        Exports.approval(row),
        State.valueOf(row.getString("state")));
  }
}
