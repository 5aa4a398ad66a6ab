package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.Deadline;
import vigil.casework.DueStory;
import vigil.casework.DueStory.Chapter;
import vigil.casework.DueStory.Kind;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.Due;
import vigil.city.Explanation;
import vigil.city.Stage;
import vigil.city.WorkingDays;

/// Writes the stories of an order's due times down while its facts are told again.
final class Chapters {
  private final Map<Deadlines.Key, List<Chapter>> told = new LinkedHashMap<>();
  private final Map<Deadlines.Key, List<Chapter>> next = new LinkedHashMap<>();

  /// A limit that is counted.
  ///
  /// @param profile null where the directory gave the limit
  record Rule(
      @Nullable Stage stage,
      @Nullable String profile,
      @Nullable String legalBasis,
      @Nullable String directory) {}

  void counted(Deadlines.Key key, OrderFact fact, Kind kind, Explanation e, Rule rule) {
    add(
        key,
        new Chapter(
            kind,
            event(fact),
            fact.on().at(),
            e.due().at(),
            e.due().provisional(),
            e.from(),
            null,
            rule.stage(),
            e.limit(),
            rule.profile(),
            rule.legalBasis(),
            rule.directory(),
            0,
            null,
            e.days()));
  }

  void extended(
      Deadlines.Key key, OrderFact fact, Instant before, Due due, int days, WorkingDays calendar) {
    add(
        key,
        new Chapter(
            Kind.EXTENDED,
            event(fact),
            fact.on().at(),
            due.at(),
            due.provisional(),
            before,
            before,
            null,
            null,
            null,
            null,
            null,
            days,
            null,
            calendar.explainExtension(before, days)));
  }

  /// Time that the sender of the order gave: a date of its own, by whatever calendar.
  ///
  /// @return the fact as it would have been told
  OrderFact given(OrderFact.Extended fact, Order before) {
    var lead = before.assignment(fact.assignment()).orElseThrow();
    var again = Requests.extended(fact.on(), before, lead, Objects.requireNonNull(fact.given()));
    given(new Deadlines.Key(Deadline.HANDLE, lead.id()), again, lead.due(), again.due());
    Instant citizen = before.dues().citizen();
    given(new Deadlines.Key(Deadline.CITIZEN, null), again, citizen, again.citizenDue());
    return again;
  }

  private void given(Deadlines.Key key, OrderFact fact, Instant before, Instant due) {
    if (!due.equals(before)) {
      plain(key, Kind.EXTENDED, fact, due, before, fact.on().by());
    }
  }

  /// Something that counted nothing: a cap, a part's parent, a hand.
  void plain(
      Deadlines.Key key,
      Kind kind,
      OrderFact fact,
      Instant due,
      @Nullable Instant before,
      @Nullable String by) {
    add(
        key,
        new Chapter(
            kind,
            event(fact),
            fact.on().at(),
            due,
            false,
            null,
            before,
            null,
            null,
            null,
            null,
            null,
            0,
            by,
            List.of()));
  }

  /// What was counted may be later than something else allows.
  void capped(Deadlines.Key key, OrderFact fact, Instant due, Instant counted) {
    if (!due.equals(counted)) {
      plain(key, Kind.CAPPED, fact, due, counted, null);
    }
  }

  private void add(Deadlines.Key key, Chapter chapter) {
    next.computeIfAbsent(key, k -> new ArrayList<>()).add(chapter);
  }

  /// Ends a fact: keeps what it said of the due times that it made or changed.
  void turn(Order before, Order after, OrderFact fact, @Nullable String by) {
    Map<Deadlines.Key, Instant> old = Deadlines.all(before);
    Map<Deadlines.Key, Instant> now = Deadlines.all(after);
    told.keySet().retainAll(now.keySet());
    now.forEach((key, due) -> {
      List<Chapter> said = next.getOrDefault(key, List.of());
      boolean begins = !said.isEmpty() && said.getFirst().kind() != Kind.SHORTENED;
      boolean changed = !due.equals(old.get(key));
      if (begins && isStart(said.getFirst().kind())) {
        told.put(key, new ArrayList<>(said));
      } else if (!said.isEmpty() && (changed || begins)) {
        told.computeIfAbsent(key, k -> new ArrayList<>()).addAll(said);
      } else if (changed) {
        plain(key, Kind.SHORTENED, fact, due, old.get(key), by);
        told.computeIfAbsent(key, k -> new ArrayList<>())
            .addAll(Objects.requireNonNull(next.get(key)));
      }
    });
    next.clear();
  }

  private static boolean isStart(Kind kind) {
    return kind == Kind.COUNTED || kind == Kind.FOLLOWS || kind == Kind.SET;
  }

  /// The story of a due time that is stored as `due`.
  DueStory story(Deadlines.Key key, Instant due, Order order, @Nullable Instant counted) {
    List<Chapter> chapters = told.getOrDefault(key, List.of());
    String part = key.assignment();
    return new DueStory(
        key.deadline(),
        part,
        part == null ? null : order.assignment(part).map(a -> a.unit()).orElse(null),
        due,
        counted == null ? due : counted,
        chapters.stream().anyMatch(Chapter::provisional),
        chapters);
  }

  private static String event(OrderFact fact) {
    return fact.getClass().getSimpleName();
  }
}
