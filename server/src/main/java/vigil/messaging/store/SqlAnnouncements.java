package vigil.messaging.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Timers;
import vigil.messaging.Announcements.AnnouncementTally;

/// Who was told of which matter.
@Repository
public class SqlAnnouncements {
  /// As long as messages that went out.
  private static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient sql;
  private final InstantSource clock;

  public SqlAnnouncements(JdbcClient sql, InstantSource clock, Timers timers) {
    this.sql = sql;
    this.clock = clock;
    timers.schedule("messaging.announcements", Duration.ofHours(1), this::purge);
  }

  private void purge() {
    var horizon = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    sql.sql("delete from messaging.announced_person where at < ?").param(horizon).update();
    sql.sql("delete from messaging.announced_order where at < ?").param(horizon).update();
  }

  /// Claims a person for a message that was put into the outbox in the same transaction.
  ///
  /// @return false for one who has heard of the matter; one whose message was never sent is free
  public boolean claim(String matter, String person, String delivery) {
    return sql.sql(
                """
                insert into messaging.announced_person as p (matter, person, delivery, at)
                values (:matter, :person, :delivery, :now)
                on conflict (matter, person) do update set delivery = excluded.delivery, at = :now
                where exists (select 1 from messaging.delivery d
                  where d.id = p.delivery and d.state = 'MOOT')
                """)
            .param("matter", matter)
            .param("person", person)
            .param("delivery", delivery)
            .param("now", now())
            .update()
        == 1;
  }

  /// From now on the order's page shows the answer.
  public void show(String matter, String order, String answer) {
    sql.sql(
            """
            insert into messaging.announced_order (matter, order_id, answer, at)
            values (?, ?, ?, ?)
            on conflict (matter, order_id, answer) do update set at = excluded.at
            """)
        .params(matter, order, answer, now())
        .update();
  }

  /// Those of a matter whose message is under way, arrived or failed.
  public Set<String> listTold(String matter) {
    return Set.copyOf(
        sql.sql(
                """
                select p.person from messaging.announced_person p
                where p.matter = ? and not exists (select 1 from messaging.delivery d
                  where d.id = p.delivery and d.state = 'MOOT')
                """)
            .param(matter)
            .query((row, number) -> row.getString("person"))
            .list());
  }

  /// Those of these who want no such messages.
  public Set<String> listUnwilling(Collection<String> persons) {
    return Set.copyOf(
        sql.sql("select person from messaging.unannounced_person where person = any(?)")
            .param(persons.toArray(String[]::new))
            .query((row, number) -> row.getString("person"))
            .list());
  }

  /// Keeps that somebody wants no such messages, with those that have not gone out.
  public void refuse(String person) {
    sql.sql("insert into messaging.unannounced_person values (?, ?) on conflict do nothing")
        .params(person, now())
        .update();
    end("p.person = :key", person, "not wanted");
  }

  /// Forgets that somebody wants none.
  public void allow(String person) {
    sql.sql("delete from messaging.unannounced_person where person = ?").param(person).update();
  }

  public int cancel(String matter) {
    return end("p.matter = :key", matter, "taken back");
  }

  private int end(String whose, String key, String why) {
    return sql.sql(
            """
            update messaging.delivery d set state = 'MOOT', last_error = :why, settled_at = :now
            from messaging.announced_person p
            where d.id = p.delivery and d.state = 'WAITING' and
            """
                + " "
                + whose)
        .param("key", key)
        .param("why", why)
        .param("now", now())
        .update();
  }

  public AnnouncementTally count(String matter) {
    return sql.sql(
            """
            select
              (select count(distinct order_id) from messaging.announced_order
                where matter = :matter) as orders,
              count(*) filter (where d.state = 'SENT') as sent,
              count(*) filter (where d.state = 'WAITING') as waiting,
              count(*) filter (where d.state = 'DEAD') as failed,
              count(*) filter (where d.state = 'MOOT') as cancelled
            from messaging.announced_person p join messaging.delivery d on d.id = p.delivery
            where p.matter = :matter
            """)
        .param("matter", matter)
        .query(AnnouncementTally.class)
        .single();
  }

  /// Newest first.
  public List<String> listAnswers(String order) {
    return sql.sql(
            "select answer from messaging.announced_order where order_id = ? order by at desc")
        .param(order)
        .query((row, number) -> row.getString("answer"))
        .list();
  }

  /// Of one kind, by SMS and e-mail.
  public int countDue(String kind) {
    return sql.sql(
            """
            select count(*) from messaging.delivery
            where channel in ('SMS', 'MAIL') and state = 'WAITING' and kind = ?
              and next_attempt_at <= ?
            """)
        .params(kind, now())
        .query(Integer.class)
        .single();
  }

  private java.time.OffsetDateTime now() {
    Instant at = clock.instant();
    return at.atOffset(ZoneOffset.UTC);
  }
}
