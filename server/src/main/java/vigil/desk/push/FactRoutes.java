package vigil.desk.push;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.acd.AcdFact;
import vigil.city.CityFact;
import vigil.identity.IdentityFact;
import vigil.identity.Role;
import vigil.insight.InsightFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.knowledge.KnowledgeFact;
import vigil.watch.WatchFact;
import vigil.workforce.NoticeFact;
import vigil.workforce.WorkforceFact;

/// Whose business each fact is that leaves whole: every room's facts, each by its record. Facts of
/// orders leave in part and have a way of their own ([PushRouter]); a room that is not named here
/// tells desks nothing.
final class FactRoutes {
  private static final Role[] LINE = {Role.MANAGER, Role.LEADER};
  private static final Role[] NIGHT = {Role.MANAGER, Role.LEADER, Role.EDITOR};

  /// A room and who hears of its facts; null for what stays here.
  private record Route<F extends Fact>(Class<F> room, Function<F, @Nullable Audience> audience) {
    Optional<Audience> find(LedgerEntry entry) {
      return entry.find(room).map(audience);
    }
  }

  private static final List<Route<?>> ROUTES =
      List.of(
          new Route<>(AcdFact.class, FactRoutes::seat),
          new Route<>(WorkforceFact.class, fact -> Audience.person(fact.subject(), LINE)),
          new Route<>(NoticeFact.class, FactRoutes::notice),
          new Route<>(KnowledgeFact.class, FactRoutes::script),
          new Route<>(InsightFact.class, _ -> Audience.roles(NIGHT)),
          new Route<>(WatchFact.class, FactRoutes::night),
          new Route<>(CityFact.class, FactRoutes::policy),
          new Route<>(IdentityFact.class, FactRoutes::account));

  private FactRoutes() {}

  static List<? extends Class<? extends Fact>> listRooms() {
    return ROUTES.stream().map(Route::room).toList();
  }

  static Optional<Audience> find(LedgerEntry entry) {
    return ROUTES.stream().flatMap(route -> route.find(entry).stream()).findFirst();
  }

  /// What a seat goes through is the seat's; how the queue stands is its managers'.
  private static Audience seat(AcdFact fact) {
    return switch (fact) {
      case AcdFact.Enqueued _, AcdFact.Rekeyed _, AcdFact.CameBack _ -> Audience.roles(LINE);
      case AcdFact.Left it ->
          it.staff() == null ? Audience.roles(LINE) : Audience.person(it.staff(), LINE);
      case AcdFact.Offered it -> Audience.person(it.staff(), LINE);
      case AcdFact.Answered it -> Audience.person(it.staff(), LINE);
      case AcdFact.AnsweredAgain it -> Audience.person(it.staff(), LINE);
      case AcdFact.CallTaken it -> taken(it);
      case AcdFact.HandedOn it -> Audience.person(it.staff(), LINE);
      case AcdFact.OfferFailed it -> Audience.person(it.staff(), LINE);
      case AcdFact.DebtSettled it -> Audience.person(it.staff(), LINE);
      case AcdFact.SeatReady _,
          AcdFact.AfterCallStarted _,
          AcdFact.SeatRested _,
          AcdFact.SeatNotResponding _,
          AcdFact.SeatLeft _,
          AcdFact.SeatForced _,
          AcdFact.SeatEngaged _,
          AcdFact.SeatDisengaged _ ->
          Audience.person(fact.subject(), LINE);
    };
  }

  /// What was said to all is news at every desk that has a seat; who has read it, at the line's.
  private static Audience notice(NoticeFact fact) {
    return switch (fact) {
      case NoticeFact.NoticePosted it -> {
        var to = it.to();
        yield to == null
            ? Audience.roles(Role.AGENT, Role.CALLBACK, Role.MANAGER, Role.LEADER)
            : Audience.person(to);
      }
      case NoticeFact.NoticeRead it -> Audience.person(it.staff(), LINE);
    };
  }

  private static Audience taken(AcdFact.CallTaken fact) {
    var from = fact.from();
    var both = from == null ? Set.of(fact.staff()) : Set.of(fact.staff(), from);
    return Audience.of(false, both, Set.of(LINE), Set.of());
  }

  /// What a script says reaches every desk when it comes out and when it ends. An answer is news
  /// for whoever marked the script wrong.
  private static Audience script(KnowledgeFact fact) {
    var editors = Audience.roles(Role.EDITOR, Role.MANAGER);
    return switch (fact) {
      case KnowledgeFact.Published _, KnowledgeFact.Retired _ -> Audience.EVERYONE;
      case KnowledgeFact.WrongMarkAnswered it ->
          Audience.person(it.staff(), Role.EDITOR, Role.MANAGER);
      case KnowledgeFact.AgreementAsked it -> editors.and(Set.copyOf(it.units()));
      case KnowledgeFact.Agreed it -> editors.and(asked(it.unit(), it.asked()));
      case KnowledgeFact.Amended it -> editors.and(asked(it.unit(), it.asked()));
      case KnowledgeFact.AgreementRefused it -> editors.and(asked(it.unit(), it.asked()));
      case KnowledgeFact.Drafted _,
          KnowledgeFact.Edited _,
          KnowledgeFact.Acknowledged _,
          KnowledgeFact.Used _,
          KnowledgeFact.MarkedWrong _ ->
          editors;
    };
  }

  /// Facts of before name the unit that spoke only.
  private static Set<String> asked(String unit, @Nullable List<String> asked) {
    return asked == null ? Set.of(unit) : Set.copyOf(asked);
  }

  /// The one who is paged, those who watch, and the units that a report was sent to.
  private static Audience night(WatchFact fact) {
    return switch (fact) {
      case WatchFact.Paged it -> Audience.person(it.staff(), NIGHT);
      case WatchFact.WayTried it -> Audience.person(it.staff(), NIGHT);
      case WatchFact.WayEnded it -> Audience.person(it.staff(), NIGHT);
      case WatchFact.DutyWaysChosen it -> Audience.person(it.subject());
      case WatchFact.Acknowledged it -> Audience.person(it.staff(), NIGHT);
      case WatchFact.ReportSigned it -> Audience.roles(NIGHT).and(Set.copyOf(it.units()));
      case WatchFact.ReportReceived it -> Audience.roles(NIGHT).and(Set.of(it.unit()));
      case WatchFact.MeasureGiven it -> Audience.roles(NIGHT).and(Set.of(it.unit()));
      case WatchFact.HandoverWritten _, WatchFact.HandoverConfirmed _ -> Audience.roles(LINE);
      case WatchFact.AlarmRaised _, WatchFact.AlarmEnded _ ->
          Audience.roles(Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR);
      case WatchFact.PeriodicReportDrafted _,
          WatchFact.PeriodicReportSigned _,
          WatchFact.ReportExported _ ->
          Audience.roles(Role.MANAGER, Role.LEADER);
      case WatchFact.IncidentOpened _,
          WatchFact.IncidentWaited _,
          WatchFact.IncidentGrew _,
          WatchFact.SpikeJoined _,
          WatchFact.IncidentResumed _,
          WatchFact.IncidentWokeAnew _,
          WatchFact.LineExhausted _,
          WatchFact.IncidentClosed _,
          WatchFact.IncidentReopened _,
          WatchFact.ReportDrafted _,
          WatchFact.ReportEdited _,
          WatchFact.ReportRedrafted _,
          WatchFact.NoticePressed _,
          WatchFact.NoticeStopped _,
          WatchFact.NoticeRead _ ->
          Audience.roles(NIGHT);
    };
  }

  /// Whoever shows names by the policy asks for them again; drafts are those people's who decide.
  private static Audience policy(CityFact fact) {
    return switch (fact) {
      case CityFact.EditionApproved _ -> Audience.EVERYONE;
      case CityFact.PolicyLoaded _,
          CityFact.CalendarImported _,
          CityFact.EditionDrafted _,
          CityFact.EditionEdited _,
          CityFact.EditionProposed _,
          CityFact.EditionTakenBack _,
          CityFact.EditionRefused _,
          CityFact.EditionWithdrawn _ ->
          Audience.roles(Role.OPERATOR, Role.MANAGER);
    };
  }

  /// What happens to an account is its owner's to hear, and nobody else's; coming and going is no
  /// news.
  private static @Nullable Audience account(IdentityFact fact) {
    return switch (fact) {
      case IdentityFact.LinkMade _,
          IdentityFact.LinkApproved _,
          IdentityFact.LinkRefused _,
          IdentityFact.KeyPerhapsCopied _ ->
          Audience.person(fact.subject());
      case IdentityFact.KeyEnded _,
          IdentityFact.Enrolled _,
          IdentityFact.Entered _,
          IdentityFact.Left _,
          IdentityFact.Locked _,
          IdentityFact.Unlocked _,
          IdentityFact.SignedIn _,
          IdentityFact.KeyTouched _,
          IdentityFact.SignedOut _,
          IdentityFact.SignInSlowed _ ->
          null;
    };
  }
}
