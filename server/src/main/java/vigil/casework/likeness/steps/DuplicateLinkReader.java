package vigil.casework.likeness.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.CaseworkFact.BestMatch;
import vigil.casework.CaseworkFact.Clustered;
import vigil.casework.CaseworkFact.EarlierCounts;
import vigil.casework.OrderFact;
import vigil.casework.likeness.AppealComparison;
import vigil.casework.likeness.Likeness.Reason;
import vigil.casework.likeness.store.SqlLikeness;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;
import vigil.kernel.Timers;

/// Links each order, once it is written, to the earlier one that it is most like: some milliseconds
/// an order, beside the line and never in it. The words that it is decided by may be gone later, so
/// the decision is a fact, and the clusters are the fold of these facts.
@Component
class DuplicateLinkReader implements Projection {
  private static final Duration FORGET_EVERY = Duration.ofMinutes(5);
  private static final int FORGET = 500;
  private static final int LONGEST_LIFE = 10_000;

  private final SqlLikeness store;
  private final DuplicateSearch duplicates;
  private final Ledger ledger;
  private final Timers timers;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  DuplicateLinkReader(
      SqlLikeness store,
      DuplicateSearch duplicates,
      Ledger ledger,
      Timers timers,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.store = store;
    this.duplicates = duplicates;
    this.ledger = ledger;
    this.timers = timers;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.likeness", FORGET_EVERY, this::forget);
  }

  @Override
  public String name() {
    return "casework.clusters";
  }

  @Override
  public List<String> tables() {
    return List.of("casework.likeness");
  }

  @Override
  public List<String> indexes() {
    return List.of("casework.likeness_key", "casework.likeness_words");
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(Clustered.class, OrderFact.Registered.class, OrderFact.Amended.class);
  }

  /// What was decided is taken as it was told; only what nobody decided yet is compared.
  @Override
  public void read(List<LedgerEntry> entries) {
    var said = new LinkedHashMap<String, Integer>();
    var told = new ArrayList<Clustered>();
    for (LedgerEntry entry : entries) {
      entry.find(Clustered.class).ifPresent(told::add);
      if (entry.find(OrderFact.class).filter(DuplicateLinkReader::writesWords).isPresent()) {
        said.merge(entry.subject(), entry.version(), Math::max);
      }
    }
    if (!told.isEmpty()) {
      take(store.listNew(told));
    }
    if (!said.isEmpty()) {
      decide(said);
    }
  }

  private static boolean writesWords(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered _, OrderFact.Amended _ -> true;
      case OrderFact.Answered _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Submitted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.PriorityFact _,
          OrderFact.UnitFact _,
          OrderFact.RequestFact _,
          OrderFact.RoundFact _ ->
          false;
    };
  }

  private void take(List<Clustered> news) {
    var recent = new LinkedHashMap<String, Clustered>();
    for (Clustered one : news) {
      store.save(one);
      if (one.happened().isAfter(longAgo())) {
        recent.put(one.subject(), one);
      }
    }
    if (!recent.isEmpty()) {
      for (var order : store.listTexts(List.copyOf(recent.keySet()))) {
        var one = Objects.requireNonNull(recent.get(order.id()));
        var keys = duplicates.prepareWords(order.said()).keys().all();
        store.insertKeys(one.place(), one.happened(), keys, null);
      }
    }
  }

  /// @param said the versions of orders whose words are new
  private void decide(Map<String, Integer> said) {
    var before = new LinkedHashMap<String, Clustered>();
    var open = new ArrayList<String>();
    said.forEach((order, version) -> {
      var last = last(order);
      last.ifPresent(it -> before.put(order, it));
      if (last.isEmpty() || last.get().seen() < version) {
        open.add(order);
      }
    });
    var facts = new ArrayList<Clustered>();
    if (!open.isEmpty()) {
      for (var order : store.listTexts(open)) {
        int seen = Objects.requireNonNull(said.get(order.id()));
        facts.add(link(order, seen, before.get(order.id())));
      }
    }
    if (!facts.isEmpty()) {
      ledger.append(facts);
    }
  }

  private Optional<Clustered> last(String order) {
    return ledger.listBySubject(order, LONGEST_LIFE).stream()
        .flatMap(entry -> entry.find(Clustered.class).stream())
        .max(Comparator.comparingInt(Clustered::seen));
  }

  private Clustered link(SqlLikeness.OrderText told, int seen, @Nullable Clustered before) {
    long place = before == null ? store.nextPlace() : before.place();
    store.deleteKeys(place);
    var ready = duplicates.prepare(told.said());
    var all = duplicates.listMatches(ready, told.id());
    var best = all.stream().filter(l -> l.likeness().isLikely()).findFirst().orElse(null);
    var fact =
        new Clustered(
            told.id(),
            seen,
            before == null ? told.said().at() : before.happened(),
            place,
            best == null ? place : best.order().cluster(),
            best == null
                ? BestMatch.NONE
                : new BestMatch(
                    best.order().id(),
                    best.likeness().score(),
                    best.likeness().reasons().stream().map(Enum::name).toList()),
            new EarlierCounts(
                DuplicateSearch.count(all, Reason.SAME_PHONE),
                DuplicateSearch.count(all, Reason.SAME_ADDRESS),
                DuplicateSearch.count(all, Reason.LIKE_TEXT)));
    store.save(fact);
    store.insertKeys(place, fact.happened(), ready.keys().all(), ready.alike().meaning());
    return fact;
  }

  private Instant longAgo() {
    return clock.instant().minus(AppealComparison.WINDOW.multipliedBy(2));
  }

  private void forget() {
    var before = longAgo();
    int gone = FORGET;
    while (gone == FORGET) {
      Integer some = transaction.execute(status -> store.deleteKeysBefore(before, FORGET));
      gone = some == null ? 0 : some;
    }
  }
}
