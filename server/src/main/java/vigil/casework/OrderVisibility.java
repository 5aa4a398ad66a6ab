package vigil.casework;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vigil.casework.Order.Flag;
import vigil.city.Units;
import vigil.identity.Role;

/// The one rule of who is shown an order, and how much of it (rules 9.1 and 9.4). Lists, details,
/// files, recordings, push, figures, batches, exports and letters ask it; what a statement of SQL
/// must decide by itself is made in one place (`store.VisibilityCondition`) and tested against it.
public final class OrderVisibility {
  private static final Set<Role> PLACE =
      Set.of(
          Role.AGENT,
          Role.DISPATCHER,
          Role.CLERK,
          Role.HANDLER,
          Role.REVIEWER,
          Role.CALLBACK,
          Role.MANAGER);

  /// Those who act for the citizen: the portal's doors and the status page. Nobody enrols by these
  /// names.
  private static final Set<String> CITIZENS = Set.of("portal", "citizen");

  private OrderVisibility() {}

  /// The hotline's people see every order; a unit sees those in which it or a unit below it has a
  /// part, or is asked in a conference as long as that goes on (rules 3.7). The accused unit and
  /// those below it see none, also when the accusation became known later or came with an order
  /// that was merged. Nobody sees an order they stepped aside from.
  public static boolean isShown(Order order, Viewer viewer) {
    if (viewer.aside().contains(order.id())) {
      return false;
    }
    return viewer.isHotline()
        || (!viewer.isAccusedIn(order.accused())
            && (isAsked(order, viewer)
                || order.assignments().stream().anyMatch(a -> viewer.tree().contains(a.unit()))));
  }

  /// Whether what happens to an order from now on is for the viewer: for the hotline, and for the
  /// units that have a part that counts, or are asked in a conference (rules 9.4).
  public static boolean isToldOn(Order order, Viewer viewer) {
    return viewer.isHotline()
        || isAsked(order, viewer)
        || order.assignments().stream()
            .anyMatch(a -> a.state().isLive() && viewer.tree().contains(a.unit()));
  }

  /// Whether the viewer's own unit is asked in a conference that goes on now.
  private static boolean isAsked(Order order, Viewer viewer) {
    return viewer.unit() != null && order.listAsked().contains(viewer.unit());
  }

  /// Whether the viewer is shown who was asked whose the order is, and what they said: the hotline,
  /// and those who are asked, while they are.
  public static boolean showsConference(Order order, Viewer viewer) {
    return viewer.isHotline() || isAsked(order, viewer);
  }

  /// The same of an order that was merged: what becomes of it is of the order that leads it, so
  /// whom that one accuses is shown neither.
  ///
  /// @param leads the orders that it was merged into, the nearest first
  public static boolean isShown(Order order, List<Order> leads, Viewer viewer) {
    return isShown(order, viewer)
        && leads.stream().noneMatch(lead -> viewer.isAccusedIn(lead.accused()));
  }

  /// Whether name, numbers, files, and the citizen's own words are hidden from the viewer
  /// altogether, not only masked. A unit that must reach the citizen asks the hotline; one that has
  /// a copy, or whose part was taken back or returned, has nobody to reach.
  public static boolean hidesCaller(Order order, Viewer viewer) {
    return !viewer.isHotline() && (hidesCaller(order) || !hasWork(order, viewer));
  }

  /// Whether the viewer's unit or one below it works on the order.
  private static boolean hasWork(Order order, Viewer viewer) {
    return viewer.tree().stream().anyMatch(order::isWorkedOnBy);
  }

  /// Whether the caller stays inside the hotline: no unit and no other platform learns who it is.
  public static boolean hidesCaller(Order order) {
    return order.has(Flag.ANONYMOUS) || order.has(Flag.CONFIDENTIAL);
  }

  /// The flags of an order as the viewer is shown them. That the same number appealed before may
  /// tell a unit of an order that it is not shown: of one that accuses it, or whose caller is
  /// hidden.
  public static Set<Flag> shownFlags(Order order, Viewer viewer) {
    var shown = EnumSet.noneOf(Flag.class);
    order.flags().stream()
        .filter(flag -> viewer.isHotline() || isForUnits(flag))
        .forEach(shown::add);
    return shown;
  }

  /// Whether units are told of a flag.
  public static boolean isForUnits(Flag flag) {
    return flag != Flag.REPEAT;
  }

  /// Whether the viewer is told at all that something happened: of a conference only the hotline
  /// is, and those who are asked in it, while they are.
  public static boolean tellsOf(Order order, Viewer viewer, OrderFact fact) {
    return viewer.isHotline()
        || !(fact instanceof OrderFact.ConferenceFact)
        || (isAsked(order, viewer)
            && order.findConference().filter(c -> c.version() <= fact.version()).isPresent());
  }

  /// The same of what is told beside its steps. What an order is like is nobody's deed, and names
  /// orders that the reader may not see; who printed it tells a unit who else was shown it; of
  /// files it hears where it is shown files.
  public static boolean tellsOf(Order order, Viewer viewer, CaseworkFact fact) {
    return switch (fact) {
      case CaseworkFact.Clustered _ -> false;
      case CaseworkFact.Printed _ -> viewer.isHotline();
      case CaseworkFact.AttachmentAdded _,
          CaseworkFact.AttachmentOpened _,
          CaseworkFact.UnscannedOpened _,
          CaseworkFact.AttachmentInfected _ ->
          !hidesCaller(order, viewer);
      case CaseworkFact.Unmasked _,
          CaseworkFact.PhoneSearched _,
          CaseworkFact.CallbackPassedOn _,
          CaseworkFact.RapidStepLate _ ->
          true;
    };
  }

  /// Whether the words that came with a step are shown. Where the caller is hidden a unit reads
  /// only what was written for units: what the citizen said, and what was said to the citizen,
  /// could tell who it is.
  public static boolean showsNote(Order order, Viewer viewer, OrderFact fact) {
    if (fact instanceof OrderFact.ConferenceFact) {
      return tellsOf(order, viewer, fact);
    }
    String by = fact.on().by();
    return !hidesCaller(order, viewer)
        || (isForUnits(fact) && !isOfTheCitizen(by) && !Platform.isPlatform(by));
  }

  /// Whether the words of a step are written for the units that have the order.
  private static boolean isForUnits(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Dispatched _,
          OrderFact.Recalled _,
          OrderFact.Returned _,
          OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.Extended _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.Contacted _,
          OrderFact.Relayed _,
          OrderFact.Reported _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.Audited _,
          OrderFact.FeedbackGiven _,
          OrderFact.RecheckOrdered _,
          OrderFact.Supervised _,
          OrderFact.Reminded _,
          OrderFact.LeaderNoted _ ->
          true;
      case OrderFact.IntakeFact _,
          OrderFact.ConferenceFact _,
          OrderFact.Absorbed _,
          OrderFact.UrgencyRaised _,
          OrderFact.FellOverdue _,
          OrderFact.Rescheduled _,
          OrderFact.PartTakenBack _,
          OrderFact.Signed _,
          OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.TimeAnswered _,
          OrderFact.Shelved _,
          OrderFact.DeclaredDifficult _,
          OrderFact.Resumed _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.Closed _,
          OrderFact.Archived _ ->
          false;
    };
  }

  /// Whether the one who goes by this id in facts acts for the citizen: what they say is the
  /// citizen's own word.
  public static boolean isOfTheCitizen(String by) {
    return CITIZENS.contains(by);
  }

  /// Every unit that learns nothing of an order with these accused: they, and those below them.
  public static Set<String> shutOut(Collection<String> accused, Units units) {
    var all = new LinkedHashSet<String>();
    accused.forEach(unit -> all.addAll(units.listWithDescendants(unit)));
    return all;
  }

  /// The parts that go to the accused or to a unit below them.
  public static List<Assignment> ofTheAccused(
      List<Assignment> parts, Collection<String> accused, Units units) {
    Set<String> out = shutOut(accused, units);
    return parts.stream().filter(a -> out.contains(a.unit())).toList();
  }

  /// Whether the exact place is shown: whoever sends somebody there, or says on the telephone where
  /// it is, needs it; who writes scripts, reads numbers or keeps the machine does not.
  public static boolean showsPlace(Set<Role> roles) {
    return roles.stream().anyMatch(PLACE::contains);
  }

  /// The same of one order: a unit that has a copy, or whose part was taken back or returned, sends
  /// nobody there; one that is asked whose the order is must know where it is.
  public static boolean showsPlace(Order order, Viewer viewer, Set<Role> roles) {
    return showsPlace(roles)
        && (viewer.isHotline() || isAsked(order, viewer) || hasWork(order, viewer));
  }
}
