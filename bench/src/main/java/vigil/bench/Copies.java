package vigil.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A big table without living each life.
public final class Copies {
  private Copies() {}

  /// Copies every order with its parts and facts `times` over, spread over the past and the
  /// districts.
  ///
  /// @param number which copying of this database it is
  /// @param withFacts false spares the ledger's readers, where only lists are asked for
  public static void multiply(JdbcClient sql, int number, int times, boolean withFacts) {
    String batch = "-%d-".formatted(number);
    sql.sql(
            """
            insert into casework.work_order
            select r.* from casework.work_order o, generate_series(1, cast(? as int)) g,
              lateral jsonb_populate_record(o, jsonb_build_object(
                'id', o.id || ? || g, 'number', o.number || ? || g,
                'district', (array['310101', '310104', '310105', '310106', '310107', '310109',
                  '310110', '310112', '310113', '310114', '310115', '310116', '310117', '310118',
                  '310120', '310151'])[1 + g % 16],
                'registered_at', o.registered_at - g * interval '17 minutes')) r
            """)
        .params(times, batch, batch)
        .update();
    sql.sql(
            """
            insert into casework.assignment
            select r.* from casework.assignment a, generate_series(1, ?) g,
              lateral jsonb_populate_record(a, jsonb_build_object(
                'id', a.id || ? || g, 'order_id', a.order_id || ? || g)) r
            """)
        .params(times, batch, batch)
        .update();
    sql.sql(
            """
            insert into casework.due
            select r.* from casework.due d, generate_series(1, ?) g,
              lateral jsonb_populate_record(d, jsonb_build_object(
                'order_id', d.order_id || ? || g)) r
            """)
        .params(times, batch)
        .update();
    if (withFacts) {
      facts(sql, batch, times);
    }
    sql.sql(
            """
            insert into casework.title
            select id, casework.bigrams(title) from casework.work_order o
            where not exists (select 1 from casework.title t where t.order_id = o.id)
            """)
        .update();
    sql.sql("vacuum analyze").update();
    sql.sql("checkpoint").update();
  }

  private static void facts(JdbcClient sql, String batch, int times) {
    sql.sql(
            """
            insert into kernel.fact (at, kind, subject, version, body)
            select at, kind, subject || ? || g, version, body
            from kernel.fact, generate_series(1, ?) g
            """)
        .params(batch, times)
        .update();
  }
}
