package vigil.bench;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.casework.Casework;
import vigil.casework.OrderCriteria;
import vigil.casework.OrderQuery;
import vigil.casework.OrderState;
import vigil.casework.steps.WorkQueues;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.Phone;

/// What people look at all day, over more than a hundred thousand orders: the 99th percentile of
/// each list, from the door's call to the finished rows with lamps.
///
/// `-Dvigil.bench.large=N` sets the table's size.
public final class ListsBench {
  private static final int LIVED = 300;
  private static final int LOOKS = Integer.getInteger("vigil.bench.looks", 300);
  private static final int LARGE = Integer.getInteger("vigil.bench.large", 120_000);
  private static final int PAGE = 50;
  private static final double TARGET_MILLIS = 50;

  private ListsBench() {}

  public static void main(String[] args) throws Exception {
    try (var house = CaseworkHarness.open("lists")) {
      var stages = CaseworkHarness.LifeEnd.values();
      for (int n = 0; n < LIVED; n++) {
        boolean open = n % 20 == 0;
        house.live(n, open ? stages[n / 20 % stages.length] : CaseworkHarness.LifeEnd.CLOSED);
      }
      house.mix(LARGE / LIVED - 1);
      System.out.printf(
          "%-40s %10s %10s   over %,d orders%n", "list", "p50 ms", "p99 ms", house.orders());
      System.out.printf("bench lists: %.1f ms p99 (target %.0f)%n", worst(house), TARGET_MILLIS);
    }
  }

  private static double worst(CaseworkHarness house) {
    return Math.max(
        piles(house.bean(WorkQueues.class)),
        filtered(house.casework(), deep(house), number(house)));
  }

  private static double piles(WorkQueues piles) {
    return most(
        look("dispatch board", () -> piles.board(PAGE, CaseworkHarness.DISPATCHER)),
        look("board's counts", piles::countWaiting),
        look("unit inbox", () -> piles.inbox(PAGE, CaseworkHarness.HANDLER)),
        look("callbacks", () -> piles.callbacks(PAGE, Map.of(), CaseworkHarness.CALLBACK)),
        look("reviews", () -> piles.reviews(PAGE, CaseworkHarness.REVIEWER)),
        look("requests", () -> piles.requests(PAGE, CaseworkHarness.REVIEWER)),
        look("rapid lane", () -> piles.rapid(PAGE, CaseworkHarness.DISPATCHER)),
        look("rapid lane's counts", piles::countRapid),
        look("interim feedback of a unit", () -> piles.feedback(PAGE, CaseworkHarness.CLERK)),
        look("pressed for", () -> piles.listSupervised(PAGE, CaseworkHarness.DISPATCHER)));
  }

  private static double filtered(Casework casework, Cursor deep, String number) {
    var agent = new Desk(casework, CaseworkHarness.AGENT);
    var clerk = new Desk(casework, CaseworkHarness.CLERK);
    return most(
        agent.look("newest orders", new ListFilter()),
        agent.look("deep page", new ListFilter().after(deep)),
        agent.look("a rare state", new ListFilter().state(OrderState.WITHDRAWN)),
        agent.look("a rare state, deep", new ListFilter().state(OrderState.WITHDRAWN).after(deep)),
        agent.look("a state nobody is in", new ListFilter().state(OrderState.SHELVED)),
        agent.look("open, deep", new ListFilter().state(OrderState.IN_HANDLING).after(deep)),
        agent.look("archived", new ListFilter().state(OrderState.ARCHIVED)),
        agent.look(
            "district and state", new ListFilter().in("310115").state(OrderState.IN_HANDLING)),
        agent.look(
            "district and rare state", new ListFilter().in("310115").state(OrderState.WITHDRAWN)),
        agent.look("district, deep", new ListFilter().in("310115").after(deep)),
        agent.look("a common category", new ListFilter().category("0101")),
        agent.look("a rare category, deep", new ListFilter().category("230101").after(deep)),
        agent.look("category in a district", new ListFilter().category("230101").in("310115")),
        agent.look("urgent", new ListFilter().urgent()),
        agent.look("urgent and open", new ListFilter().urgent().state(OrderState.IN_HANDLING)),
        agent.look("a rare type, deep", new ListFilter().type(AppealType.PRAISE).after(deep)),
        agent.look("a type nobody used", new ListFilter().type(AppealType.REPORT)),
        agent.look("overdue", new ListFilter().overdue()),
        agent.look("overdue of a unit", new ListFilter().overdue().unit("d310115")),
        agent.look("of a unit", new ListFilter().unit("d310101")),
        agent.look("of a unit, deep", new ListFilter().unit("d310101").after(deep)),
        agent.look(
            "of a unit, rare state", new ListFilter().unit("d310101").state(OrderState.ANSWERED)),
        agent.look("an agent's own", new ListFilter().writer("agent-7")),
        agent.look("of a call", new ListFilter().contact("call-7-100")),
        agent.look("of a call nobody knows", new ListFilter().contact("call-nobody")),
        agent.look("begin of a number", new ListFilter().words(number)),
        agent.look("common words", new ListFilter().words("血透")),
        agent.look("common words, deep", new ListFilter().words("血透").after(deep)),
        agent.look("words nobody wrote", new ListFilter().words("龙卷")),
        agent.look("rare words", new ListFilter().words("出门 77")),
        agent.look("rare words in a district", new ListFilter().words("出门 77").in("310115")),
        clerk.look("a unit's own orders", new ListFilter()),
        clerk.look("its own, deep", new ListFilter().after(deep)),
        clerk.look("its own, of a state", new ListFilter().state(OrderState.IN_HANDLING)),
        clerk.look("its own, of a rare state", new ListFilter().state(OrderState.WITHDRAWN)),
        clerk.look("its own, with words", new ListFilter().words("出门 77")),
        ListsBench.look(
            "earlier orders of a number",
            () -> casework.listPrevious(new Phone("13810000007"), agent.by())));
  }

  /// Who looks.
  private record Desk(Casework casework, Staff by) {
    double look(String name, ListFilter asked) {
      return ListsBench.look(name, () -> casework.list(asked.query(), by));
    }
  }

  /// A list's filter, filled in one by one.
  private static final class ListFilter {
    private @Nullable OrderState state;
    private @Nullable String unit;
    private @Nullable String district;
    private @Nullable String category;
    private @Nullable AppealType type;
    private @Nullable Urgency urgency;
    private @Nullable String words;
    private @Nullable String contact;
    private @Nullable String writer;
    private @Nullable Cursor cursor;
    private boolean isOverdue;

    ListFilter state(OrderState one) {
      state = one;
      return this;
    }

    ListFilter unit(String one) {
      unit = one;
      return this;
    }

    ListFilter in(String one) {
      district = one;
      return this;
    }

    ListFilter category(String one) {
      category = one;
      return this;
    }

    ListFilter type(AppealType one) {
      type = one;
      return this;
    }

    ListFilter urgent() {
      urgency = Urgency.URGENT;
      return this;
    }

    ListFilter overdue() {
      isOverdue = true;
      return this;
    }

    ListFilter words(String some) {
      words = some;
      return this;
    }

    ListFilter contact(String one) {
      contact = one;
      return this;
    }

    ListFilter writer(String one) {
      writer = one;
      return this;
    }

    ListFilter after(Cursor one) {
      cursor = one;
      return this;
    }

    OrderQuery query() {
      var ever = OrderCriteria.Period.ALWAYS;
      return new OrderQuery(
          new OrderCriteria(state, type, urgency, category, district, unit, ever, isOverdue),
          words,
          contact,
          writer,
          cursor,
          PAGE);
    }
  }

  private static double most(double... each) {
    return Arrays.stream(each).max().orElseThrow();
  }

  /// The day and first digits of a number, as somebody types them.
  private static String number(CaseworkHarness house) {
    return house
        .sql()
        .sql("select left(number, 12) from casework.work_order limit 1")
        .query(String.class)
        .single();
  }

  /// Far down the list of all orders.
  private static Cursor deep(CaseworkHarness house) {
    return house
        .sql()
        .sql(
            """
            select registered_at, id from casework.work_order
            order by registered_at desc, id desc offset ? limit 1
            """)
        .param(LARGE * 3 / 4)
        .query((row, n) ->
            Cursor.at(
                row.getObject(1, java.time.OffsetDateTime.class).toInstant(), row.getString(2)))
        .single();
  }

  private static double look(String name, Runnable list) {
    double[] millis = new double[LOOKS];
    for (int i = -LOOKS / 4; i < LOOKS; i++) {
      long start = System.nanoTime();
      list.run();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    double p99 = millis[LOOKS * 99 / 100];
    System.out.printf("%-40s %10.1f %10.1f%n", name, millis[LOOKS / 2], p99);
    return p99;
  }
}
