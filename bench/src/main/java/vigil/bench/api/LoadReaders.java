package vigil.bench.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// People who only look: agents at their own orders, districts at lists with filters, somebody far
/// down a list, leaders at figures, agents who search the answer scripts.
final class LoadReaders {
  /// As deep as a person ever goes by paging.
  private static final int DEEP = 40;

  private final LoadClient wire;
  private final Random dice;
  private final List<String> cursors = new ArrayList<>();

  LoadReaders(LoadClient wire, Random dice) {
    this.wire = wire;
    this.dice = dice;
  }

  /// Pages down the list once, beforehand, to know where deep pages begin.
  void findDeepPages() {
    String cursor = "";
    for (int i = 0; i < DEEP; i++) {
      String path =
          "/api/casework/orders?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      JsonNode page = wire.get("paging down", "dispatcher-1", path, 0).body();
      cursor = page.path("next").asString("");
      if (cursor.isEmpty()) {
        return;
      }
      cursors.add(cursor);
    }
  }

  /// One thread for each kind, at seeded random times until the end.
  void look(long from, long until, List<Thread> all) {
    each(all, from, until, 2, "newest orders", this::agent, () -> "orders?limit=50");
    each(
        all,
        from,
        until,
        2,
        "district and state",
        this::agent,
        () -> "orders?limit=50&state=IN_HANDLING&district=" + LoadAppeals.district(dice));
    each(all, from, until, 1, "words in titles", this::agent, () -> "orders?limit=50&q=" + words());
    each(
        all,
        from,
        until,
        1,
        "overdue of a unit",
        () -> "manager-1",
        () -> "orders?limit=50&overdue=true&unit=d" + LoadAppeals.district(dice));
    each(all, from, until, 1, "deep page", this::agent, () -> "orders?limit=50" + deep());
    each(all, from, until, 1, "rapid lane", () -> "dispatcher-1", () -> "rapid?limit=50");
    each(all, from, until, 0.5, "requests", () -> "reviewer-1", () -> "requests?limit=50");
    each(
        all,
        from,
        until,
        2,
        "search scripts",
        this::agent,
        () -> "../knowledge/search?limit=10&q=" + words());
    each(all, from, until, 0.5, "overview", () -> "leader-1", () -> "../insight/overview");
    each(
        all,
        from,
        until,
        0.5,
        "indicators",
        () -> "leader-1",
        () -> "../insight/indicators?by=DISTRICT");
    each(
        all,
        from,
        until,
        0.5,
        "a unit's page",
        () -> "manager-1",
        () -> "../insight/units/d" + LoadAppeals.district(dice));
  }

  private String agent() {
    synchronized (dice) {
      return LoadAppeals.agent(dice);
    }
  }

  private String deep() {
    return cursors.isEmpty() ? "" : "&cursor=" + cursors.get(dice.nextInt(cursors.size()));
  }

  private String words() {
    String matter = LoadAppeals.matter(dice);
    return URLEncoder.encode(matter.substring(0, 2), StandardCharsets.UTF_8);
  }

  private void each(
      List<Thread> all,
      long from,
      long until,
      double aSecond,
      String kind,
      Supplier<String> who,
      Supplier<String> path) {
    all.add(
        Thread.ofVirtual()
            .start(() -> {
              long at = from;
              while (at < until) {
                at += (long) (-Math.log(1 - dice.nextDouble()) * 1e9 / aSecond);
                String where =
                    java.net.URI.create("/api/casework/" + path.get()).normalize().toString();
                long meant = at;
                Thread.ofVirtual().start(() -> wire.get(kind, who.get(), where, meant));
                LoadClient.until(at);
              }
            }));
  }
}
