package vigil.exchange.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.kernel.Ids;

/// Orders on their way between platforms, and what was told of them.
@Repository
public class SqlTransfers {
  public enum Direction {
    OUT,
    IN
  }

  /// Where a crossing stands.
  public enum State {
    /// The other side has not taken it yet.
    WAITING,
    TAKEN,
    /// The side that handled it has ended it.
    ENDED,
    /// The sender took it back.
    RECALLED,
    /// The other side will not have it.
    REFUSED
  }

  /// One forwarding of one order.
  ///
  /// @param files how many the other side said that it sends
  public record Transfer(
      String id,
      Direction direction,
      String order,
      @JsonUnwrapped OtherSide otherSide,
      @JsonUnwrapped Course course,
      int files) {
    public String partner() {
      return otherSide.partner();
    }

    public String ref() {
      return otherSide.ref();
    }

    public @Nullable String number() {
      return otherSide.number();
    }

    public State state() {
      return course.state();
    }

    public String by() {
      return course.by();
    }

    public boolean isLive() {
      return state() == State.WAITING || state() == State.TAKEN;
    }
  }

  /// The platform it goes to or comes from.
  ///
  /// @param ref the part that the forwarding made at the sender
  /// @param number the other side's own; null until it has one
  public record OtherSide(String partner, String ref, @Nullable String number) {}

  /// How far it is.
  ///
  /// @param why a word of the other side
  public record Course(
      State state, @Nullable String why, Instant at, String by, @Nullable Instant settledAt) {}

  /// What the other side told.
  ///
  /// @param due by when its citizen is owed an answer, where it gave more time
  /// @param why its refusal's name, where more time could not be asked for
  public record TransferUpdate(
      int version,
      String kind,
      Instant at,
      @Nullable String unit,
      @Nullable String unitEn,
      @Nullable Instant due,
      @Nullable String why) {}

  private final JdbcClient sql;
  private final InstantSource clock;

  SqlTransfers(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Begins one, unless it is there already.
  public Transfer begin(
      Direction direction,
      String partner,
      String ref,
      String order,
      @Nullable String number,
      String by) {
    State state = direction == Direction.OUT ? State.WAITING : State.TAKEN;
    sql.sql(
            """
            insert into exchange.crossing
              (id, direction, partner, ref, order_id, number, state, at, by)
            values (:id, :direction, :partner, :ref, :order, :number, :state, :now, :by)
            on conflict (direction, partner, ref) do nothing
            """)
        .param("id", Ids.next(clock))
        .param("direction", direction.name())
        .param("partner", partner)
        .param("ref", ref)
        .param("order", order)
        .param("number", number)
        .param("state", state.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    return find(direction, partner, ref).orElseThrow();
  }

  public Optional<Transfer> find(Direction direction, String partner, String ref) {
    return sql.sql(
            "select * from exchange.crossing where direction = ? and partner = ? and ref = ?")
        .params(direction.name(), partner, ref)
        .query(SqlTransfers::crossing)
        .optional();
  }

  public Optional<Transfer> find(String id) {
    return sql.sql("select * from exchange.crossing where id = ?")
        .param(id)
        .query(SqlTransfers::crossing)
        .optional();
  }

  /// Newest first.
  public List<Transfer> list(String order) {
    return sql.sql("select * from exchange.crossing where order_id = ? order by id desc limit 50")
        .param(order)
        .query(SqlTransfers::crossing)
        .list();
  }

  /// Those that came in and wait for what becomes of this order: its own, and of those merged into
  /// it.
  public List<Transfer> listAwaiting(String order) {
    return sql.sql(
            """
            select * from exchange.crossing where direction = 'IN' and (order_id = ? or joined_to = ?)
            """)
        .params(order, order)
        .query(SqlTransfers::crossing)
        .list();
  }

  public void recordMerge(String child, String into) {
    sql.sql(
            """
            update exchange.crossing set joined_to = :into
            where direction = 'IN' and (order_id = :child or joined_to = :child)
            """)
        .param("into", into)
        .param("child", child)
        .update();
  }

  /// The other side has it, under this number.
  public void markAccepted(Transfer one, String number) {
    sql.sql(
            """
            update exchange.crossing set number = :number,
              state = case when state = 'WAITING' then 'TAKEN' else state end
            where id = :id
            """)
        .param("number", number)
        .param("id", one.id())
        .update();
  }

  public void end(Transfer one, State state, @Nullable String why) {
    sql.sql(
            """
            update exchange.crossing set state = :state, why = :why, settled_at = :now
            where id = :id and state in ('WAITING', 'TAKEN')
            """)
        .param("state", state.name())
        .param("why", why)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", one.id())
        .update();
  }

  /// Notes that a file goes out, in the caller's transaction.
  ///
  /// @return false when it was tried before
  public boolean markFileSent(Transfer one, String attachment) {
    return sql.sql(
                """
                insert into exchange.crossing_file (crossing, attachment, sent_at)
                values (:id, :attachment, :now) on conflict do nothing
                """)
            .param("id", one.id())
            .param("attachment", attachment)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /// How many files the other side said that it sends.
  public void setExpectedFiles(Transfer one, int files) {
    sql.sql("update exchange.crossing set files = ? where id = ?").params(files, one.id()).update();
  }

  public void append(Transfer one, Envelope told) {
    var news = told.news();
    Instant due = news == null ? null : news.extension().due();
    String why = news == null || told.type() != SenderMessage.TIME_REFUSED ? null : news.words();
    sql.sql(
            """
            insert into exchange.crossing_news (crossing, version, kind, at, unit, unit_en, due, why)
            values (:id, :version, :kind, :at, :unit, :unitEn, :due, :why) on conflict do nothing
            """)
        .param("id", one.id())
        .param("version", told.version())
        .param("kind", told.type().wireName())
        .param("at", told.at().atOffset(ZoneOffset.UTC))
        .param("unit", news == null ? null : news.handler().unit())
        .param("unitEn", news == null ? null : news.handler().unitEn())
        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param("why", why != null && Envelope.isName(why) ? why : null)
        .update();
  }

  /// Oldest first.
  public List<TransferUpdate> listUpdates(Transfer one) {
    return sql.sql(
            """
            select * from exchange.crossing_news where crossing = ? order by version, at limit 500
            """)
        .param(one.id())
        .query((row, number) ->
            new TransferUpdate(
                row.getInt("version"),
                row.getString("kind"),
                row.getTimestamp("at").toInstant(),
                row.getString("unit"),
                row.getString("unit_en"),
                SqlPartners.instant(row, "due"),
                row.getString("why")))
        .list();
  }

  private static Transfer crossing(ResultSet row, int number) throws SQLException {
    return new Transfer(
        row.getString("id"),
        Direction.valueOf(row.getString("direction")),
        row.getString("order_id"),
        new OtherSide(row.getString("partner"), row.getString("ref"), row.getString("number")),
        new Course(
            State.valueOf(row.getString("state")),
            row.getString("why"),
            row.getTimestamp("at").toInstant(),
            row.getString("by"),
            SqlPartners.instant(row, "settled_at")),
        row.getInt("files"));
  }
}
