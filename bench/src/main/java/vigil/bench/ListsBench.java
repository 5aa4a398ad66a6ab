package vigil.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vigil.casework.Casework;
import vigil.casework.OrderQuery;
import vigil.casework.OrderState;
import vigil.casework.steps.Piles;
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
    try (var house = CaseworkHouse.open("lists")) {
      var stages = CaseworkHouse.Until.values();
      for (int n = 0; n < LIVED; n++) {
        boolean open = n % 20 == 0;
        house.live(n, open ? stages[n / 20 % stages.length] : CaseworkHouse.Until.CLOSED);
      }
      house.mix(LARGE / LIVED - 1);
      System.out.printf(
          "%-40s %10s %10s   over %,d orders%n", "list", "p50 ms", "p99 ms", house.orders());
      System.out.printf("bench lists: %.1f ms p99 (target %.0f)%n", worst(house), TARGET_MILLIS);
    }
  }

  private static double worst(CaseworkHouse house) {
    return Math.max(
        piles(house.bean(Piles.class)), filtered(house.casework(), deep(house), number(house)));
  }

  private static double piles(Piles piles) {
    return most(
        look("dispatch board", () -> piles.board(PAGE, CaseworkHouse.DISPATCHER)),
        look("board's counts", piles::waiting),
        look("unit inbox", () -> piles.inbox(PAGE, CaseworkHouse.HANDLER)),
        look("callbacks", () -> piles.callbacks(PAGE, CaseworkHouse.CALLBACK)),
        look("reviews", () -> piles.reviews(PAGE, CaseworkHouse.REVIEWER)),
        look("requests", () -> piles.requests(PAGE, CaseworkHouse.REVIEWER)),
        look("rapid lane", () -> piles.rapid(PAGE, CaseworkHouse.DISPATCHER)),
        look("rapid lane's counts", piles::rapidWaiting),
        look("interim feedback of a unit", () -> piles.feedback(PAGE, CaseworkHouse.CLERK)),
        look("pressed for", () -> piles.pressed(PAGE, CaseworkHouse.DISPATCHER)));
  }

  private static double filtered(Casework casework, Cursor deep, String number) {
    var agent = new Desk(casework, CaseworkHouse.AGENT);
    var clerk = new Desk(casework, CaseworkHouse.CLERK);
    return most(
        agent.look("newest orders", new Asked()),
        agent.look("deep page", new Asked().after(deep)),
        agent.look("a rare state", new Asked().state(OrderState.WITHDRAWN)),
        agent.look("a rare state, deep", new Asked().state(OrderState.WITHDRAWN).after(deep)),
        agent.look("a state nobody is in", new Asked().state(OrderState.SHELVED)),
        agent.look("open, deep", new Asked().state(OrderState.IN_HANDLING).after(deep)),
        agent.look("archived", new Asked().state(OrderState.ARCHIVED)),
        agent.look("district and state", new Asked().in("310115").state(OrderState.IN_HANDLING)),
        agent.look("district and rare state", new Asked().in("310115").state(OrderState.WITHDRAWN)),
        agent.look("district, deep", new Asked().in("310115").after(deep)),
        agent.look("a common category", new Asked().category("0101")),
        agent.look("a rare category, deep", new Asked().category("230101").after(deep)),
        agent.look("category in a district", new Asked().category("230101").in("310115")),
        agent.look("urgent", new Asked().urgent()),
        agent.look("urgent and open", new Asked().urgent().state(OrderState.IN_HANDLING)),
        agent.look("a rare type, deep", new Asked().type(AppealType.PRAISE).after(deep)),
        agent.look("a type nobody used", new Asked().type(AppealType.REPORT)),
        agent.look("overdue", new Asked().overdue()),
        agent.look("overdue of a unit", new Asked().overdue().unit("d310115")),
        agent.look("of a unit", new Asked().unit("d310101")),
        agent.look("of a unit, deep", new Asked().unit("d310101").after(deep)),
        agent.look("of a unit, rare state", new Asked().unit("d310101").state(OrderState.ANSWERED)),
        agent.look("an agent's own", new Asked().writer("agent-7")),
        agent.look("of a call", new Asked().contact("call-7-100")),
        agent.look("of a call nobody knows", new Asked().contact("call-nobody")),
        agent.look("begin of a number", new Asked().words(number)),
        agent.look("common words", new Asked().words("血透")),
        agent.look("common words, deep", new Asked().words("血透").after(deep)),
        agent.look("words nobody wrote", new Asked().words("龙卷")),
        agent.look("rare words", new Asked().words("出门 77")),
        agent.look("rare words in a district", new Asked().words("出门 77").in("310115")),
        clerk.look("a unit's own orders", new Asked()),
        clerk.look("its own, deep", new Asked().after(deep)),
        clerk.look("its own, of a state", new Asked().state(OrderState.IN_HANDLING)),
        clerk.look("its own, of a rare state", new Asked().state(OrderState.WITHDRAWN)),
        clerk.look("its own, with words", new Asked().words("出门 77")),
        ListsBench.look(
            "earlier orders of a number",
            () -> casework.earlier(new Phone("13810000007"), agent.by())));
  }

  /// Who looks.
  private record Desk(Casework casework, Staff by) {
    double look(String name, Asked asked) {
      return ListsBench.look(name, () -> casework.list(asked.query(), by));
    }
  }

  /// A list's filter, filled in one by one.
  private static final class Asked {
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

    Asked state(OrderState one) {
      state = one;
      return this;
    }

    Asked unit(String one) {
      unit = one;
      return this;
    }

    Asked in(String one) {
      district = one;
      return this;
    }

    Asked category(String one) {
      category = one;
      return this;
    }

    Asked type(AppealType one) {
      type = one;
      return this;
    }

    Asked urgent() {
      urgency = Urgency.URGENT;
      return this;
    }

    Asked overdue() {
      isOverdue = true;
      return this;
    }

    Asked words(String some) {
      words = some;
      return this;
    }

    Asked contact(String one) {
      contact = one;
      return this;
    }

    Asked writer(String one) {
      writer = one;
      return this;
    }

    Asked after(Cursor one) {
      cursor = one;
      return this;
    }

    OrderQuery query() {
      return new OrderQuery(
          state, unit, district, category, type, urgency, words, contact, null, null, writer,
          isOverdue, cursor, PAGE);
    }
  }

  private static double most(double... each) {
    return Arrays.stream(each).max().orElseThrow();
  }

  /// The day and first digits of a number, as somebody types them.
  private static String number(CaseworkHouse house) {
    return house
        .sql()
        .sql("select left(number, 12) from casework.work_order limit 1")
        .query(String.class)
        .single();
  }

  /// Far down the list of all orders.
  private static Cursor deep(CaseworkHouse house) {
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
