package vigil.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A big table without living each life.
public final class OrderCopies {
  /// A city's: few common categories and many rare ones, 1% urgent, few that ended in another way
  /// than by being done, archived after ninety days, some callers who call often.
  private static final String MIXED =
      """
      'category', (array['010102', '01010101', '020101', '030101', '040101', '050101', '060101',
        '070101', '080101', '090101', '100101', '110101', '120101', '130101', '140101', '150101',
        '160101', '170101', '180101', '190101', '200101', '210101', '220101', '230101', '240101'])
        [1 + floor(25 * power(dice % 1000 / 1000.0, 2))],
      'type', case when dice % 200 = 0 then 'PRAISE' when dice % 10 < 3 then 'COMPLAINT'
        when dice % 10 < 5 then 'CONSULTATION' else o.type end,
      'urgency', case when dice % 100 = 7 then 'URGENT' when dice % 100 < 5 then 'SEMI_URGENT'
        else 'NORMAL' end,
      'state', case when o.state <> 'CLOSED' then o.state when dice % 500 = 3 then 'WITHDRAWN'
        when dice % 1000 = 4 then 'NOT_ACCEPTED' when dice % 50 = 5 then 'ANSWERED'
        when g * interval '85 minutes' > interval '91 days' then 'ARCHIVED' else o.state end,
      'flags', case when o.open and dice % 10 = 0 then array['OVERDUE'] else o.flags end,
      'closed_at', case when dice % 500 <> 3 and dice % 1000 <> 4 and dice % 50 <> 5
        then o.closed_at - g * interval '85 minutes' end,
      'contact', o.contact || '-' || g,
      'phone_hash', sha256(floor(400000 * power(dice % 100003 / 100003.0, 2))::text::bytea),
      'registered_by', 'agent-' || dice % 300,
      """;

  /// Minutes between two copies of an order: a month for a hundred thousand orders.
  private static final int APART = 17;

  /// Half a year for a million.
  private static final int FAR_APART = 85;

  private OrderCopies() {}

  /// As [#multiply], and mixed as a city's orders are, each with its district's unit.
  static void multiplyMixed(JdbcClient sql, int number, int times) {
    String ofPart = ", 'unit', 'd' || " + district("g + abs(hashtext(a.order_id)) % 16");
    String ofOrder = MIXED + "'district', " + district("g + abs(hashtext(o.id)) % 16");
    copy(sql, number, times, FAR_APART, ofOrder, ofPart);
  }

  private static String district(String turn) {
    return """
    (array['310101', '310104', '310105', '310106', '310107', '310109', '310110', '310112',
      '310113', '310114', '310115', '310116', '310117', '310118', '310120', '310151'])
      [1 + (%s) %% 16]
    """
        .formatted(turn);
  }

  /// Copies every order with its parts and facts `times` over, spread over the past and the
  /// districts.
  ///
  /// @param number which copying of this database it is
  /// @param withFacts false spares the ledger's readers, where only lists are asked for
  public static void multiply(JdbcClient sql, int number, int times, boolean withFacts) {
    if (withFacts) {
      facts(sql, batch(number), times);
    }
    copy(sql, number, times, APART, "'district', " + district("g"), "");
  }

  private static String batch(int number) {
    return "-%d-".formatted(number);
  }

  private static void copy(
      JdbcClient sql, int number, int times, int minutes, String ofOrder, String ofPart) {
    String batch = batch(number);
    sql.sql(
            """
            insert into casework.work_order
            select r.* from casework.work_order o, generate_series(1, cast(? as int)) g,
              lateral (select abs(hashtext(o.id || g)) as dice) d,
              lateral jsonb_populate_record(o, jsonb_build_object(
                'id', o.id || ? || g, 'number', o.number || ? || g, %s,
                'registered_at', o.registered_at - g * interval '%s minutes')) r
            """
                .formatted(ofOrder, minutes))
        .params(times, batch, batch)
        .update();
    sql.sql(
            """
            insert into casework.assignment
            select r.* from casework.assignment a, generate_series(1, ?) g,
              lateral jsonb_populate_record(a, jsonb_build_object(
                'id', a.id || ? || g, 'order_id', a.order_id || ? || g%s)) r
            """
                .formatted(ofPart))
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

  /// The copies' facts are nobody's news: the readers go on behind them.
  private static void facts(JdbcClient sql, String batch, int times) {
    sql.sql(
            """
            insert into kernel.fact (at, kind, subject, version, body)
            select at, kind, subject || ? || g, version, body
            from kernel.fact, generate_series(1, ?) g
            """)
        .params(batch, times)
        .update();
    sql.sql("update kernel.reader set seq = (select max(seq) from kernel.fact)").update();
  }
}
