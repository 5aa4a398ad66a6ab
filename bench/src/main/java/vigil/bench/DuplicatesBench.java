package vigil.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.likeness.AppealComparison;
import vigil.casework.likeness.AppealText;
import vigil.casework.likeness.LookupKeys;
import vigil.casework.likeness.Rarity;
import vigil.casework.likeness.TextNGrams;
import vigil.casework.likeness.steps.DuplicateSearch;
import vigil.casework.likeness.steps.Rarities;
import vigil.casework.likeness.store.SqlLikeness;
import vigil.kernel.Timers;

/// What an agent waits for while writing: likely duplicates among a million orders, all of them
/// within the window of a fortnight (nine times the peak of 2022). Every look-up asks for a matter
/// that is there in other words, so that what is found again is counted too.
///
/// `-Dvigil.bench.large=N` sets the number of orders.
public final class DuplicatesBench {
  private static final int LARGE = Integer.getInteger("vigil.bench.large", 1_000_000);
  private static final int BLOCK = 5_000;
  private static final int LOOKS = 500;
  private static final int WARM_UP = 150;
  private static final int SAMPLE = 4_000;
  private static final double TARGET_MILLIS = 50;
  private static final long SEED = 12345;

  private final JdbcClient sql;
  private final Random dice = new Random(SEED);
  private final InventedAppeals invented = new InventedAppeals(dice);
  private final Instant end = InstantSource.system().instant();

  private DuplicatesBench(JdbcClient sql) {
    this.sql = sql;
  }

  public static void main(String[] args) throws Exception {
    try (var house = CaseworkHarness.open("duplicates")) {
      new DuplicatesBench(house.sql()).run(house.bean(Timers.class));
    }
  }

  private void run(Timers timers) {
    long start = System.nanoTime();
    var rarity = rarity();
    for (int from = 0; from < LARGE; from += BLOCK) {
      fill(from, Math.min(BLOCK, LARGE - from), rarity);
    }
    sql.sql("vacuum analyze").update();
    System.out.printf(
        "%,d orders written in %,d s, %s on disk%n",
        LARGE,
        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
        sql.sql(
                """
                select pg_size_pretty(pg_total_relation_size('casework.likeness')
                  + pg_total_relation_size('casework.likeness_words')
                  + pg_total_relation_size('casework.likeness_key'))
                """)
            .query(String.class)
            .single());
    var store = new SqlLikeness(sql);
    var rarities = new Rarities(store, timers);
    rarities.learn();
    // What a meaning costs to keep and to compare; to read it costs what `bench understanding`
    // says.
    float[] meaning = new float[512];
    for (int n = 0; n < meaning.length; n++) {
      meaning[n] = n % 7 - 3;
    }
    measure(
        new DuplicateSearch(store, rarities, _ -> Optional.of(meaning), InstantSource.fixed(end)));
  }

  private Rarity rarity() {
    var sample = new ArrayList<TextNGrams>();
    for (int i = 0; i < SAMPLE; i++) {
      sample.add(TextNGrams.of(invented.matter(end).first()));
    }
    return Rarity.of(sample);
  }

  private void measure(DuplicateSearch duplicates) {
    double[] millis = new double[LOOKS];
    int again = 0;
    int likely = 0;
    for (int i = -WARM_UP; i < LOOKS; i++) {
      int n = dice.nextInt(LARGE);
      AppealText asked = kept(n);
      long start = System.nanoTime();
      var found = duplicates.find(asked, null);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
        likely += found.likes().size();
        again += found.likes().stream().anyMatch(l -> l.order().id().equals(id(n))) ? 1 : 0;
      }
    }
    Arrays.sort(millis);
    double p99 = millis[LOOKS * 99 / 100];
    System.out.printf("%-48s %10s %10s %10s%n", "look-up at entry", "p50 ms", "p99 ms", "most ms");
    System.out.printf(
        "%-48s %10.1f %10.1f %10.1f%n",
        "phone, door, twelve telling pieces", millis[LOOKS / 2], p99, millis[LOOKS - 1]);
    System.out.printf(
        "found again in other words: %d of %d; %.1f shown each%n",
        again, LOOKS, (double) likely / LOOKS);
    System.out.printf("bench duplicates: %.1f ms p99 (target %.0f)%n", p99, TARGET_MILLIS);
  }

  /// What another caller says of an order that is there.
  private AppealText kept(int n) {
    return sql.sql(
            """
            select o.district, o.address, o.registered_at, o.tags[1] as matter
            from casework.work_order o where o.id = ?
            """)
        .param(id(n))
        .query((row, i) ->
            invented.rephrase(
                Integer.parseInt(row.getString("matter")),
                row.getString("district"),
                row.getString("address"),
                row.getObject("registered_at", java.time.OffsetDateTime.class).toInstant()))
        .single();
  }

  private static String id(int n) {
    return "%08x-0000-7000-8000-%012x".formatted(n, n);
  }

  private void fill(int from, int count, Rarity rarity) {
    var rows = new Rows(count);
    for (int i = 0; i < count; i++) {
      int n = from + i;
      Instant at =
          end.minus(AppealComparison.WINDOW)
              .plus(AppealComparison.WINDOW.multipliedBy(n + 1L).dividedBy(LARGE));
      var matter = invented.matter(at);
      rows.put(i, n, matter);
      for (int key : LookupKeys.of(new AppealComparison(matter.first(), rarity), rarity).all()) {
        rows.keys.add(key);
        rows.numbers.add((long) n + 1);
      }
    }
    rows.write();
  }

  /// A block of orders as columns.
  private final class Rows {
    private final String[] ids;
    private final String[] titles;
    private final String[] texts;
    private final @Nullable String[] districts;
    private final @Nullable String[] addresses;
    private final String[] matters;
    private final @Nullable String[] phones;
    private final String[] times;
    private final Long[] orders;
    private final List<Integer> keys = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    Rows(int count) {
      ids = new String[count];
      titles = new String[count];
      texts = new String[count];
      districts = new String[count];
      addresses = new String[count];
      matters = new String[count];
      phones = new String[count];
      times = new String[count];
      orders = new Long[count];
    }

    void put(int i, int n, InventedAppeals.Matter matter) {
      AppealText said = matter.first();
      ids[i] = id(n);
      titles[i] = said.title();
      texts[i] = said.description();
      districts[i] = said.district();
      addresses[i] = said.address();
      matters[i] = Integer.toString(matter.kind());
      phones[i] = said.phones().getFirst();
      times[i] = said.at().toString();
      orders[i] = (long) n + 1;
    }

    void write() {
      sql.sql(
              """
              insert into casework.work_order (id, number, code_hash, version, state, open,
                round, channel, registered_at, registered_by, type, urgency, category,
                district, missing, flags, returns, closed_at, citizen_due, requests, callbacks,
                lapsed, title, description, address, phone_hash, customer_kind, threat, tags)
              select r.id, 'n' || r.id, '\\x00', 9, 'CLOSED', false, 1, 'PHONE', r.at,
                'agent-1', 'HELP', 'NORMAL', null, r.district, '[]', '{}', 0, r.at, r.at, '[]',
                '[]', '[]', r.title, r.text, r.address, sha256(r.phone::bytea), 'PERSON', false,
                array[r.matter]
              from unnest(?, ?, ?, ?, ?, ?, ?, cast(? as timestamptz[]))
                r (id, title, text, district, address, matter, phone, at)
              """)
          .params(Arrays.asList(ids, titles, texts, districts, addresses, matters, phones, times))
          .update();
      sql.sql(
              """
              with words as (
                insert into casework.likeness_words (no, at, keys, meaning)
                select no, at, '{}', convert_to(repeat(chr(33 + (no % 90)::int), 512), 'UTF8')
                from unnest(?, cast(? as timestamptz[])) r (no, at))
              insert into casework.likeness (no, order_id, seen, at, cluster, reasons, same_phone,
                same_address, like_text)
              select no, id, 1, at, no, '{}', 0, 0, 0
              from unnest(?, ?, cast(? as timestamptz[])) r (no, id, at)
              """)
          .params(Arrays.asList(orders, times, orders, ids, times))
          .update();
      sql.sql(
              """
              insert into casework.likeness_key (key, no) select * from unnest(?, ?)
              on conflict do nothing
              """)
          .params(Arrays.asList(keys.toArray(Integer[]::new), numbers.toArray(Long[]::new)))
          .update();
    }
  }
}
