package vigil.insight.steps;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.acd.AcdFact;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.insight.policy.Topics;
import vigil.insight.rollup.OrderContribution;
import vigil.kernel.LedgerEntry;

/// What a fact counts for in sensing: an order once, when its category is first known, for each of
/// its topics; calls as they come. The ledger's own reader and whoever senses elsewhere
/// (docs/flink.md) ask here.
public final class SensedCases {
  private static final int LONGEST_LIFE = 10_000;

  private final Topics topics;
  private final History history;

  /// What happened to one subject before.
  public interface History {
    /// The facts of the subject in the order of their versions, oldest first, `limit` at most.
    List<LedgerEntry> listBySubject(String subject, int limit);
  }

  public SensedCases(Topics topics, History history) {
    this.topics = topics;
    this.history = history;
  }

  /// The cases of a fact; none of most.
  public List<SensedCase> of(LedgerEntry entry) {
    var cases = new ArrayList<SensedCase>();
    entry
        .find(OrderFact.class)
        .filter(fact -> !topics(fact).isEmpty() && isNew(fact))
        .ifPresent(fact ->
            topics(fact)
                .forEach(topic -> cases.add(new SensedCase(topic, place(fact), fact.on().at()))));
    List<SensedCase> told = CallCases.of(entry);
    cases.addAll(!told.isEmpty() && isToldAgain(entry) ? List.of() : told);
    return cases;
  }

  /// Whether the queue said before that this caller left: nobody gives up twice. An arrival is
  /// stored with its call and cannot come twice. Cost: a look at the call's facts, for those who
  /// gave up.
  private boolean isToldAgain(LedgerEntry entry) {
    return entry.is(AcdFact.Left.class)
        && history.listBySubject(entry.subject(), LONGEST_LIFE).stream()
            .anyMatch(earlier ->
                earlier.seq() < entry.seq()
                    && earlier.is(AcdFact.Left.class)
                    && !CallCases.of(earlier).isEmpty());
  }

  private List<String> topics(OrderFact fact) {
    var appeal = appeal(fact);
    String category = appeal == null ? null : appeal.category();
    return category == null ? List.of() : topics.listForCategory(category);
  }

  /// What the order is about, if this fact says so.
  private static Order.@Nullable Appeal appeal(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered it -> it.appeal();
      case OrderFact.Amended it -> it.appeal();
      case OrderFact.Submitted it -> it.appeal();
      case OrderFact.Answered _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.PriorityFact _,
          OrderFact.UnitFact _,
          OrderFact.RequestFact _,
          OrderFact.RoundFact _ ->
          null;
    };
  }

  /// The district's code; an order whose place nobody knows counts for the city alone.
  private static String place(OrderFact fact) {
    var appeal = appeal(fact);
    return appeal == null || appeal.district() == null
        ? OrderContribution.NOBODY
        : appeal.district();
  }

  /// Whether the order's topic was not known before, and the order was not brought over in a file:
  /// last week's orders are no surge of tonight.
  private boolean isNew(OrderFact fact) {
    return !isImported(fact)
        && (fact instanceof OrderFact.Registered
            || history.listBySubject(fact.subject(), LONGEST_LIFE).stream()
                .filter(earlier -> earlier.version() < fact.version())
                .flatMap(earlier -> earlier.find(OrderFact.class).stream())
                .noneMatch(earlier -> isImported(earlier) || !topics(earlier).isEmpty()));
  }

  private static boolean isImported(OrderFact fact) {
    return fact instanceof OrderFact.Registered born
        && born.origin().channel() == Order.Channel.IMPORT;
  }
}
