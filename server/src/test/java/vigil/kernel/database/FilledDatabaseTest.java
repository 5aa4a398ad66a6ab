package vigil.kernel.database;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import vigil.casework.AssignmentState;
import vigil.casework.CaseworkFact.BestMatch;
import vigil.casework.CaseworkFact.Clustered;
import vigil.casework.CaseworkFact.EarlierCounts;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.casework.likeness.LookupKeys;
import vigil.casework.likeness.store.SqlLikeness;
import vigil.casework.store.SqlOrders;
import vigil.exchange.store.SqlTransfers;
import vigil.kernel.LedgerEntry;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.Outbox;
import vigil.messaging.RetryPolicy;
import vigil.messaging.store.SqlOutbox;

/// A city that updates: rows as an older server left them, in `filled/*.sql`, and then every later
/// migration over them, as the server runs them. The versions stay where they are, so that whatever
/// comes later runs over these rows too.
class FilledDatabaseTest {
  private static final Map<String, String> BEFORE =
      Map.ofEntries(
          entry("acd", "1"),
          entry("audit", "1"),
          entry("casework", "14"),
          entry("city", "2"),
          entry("identity", "1"),
          entry("insight", "4"),
          entry("kernel", "1"),
          entry("knowledge", "1"),
          entry("portal", "7"),
          entry("telephony", "1"),
          entry("watch", "1"),
          entry("workforce", "1"));

  /// Made of the ledger from now on, and so emptied once.
  private static final List<String> COUNTED_ANEW =
      List.of(
          "acd.day",
          "casework.urging",
          "insight.cell",
          "insight.order_day",
          "insight.order_seen",
          "insight.order_share",
          "insight.order_trace");

  /// Tables that another room owns now.
  private static final Map<String, String> MOVED =
      Map.ofEntries(
          entry("portal.allowance", "kernel.allowance"),
          entry("portal.crossing", "exchange.crossing"),
          entry("portal.crossing_news", "exchange.crossing_news"),
          entry("portal.delivery", "messaging.delivery"),
          entry("portal.delivery_begin", "messaging.delivery_begin"),
          entry("portal.hook", "messaging.hook"),
          entry("portal.parcel", "exchange.parcel"),
          entry("portal.partner", "exchange.partner"),
          entry("portal.secret", "messaging.secret"));

  /// A position may move and a reader be named anew: [#theReadersGoOnWhereTheyStood].
  private static final String READERS = "kernel.reader";

  private static DataSource database;
  private static JdbcClient sql;

  @BeforeAll
  static void update() {
    database = TestDatabase.migratedTo(BEFORE);
    sql = JdbcClient.create(database);
    for (String rows : List.of("casework", "portal", "others")) {
      new ResourceDatabasePopulator(new ClassPathResource("filled/" + rows + ".sql"))
          .execute(database);
    }
    sql.sql("create table public.before (what text, as_it_was jsonb)").update();
    tables()
        .forEach(table ->
            sql.sql(
                    "insert into public.before select '%1$s', to_jsonb(t) from %1$s t"
                        .formatted(table))
                .update());
    new RoomMigrations(new ServiceGrants(database, database))
        .migrate(Flyway.configure().dataSource(database).load());
  }

  private static List<String> tables() {
    return sql.sql(
            """
            select schemaname || '.' || tablename from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'public') order by 1
            """)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private static long count(String what) {
    return sql.sql("select count(*) from " + what).query(Long.class).single();
  }

  /// And says what it said; of likeness the words moved to a table of their own, and so did when a
  /// part was given more time.
  @Test
  void everyRowIsStillThere() {
    var filled =
        sql.sql("select distinct what from public.before where what <> ? order by 1")
            .param(READERS)
            .query(String.class)
            .list();
    assertTrue(filled.size() > 30, filled::toString);
    for (String table : filled) {
      if (!COUNTED_ANEW.contains(table)) {
        long gone =
            count(
                """
                public.before b where what = '%1$s' and not exists (select from %2$s t
                  where to_jsonb(t) @> case what when 'casework.likeness' then as_it_was - 'keys'
                    when 'casework.assignment' then as_it_was - 'extended_at'
                    else as_it_was end)
                """
                    .formatted(table, MOVED.getOrDefault(table, table)));
        assertEquals(0, gone, table);
      }
    }
    COUNTED_ANEW.forEach(table -> assertEquals(0, count(table), table));
  }

  @Test
  void everyOrderIsReadWithItsParts() {
    var orders = new SqlOrders(new JdbcTemplate(database), (write, facts) -> false);
    var states = new TreeMap<OrderState, Integer>();
    var parts = new TreeMap<AssignmentState, Integer>();
    for (String id :
        sql.sql("select id from casework.work_order").query((row, n) -> row.getString(1)).list()) {
      Order order = orders.find(id).orElseThrow();
      states.merge(order.state(), 1, Integer::sum);
      order.assignments().forEach(part -> parts.merge(part.state(), 1, Integer::sum));
    }
    assertEquals(List.of(OrderState.values()), List.copyOf(states.keySet()));
    assertEquals(List.of(AssignmentState.values()), List.copyOf(parts.keySet()));
    Order handled = orders.find("handled").orElseThrow();
    assertEquals(6, handled.assignments().size());
    assertEquals("handled-4", handled.findLead().orElseThrow().id(), "of the second round");
    assertEquals(List.of("d310104", "d310106"), handled.alsoAccused());
    assertEquals("waits", orders.find("merged").orElseThrow().parent());
    assertTrue(orders.find("waits").orElseThrow().origin().cameThrough("far"));
  }

  /// The link, its words and its place, and a fact of each that says the same.
  @Test
  void whatWasLinkedIsToldOnceAndFoundAsBefore() {
    var likeness = new SqlLikeness(sql);
    assertEquals(
        2,
        likeness.findCluster(1, Instant.EPOCH).orElseThrow().all(),
        "the first and the one like it");
    assertEquals("waits", likeness.findCluster(1, Instant.EPOCH).orElseThrow().open());
    var found =
        likeness.listCandidates(
            new LookupKeys(List.of(11), null, List.of(), List.of(13)), Instant.EPOCH, null);
    assertEquals(
        List.of("waits", "answered"), found.stream().map(SqlLikeness.Candidate::id).toList());
    assertEquals(
        List.of(1L, 2L, 3L),
        sql.sql("select no from casework.likeness_words order by no").query(Long.class).list(),
        "forgotten words stay forgotten");
    assertEquals(
        List.of(
            told("answered", 2, "2022-03-28T02:00:00.123456Z", 1, null),
            told("waits", 2, "2022-03-28T02:00:01Z", 2, "answered"),
            told("confers", 4, "2022-03-28T02:00:02Z", 3, null),
            told("erased", 13, "2016-03-28T02:00:00Z", 4, null)),
        facts());
    assertEquals(
        5,
        sql.sql("select nextval('casework.likeness_place')").query(Integer.class).single(),
        "the next place");
  }

  private static Clustered told(
      String order,
      int seen,
      String at,
      int place,
      @org.jspecify.annotations.Nullable String like) {
    return like == null
        ? new Clustered(
            order,
            seen,
            Instant.parse(at),
            place,
            place,
            BestMatch.NONE,
            new EarlierCounts(0, 0, 0))
        : new Clustered(
            order,
            seen,
            Instant.parse(at),
            place,
            1,
            new BestMatch(like, 0.82, List.of("SAME_PHONE", "LIKE_TEXT")),
            new EarlierCounts(2, 1, 1));
  }

  private static List<Clustered> facts() {
    return sql.sql("select * from kernel.fact where kind = 'casework.Clustered' order by seq")
        .query((row, n) ->
            new LedgerEntry(
                    row.getLong("seq"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getInt("version"),
                    row.getString("body"))
                .as(Clustered.class))
        .list();
  }

  /// Sensing was part of the counts.
  @Test
  void theReadersGoOnWhereTheyStood() {
    var now = new TreeMap<String, Integer>();
    sql.sql("select name, seq from kernel.reader")
        .query(row -> {
          now.put(row.getString(1), row.getInt(2));
        });
    assertEquals(
        Map.of(
            "casework.clusters", 17,
            "insight.counts", 12,
            "insight.sensing", 12,
            "insight.orders", 0),
        now);
  }

  @Test
  void whatWasForwardedIsReadAndMayHaveFiles() {
    try (var house = new AnnotationConfigApplicationContext()) {
      house.registerBean(JdbcClient.class, () -> sql);
      house.registerBean(InstantSource.class, InstantSource::system);
      house.register(SqlTransfers.class);
      house.refresh();
      var crossings = house.getBean(SqlTransfers.class);
      var out = crossings.list("closed");
      assertEquals(5, out.size());
      out.forEach(one -> assertEquals(0, one.files(), one::toString));
      var taken =
          out.stream().filter(one -> one.id().equals("OUT-TAKEN")).findFirst().orElseThrow();
      var told = crossings.listUpdates(taken);
      assertEquals(2, told.size());
      told.forEach(one -> assertEquals(null, one.why(), one::toString));
    }
    assertEquals(
        2,
        outbox().listUndelivered(Set.of(DeliveryChannel.EXCHANGE), "far", "closed").size(),
        "what waits and what is dead");
    sql.sql("update messaging.delivery set channel = 'EXCHANGE_FILE' where id = 'HOOK-SENT'")
        .update();
    sql.sql("update messaging.delivery set channel = 'HOOK' where id = 'HOOK-SENT'").update();
    refused(
        "delivery_channel_is_known",
        "update messaging.delivery set channel = 'PIGEON' where id = 'HOOK-SENT'");
    refused(
        "crossing_file_crossing_fkey",
        "insert into exchange.crossing_file values ('nobody', 'file', now())");
  }

  private static Outbox outbox() {
    Duration one = Duration.ofSeconds(1);
    return new SqlOutbox(sql, InstantSource.system(), new RetryPolicy(one, one, 1, one, one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          work_order_counts_its_facts             | waits    | version = 0
          work_order_begins_with_round_one        | waits    | round = 0
          work_order_is_open_as_its_state_says    | archived | open = true
          work_order_is_open_as_its_state_says    | waits    | state = 'LOST'
          work_order_merged_has_its_parent        | merged   | parent = null
          work_order_merged_has_its_parent        | closed   | parent = 'waits'
          work_order_is_no_parent_of_itself       | merged   | parent = id
          work_order_closed_knows_when            | closed   | closed_at = null
          work_order_closed_knows_when            | archived | closed_at = null
          work_order_waiting_is_due               | waits    | dispatch_due = null
          work_order_listed_has_a_review_date     | shelved  | review_on = null
          work_order_title_is_short               | waits    | title = repeat('长', 51)
          """)
  void anOldOrderIsHeldToEachRule(String rule, String order, String change) {
    refused(rule, "update casework.work_order set %s where id = '%s'".formatted(change, order));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          assignment_is_live_as_its_state_says    | handled-1  | live = true
          assignment_is_live_as_its_state_says    | handled-4  | state = 'LOST'
          assignment_role_is_of_the_domain        | handled-4  | role = 'FRIEND'
          assignment_is_no_parent_of_itself       | handled-5  | parent = id
          assignment_returnable_once_signed       | confers-1  | return_until = null
          assignment_signed_knows_when            | handled-1  | signed_at = null
          assignment_reported_has_a_report        | reviewed-1 | report = null
          assignment_one_lead                     | handled-5  | role = 'LEAD'
          """)
  void anOldPartIsHeldToEachRule(String rule, String part, String change) {
    refused(rule, "update casework.assignment set %s where id = '%s'".formatted(change, part));
  }

  /// A row that a check would hold is noticed only when it is written.
  @Test
  void everyOldRowMayBeWritten() {
    assertNotEquals(0, sql.sql("update casework.work_order set returns = returns + 1").update());
    assertNotEquals(0, sql.sql("update casework.assignment set due = due").update());
    sql.sql("update casework.work_order set returns = returns - 1").update();
  }

  private static void refused(String rule, String statement) {
    var broken =
        assertThrows(DataIntegrityViolationException.class, () -> sql.sql(statement).update());
    assertTrue(String.valueOf(broken.getMessage()).contains(rule), broken::getMessage);
  }
}
