package vigil.casework.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/// An order of dialysis in Pudong, `order-1`, registered and waiting for its dispatch.
public final class SampleOrder {
  private SampleOrder() {}

  public static void register(JdbcClient sql) {
    sql.sql(
            """
            insert into casework.work_order (id, number, code_hash, version, state, open,
              round, channel, registered_at, registered_by, type, urgency, missing, flags, returns,
              category, district, citizen_due, dispatch_due, requests, callbacks, lapsed, title,
              description, customer_kind, threat, tags)
            values ('order-1', '20220328-000001-7', '\\x00', 2, 'PENDING_DISPATCH', true, 1,
              'PHONE', '2022-03-28T02:00:00Z', 'agent-1', 'HELP', 'NORMAL', '[]', '{}', 0,
              '01010101', '310115', '2022-04-06T16:00:00Z', '2022-03-28T04:00:00Z', '[]', '[]',
              '[]', '血透出行', '', 'PERSON', false, '{}')
            """)
        .update();
  }
}
