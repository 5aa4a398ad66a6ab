package vigil.casework;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.identity.Role;
import vigil.kernel.Masked;
import vigil.kernel.PersonalData;
import vigil.kernel.PersonalData.Kind;

/// Personal data in the words of an order, for somebody's eyes: as masked as the fields beside them
/// (rules 9.5). Who looks behind the mask of the fields sees the words whole too.
///
/// @param kinds what becomes a mark
/// @param placeKinds the same in the fields of place: who reads a place there reads nothing of a
///   person
/// @param name the registered name of a caller whom the reader may not learn: struck wherever it
///   stands; null where the reader may
public record OrderTextMask(Set<Kind> kinds, Set<Kind> placeKinds, @Nullable String name) {
  /// For lists, where no field says the place either.
  public static final OrderTextMask LISTS = ofKinds(PersonalData.ALL);

  /// The field of a recheck that says who wants it.
  private static final String LEADER = "leader";

  private static final OrderTextMask NOTHING = ofKinds(Set.of());
  private static final OrderTextMask PLACES = ofKinds(EnumSet.of(Kind.ADDRESS));

  public OrderTextMask {
    kinds = Set.copyOf(kinds);
    placeKinds = Set.copyOf(placeKinds);
  }

  private static OrderTextMask ofKinds(Set<Kind> kinds) {
    var inPlace = EnumSet.copyOf(PersonalData.OF_A_PERSON);
    inPlace.retainAll(kinds);
    return new OrderTextMask(kinds, inPlace, null);
  }

  /// For those with these roles: whoever is shown the place is shown it in words too.
  public static OrderTextMask of(Set<Role> roles) {
    return OrderVisibility.showsPlace(roles) ? ofKinds(PersonalData.OF_A_PERSON) : LISTS;
  }

  /// For those who may not learn who called (rules 9.4), and may read the rest.
  public static OrderTextMask withoutCaller(OrderDetails.Citizen caller) {
    return NOTHING.hiding(caller.name());
  }

  /// For a citizen who reads what was answered to another (rules 9.4): what is found of a person is
  /// a mark.
  public static OrderTextMask ofAnother(OrderDetails.Citizen caller) {
    return LISTS.hiding(caller.name());
  }

  /// For those who may read the rest whether or not they may see the exact place.
  public static OrderTextMask ofPlace(boolean isShown) {
    return isShown ? NOTHING : PLACES;
  }

  /// The same where the caller is hidden too.
  public OrderTextMask hiding(@Nullable Masked<String> caller) {
    return new OrderTextMask(
        kinds, PersonalData.OF_A_PERSON, caller == null ? null : caller.unmask());
  }

  /// The title by which an order is found: as lists show it to those to whom the caller is hidden,
  /// since what cannot be read in a list is not to be found by guessing either.
  public static String findable(String title, @Nullable String caller) {
    return PersonalData.mask(title, PersonalData.ALL, caller);
  }

  public String apply(String text) {
    return PersonalData.mask(text, kinds, name);
  }

  private String apply(String text, int most) {
    return PersonalData.mask(text, kinds, name, most);
  }

  private @Nullable String applyAny(@Nullable String text, int most) {
    return text == null ? null : apply(text, most);
  }

  /// A field of place.
  public @Nullable String placeOf(@Nullable String text) {
    return text == null ? null : PersonalData.mask(text, placeKinds, name);
  }

  /// Where an official is named, the name is no mark; what else is written there is.
  private String withOfficial(String text) {
    var others = EnumSet.copyOf(PersonalData.ALL);
    others.removeIf(kind -> kind == Kind.NAME || !kinds.contains(kind));
    return PersonalData.mask(text, others, name);
  }

  private @Nullable String withAnyOfficial(@Nullable String text) {
    return text == null ? null : withOfficial(text);
  }

  /// An order with everything one person may see of it.
  public OrderDetails apply(OrderDetails whole) {
    return apply(whole, OwnWords.NONE);
  }

  /// The same for somebody who wrote some of it: the registered name is not struck there.
  public OrderDetails apply(OrderDetails whole, OwnWords own) {
    var forOwn = new OrderTextMask(kinds, placeKinds, null);
    var reports = new LinkedHashMap<String, CompletionReport>();
    whole
        .reports()
        .forEach((part, report) ->
            reports.put(part, (own.reports().contains(part) ? forOwn : this).apply(report)));
    return new OrderDetails(
        whole.order(),
        apply(whole.account()),
        new OrderDetails.Addresses(
            placeOf(whole.addresses().address()), placeOf(whole.addresses().accusedAddress())),
        whole.citizen(),
        apply(whole.remarks(), own.hasTold(whole) ? forOwn : this),
        reports,
        whole.clocks(),
        whole.history().stream()
            .map(event -> (own.notes().contains(event.version()) ? forOwn : this).apply(event))
            .toList());
  }

  private Draft.Account apply(Draft.Account said) {
    return new Draft.Account(
        apply(said.title(), Draft.LONGEST_TITLE),
        apply(said.description(), Draft.LONGEST_TEXT),
        applyAny(said.words(), Draft.LONGEST_TEXT),
        applyAny(said.wishes(), Draft.LONGEST_TEXT),
        said.occurred());
  }

  private OrderDetails.Remarks apply(OrderDetails.Remarks remarks, OrderTextMask ofReply) {
    String points = remarks.replyPoints();
    return new OrderDetails.Remarks(
        remarks.threat(),
        remarks.tags().stream().map(this::apply).toList(),
        remarks.originalNumber(),
        points == null ? null : ofReply.apply(points),
        remarks.cautions());
  }

  private OrderDetails.Event apply(OrderDetails.Event event) {
    String words = event.words();
    var more = new LinkedHashMap<>(event.more());
    more.computeIfPresent(LEADER, (_, leader) -> withOfficial(leader.toString()));
    return new OrderDetails.Event(
        event.version(),
        event.kind(),
        event.at(),
        event.by(),
        more,
        words == null ? null : apply(words));
  }

  /// What a unit says it did, as far as this mask shows it.
  private CompletionReport apply(CompletionReport report) {
    var findings = report.findings();
    var solution = report.solution();
    var reply = report.reply();
    return new CompletionReport(
        new CompletionReport.Findings(
            findings.factFinding(),
            applyAny(findings.factNote(), CompletionReport.LONGEST_NOTE),
            findings.appealFinding(),
            applyAny(findings.appealNote(), CompletionReport.LONGEST_NOTE),
            findings.siteCheck(),
            findings.siteCheckAt()),
        new CompletionReport.Solution(
            solution.result(), applyAny(solution.whyUnresolved(), CompletionReport.LONGEST_NOTE)),
        new CompletionReport.Reply(
            apply(reply.replyPoints(), CompletionReport.LONGEST_NOTE),
            withAnyOfficial(reply.replyUnit()),
            reply.repliedAt(),
            reply.wayOfReply(),
            applyAny(reply.publicReply(), CompletionReport.LONGEST_SUMMARY)),
        apply(report.summary(), CompletionReport.LONGEST_SUMMARY),
        withOfficial(report.signatory()),
        applyAny(report.beyondDuty(), CompletionReport.LONGEST_NOTE),
        report.contactAttempt());
  }

  /// What a caller brought up before.
  public PreviousOrder apply(PreviousOrder before) {
    String points = before.replyPoints();
    return new PreviousOrder(
        before.id(),
        before.number(),
        before.state(),
        before.registeredAt(),
        apply(before.title()),
        before.category(),
        before.district(),
        points == null ? null : apply(points));
  }
}
