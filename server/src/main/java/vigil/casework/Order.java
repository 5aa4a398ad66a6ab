package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// An order as its life needs it: states, clocks, requests; nobody's name, number or words.
///
/// @param number `yyyyMMdd-NNNNNN-C`
/// @param alsoAccused the units that orders merged into this one accuse
public record Order(
    String id,
    String number,
    @JsonUnwrapped OrderStanding standing,
    Origin origin,
    Appeal appeal,
    OwnDueTimes dues,
    @JsonUnwrapped OrderHandling handling,
    List<String> alsoAccused) {

  public Order {
    alsoAccused = List.copyOf(alsoAccused);
  }

  public int version() {
    return standing.version();
  }

  public OrderState state() {
    return standing.state();
  }

  public int round() {
    return standing.round();
  }

  public Set<Flag> flags() {
    return standing.flags();
  }

  public @Nullable String parent() {
    return standing.parent();
  }

  public int returns() {
    return standing.returns();
  }

  public @Nullable Instant closedAt() {
    return standing.closedAt();
  }

  public List<Assignment> assignments() {
    return handling.assignments();
  }

  public List<Request> requests() {
    return handling.requests();
  }

  public List<CallbackAttempt> callbacks() {
    return handling.callbacks();
  }

  public List<LapsedClock> lapsed() {
    return handling.lapsed();
  }

  /// Where it came from.
  ///
  /// @param by the member of staff who registered it, or the door it came in by
  /// @param contact the call's id for an order by telephone
  /// @param forwarded what another platform said when it sent it here; null for our own
  public record Origin(
      Instant at,
      String by,
      Channel channel,
      @Nullable String contact,
      @Nullable ForwardingOrigin forwarded) {
    public Origin(Instant at, String by, Channel channel, @Nullable String contact) {
      this(at, by, channel, contact, null);
    }

    /// Where the citizen clock starts: at the first registration, wherever that was.
    public Instant since() {
      return forwarded == null ? at : forwarded.registeredAt();
    }

    /// No later than the platform promised that it came from.
    public Instant atLatest(Instant due) {
      return forwarded != null && forwarded.citizenDue().isBefore(due)
          ? forwarded.citizenDue()
          : due;
    }

    /// Whether whoever goes by this id in facts is the platform that sent it here.
    public boolean wasSentBy(String id) {
      return forwarded != null && Platform.unit(forwarded.from()).equals(id);
    }

    /// Whether it came through that platform.
    public boolean cameThrough(String platform) {
      return forwarded != null && forwarded.path().contains(platform);
    }
  }

  public enum Channel {
    PHONE,
    WEB,
    APP,
    OPEN311,
    EMAIL,
    SMS,
    /// By another platform.
    FORWARDED,
    /// In a file of orders from another system, where the citizen was told of it.
    IMPORT;

    /// Whether its sender was asked what kind of appeal it is and whom it accuses: a letter is not.
    public boolean asks() {
      return this != EMAIL;
    }
  }

  /// What it is about, in the city's codes.
  ///
  /// @param accusedUnit the unit that it accuses, or [#NOBODY] where it is known to accuse none;
  ///   null while nobody said
  /// @param missing which of the five elements are not there yet
  public record Appeal(
      AppealType type,
      Urgency urgency,
      @Nullable String category,
      @Nullable String district,
      @Nullable String street,
      @Nullable String accusedUnit,
      List<Element> missing) {
    /// Said where no unit is accused. No unit is called so.
    public static final String NOBODY = "NONE";

    public Appeal {
      missing = List.copyOf(missing);
    }

    /// Whether it is still to be said whom it accuses: before a complaint or report goes anywhere,
    /// somebody says the unit, or that it is none (rules 9.2).
    public boolean owesAccused() {
      return accusedUnit == null && type.asksAccused();
    }

    /// The unit that it accuses; null when it is none, or nobody said.
    public @Nullable String accused() {
      return NOBODY.equals(accusedUnit) ? null : accusedUnit;
    }

    /// The same with another word on whom it accuses.
    public Appeal accusing(String unit) {
      return new Appeal(type, urgency, category, district, street, unit, missing);
    }
  }

  /// The five elements of an order (rules 3.5).
  public enum Element {
    NAME,
    TIME,
    ADDRESS,
    CAUSE,
    COURSE
  }

  /// A due time that passed.
  public record LapsedClock(Clock.Kind clock, @Nullable String assignment, Instant due) {}

  /// Flags, not states. (Urgency is a flag too, with three values.)
  public enum Flag {
    SUPERVISED,
    ANONYMOUS,
    CONFIDENTIAL,
    PUBLIC,
    LEADER_ASSIGNED,
    OVERDUE,
    PROVISIONAL_DUE,
    REPEAT,
    EXCLUDED_FROM_SCORING,
    /// The words say that somebody may be in danger (`policy/danger.csv`).
    DANGER
  }

  public enum RequestKind {
    RETURN,
    EXTENSION,
    ASSIST,
    SHELVE,
    DIFFICULT,
    EXCLUDE_FROM_SCORING,
    /// A unit asks the hotline to ask the citizen, whom it may not know; whoever relays answers it.
    RELAY,
    /// To close it though the citizen is dissatisfied.
    CLOSE_DISSATISFIED
  }

  /// Something asked for that two people must agree to.
  ///
  /// @param assignment whose; null when it is about the whole order
  /// @param approvers who agreed so far
  public record Request(
      RequestKind kind,
      @Nullable String assignment,
      Instant at,
      String by,
      @JsonUnwrapped Terms terms,
      List<String> approvers) {
    public Request {
      approvers = List.copyOf(approvers);
    }

    /// The same with one more who agreed.
    public Request approvedBy(String one) {
      var all = Stream.concat(approvers.stream(), Stream.of(one)).toList();
      return new Request(kind, assignment, at, by, terms, all);
    }
  }

  /// What exactly is asked for.
  ///
  /// @param ground the return code or the extension's ground; a word, no free text
  /// @param days working days asked for by an extension, else 0
  /// @param reviewOn when a shelved or difficult order is looked at again
  /// @param units whose help is asked for
  public record Terms(
      @Nullable String ground, int days, @Nullable Instant reviewOn, List<String> units) {
    public static Terms of(@Nullable String ground) {
      return new Terms(ground, 0, null, List.of());
    }

    public Terms {
      units = List.copyOf(units);
    }
  }

  /// How a callback ended.
  public enum CallbackResult {
    SATISFIED,
    ACCEPTED,
    DISSATISFIED,
    UNREACHABLE
  }

  public enum CallbackWay {
    PHONE,
    SMS_LINK
  }

  /// One try to ask the citizen, and what came of it.
  ///
  /// @param contacted what the citizen says: did the unit get in touch? null when not asked
  /// @param solved what the citizen says: is it solved? null when not asked
  /// @param round of which handling the citizen spoke; null in facts, which stand in their round
  /// @param call that it rests on; null for one that is typed or came by the link
  public record CallbackAttempt(
      Instant at,
      String by,
      CallbackWay way,
      CallbackResult result,
      @Nullable Boolean contacted,
      @Nullable Boolean solved,
      @Nullable Integer round,
      @Nullable String call) {
    /// The same, of a round; one that says its own keeps it.
    public CallbackAttempt withRound(int spokenOf) {
      return round != null
          ? this
          : new CallbackAttempt(at, by, way, result, contacted, solved, spokenOf, call);
    }
  }

  public boolean has(Flag flag) {
    return flags().contains(flag);
  }

  /// The live lead of the present round.
  public Optional<Assignment> findLead() {
    return assignments().stream()
        .filter(a -> a.role() == AssignmentRole.LEAD && a.round() == round() && a.state().isLive())
        .findFirst();
  }

  public Optional<Assignment> findAssignment(String assignmentId) {
    return assignments().stream().filter(a -> a.id().equals(assignmentId)).findFirst();
  }

  /// The callbacks of the present round.
  public List<CallbackAttempt> listCurrentCallbacks() {
    return callbacks().stream().filter(c -> Objects.equals(c.round(), round())).toList();
  }

  /// What the citizen last said of the present round, where it was that nothing is well.
  public Optional<CallbackAttempt> dissatisfaction() {
    return listCurrentCallbacks().stream()
        .filter(c -> c.result() != CallbackResult.UNREACHABLE)
        .reduce((one, later) -> later)
        .filter(c -> c.result() == CallbackResult.DISSATISFIED);
  }

  /// The assignments of the present round that are not returned or cancelled.
  public List<Assignment> live() {
    return assignments().stream().filter(a -> a.round() == round() && a.state().isLive()).toList();
  }

  public Optional<Request> findRequest(RequestKind kind, @Nullable String assignmentId) {
    return requests().stream()
        .filter(r -> r.kind() == kind && Objects.equals(r.assignment(), assignmentId))
        .findFirst();
  }

  /// The same order with these parts.
  public Order withAssignments(List<Assignment> parts) {
    return withHandling(handling.withAssignments(parts));
  }

  /// The same order without who was asked whose it is, and what they said.
  public Order withoutConference() {
    return withHandling(handling.withoutConference());
  }

  private Order withHandling(OrderHandling other) {
    return new Order(id, number, standing, origin, appeal, dues, other, alsoAccused);
  }

  /// The same order with these flags.
  public Order withFlags(Set<Flag> others) {
    var other = standing.withFlags(others);
    return new Order(id, number, other, origin, appeal, dues, handling, alsoAccused);
  }

  /// The same order without the call it came from, and those that were placed about it: what was
  /// said there, and by whom, is not told along with it.
  public Order withoutContact() {
    var silent = new Origin(origin.at(), origin.by(), origin.channel(), null, origin.forwarded());
    return new Order(
        id, number, standing, silent, appeal, dues, handling.withoutCalls(), alsoAccused);
  }

  /// The conference that goes on now.
  public Optional<Conference> findConference() {
    return Optional.ofNullable(handling.conference()).filter(_ -> state() == OrderState.CONFERRING);
  }

  /// The units that are asked now whose it is (rules 3.7).
  public List<String> listAsked() {
    return findConference().map(Conference::units).orElse(List.of());
  }

  /// Whether it is still to be said whom it accuses: of a complaint or report, and of all that came
  /// by a channel that could not ask.
  public boolean owesAccused() {
    return appeal.owesAccused() || (appeal.accusedUnit() == null && !origin.channel().asks());
  }

  /// Every unit that it accuses: its own, and those of the orders merged into it.
  public List<String> accused() {
    var all = new LinkedHashSet<>(alsoAccused);
    String own = appeal.accused();
    if (own != null) {
      all.add(own);
    }
    return List.copyOf(all);
  }

  /// Whether a unit has more of it than a copy for reading, now or in an earlier round.
  public boolean isWorkOf(String unit) {
    return assignments().stream()
        .anyMatch(a -> a.unit().equals(unit) && a.role() != AssignmentRole.CC);
  }

  /// Whether a unit has a part in it that was not taken back or returned, and is more than a copy.
  public boolean isWorkedOnBy(String unit) {
    return assignments().stream()
        .anyMatch(
            a -> a.unit().equals(unit) && a.role() != AssignmentRole.CC && a.state().isLive());
  }

  /// Whether a unit has a part in it, now or in an earlier round.
  public boolean concerns(String unit) {
    return assignments().stream().anyMatch(a -> a.unit().equals(unit));
  }
}
