package vigil.portal.orders;

import static vigil.casework.StepForm.text;
import static vigil.casework.StepForm.value;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.ClockTolerance;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Channel;
import vigil.casework.StepForm;
import vigil.city.AppealType;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.Unit;
import vigil.city.Urgency;
import vigil.kernel.MailAddress;

/// What a citizen writes into the form. Whatever is wrong is said field by field, all at once.
///
/// @param accused whom a complaint or report is about: a unit's id, or [#UNKNOWN] where the sender
///   means none or does not know; the dispatcher then says it
/// @param isPublic the reply may be published
public record AppealForm(
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Account account,
    @JsonUnwrapped Location location,
    @JsonUnwrapped Sender sender,
    @Nullable String accused,
    @Nullable Boolean isPublic) {
  /// Said of a complaint or report whose sender names no unit.
  public static final String UNKNOWN = "UNKNOWN";

  /// The point on the map is added to the address: both together are no longer than that may be.
  private static final int LONGEST_ADDRESS = Draft.LONGEST_ADDRESS - 30;

  private static final int LONGEST_NAME = 64;

  /// What is asked; the page asks by it, and what comes is checked by it.
  static final StepForm FORM =
      StepForm.of(
          value("type").needed(),
          text("title", Draft.LONGEST_TITLE).needed(),
          text("description", Draft.LONGEST_TEXT).needed(),
          text("wishes", Draft.LONGEST_TEXT),
          value("accused")
              .needed()
              .when("type", AppealType.listAccusing().toArray())
              .orNone(UNKNOWN),
          value("district").needed(),
          text("address", LONGEST_ADDRESS).needed(),
          text("name", LONGEST_NAME).needed().when("anonymous", false),
          value("phone").needed(),
          text("email", 2 * LONGEST_NAME));

  /// What it is about.
  ///
  /// @param category a leaf's code; null leaves it to the hotline
  public record Subject(@Nullable AppealType type, @Nullable String category) {}

  /// What happened.
  ///
  /// @param occurred when; null is now, and so is what lies ahead by another clock
  public record Account(
      @Nullable String title,
      @Nullable String description,
      @Nullable String wishes,
      @Nullable Instant occurred) {
    Draft.Account toDraft(Instant now) {
      return new Draft.Account(
          Objects.requireNonNull(title).strip(),
          Objects.requireNonNull(description).strip(),
          description,
          wishes,
          occurred == null || occurred.isAfter(now) ? now : occurred);
    }
  }

  /// Where.
  ///
  /// @param lat with `lon` the point on the map that was tapped; neither is needed
  public record Location(
      @Nullable String district,
      @Nullable String street,
      @Nullable String address,
      @Nullable Double lat,
      @Nullable Double lon) {
    boolean isPointWhole() {
      if (lat == null || lon == null) {
        return lat == null && lon == null;
      }
      return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    }

    Draft.Place toDraft() {
      return new Draft.Place(district, street, placed());
    }

    /// The address with the point, for whoever goes there.
    private @Nullable String placed() {
      return lat == null || lon == null
          ? address
          : "%s (%s, %s)".formatted(address, degrees(lat), degrees(lon));
    }

    private static String degrees(double value) {
      return String.format(Locale.ROOT, "%.5f", value);
    }
  }

  /// Who.
  ///
  /// @param anonymous the unit is not told who it was
  public record Sender(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable Boolean anonymous) {
    private boolean isAnonymous() {
      return Boolean.TRUE.equals(anonymous);
    }
  }

  /// What is wrong with a field, for the one who filled it in.
  public record FieldError(String field, String zh, String en) {}

  public List<FieldError> listErrors(City city, Instant now) {
    List<FieldError> found = new ArrayList<>();
    if (subject.type() == null) {
      found.add(new FieldError("type", "请选择诉求类型", "Choose what kind of appeal it is"));
    }
    needed(found, "title", account.title());
    needed(found, "description", account.description());
    needed(found, "address", location.address());
    if (!sender.isAnonymous()) {
      needed(found, "name", sender.name());
    }
    atMost(found, "wishes", account.wishes());
    reachable(found);
    String category = subject.category();
    if (category != null && !city.categories().isLeaf(category)) {
      found.add(new FieldError("category", "请选择列表中的末级类别", "Choose a category from the list"));
    }
    placed(found, city);
    if (account.occurred() != null && account.occurred().isAfter(now.plus(ClockTolerance.MOST))) {
      found.add(new FieldError("occurred", "请填写已经过去的时间", "Give a time that has passed"));
    }
    if (!isSaid(city)) {
      found.add(
          new FieldError(
              "accused",
              "请选择所反映的单位，或选“没有单位，或不清楚”",
              "Choose the unit it is about, or “no unit, or I do not know”"));
    }
    if (!location.isPointWhole()) {
      found.add(new FieldError("point", "地图上的点不完整", "The point on the map is not whole"));
    }
    return found;
  }

  private void reachable(List<FieldError> found) {
    String email = sender.email();
    atMost(found, "email", email);
    if (sender.phone() == null || !sender.phone().matches("\\+?[0-9]{5,20}")) {
      found.add(
          new FieldError("phone", "请填写5至20位数字的电话号码", "A telephone number has 5 to 20 digits"));
    }
    if (!MailAddress.isBlankOrValid(email)) {
      found.add(new FieldError("email", "电子邮箱格式不正确", "This is no e-mail address"));
    }
  }

  private void placed(List<FieldError> found, City city) {
    String district = location.district();
    if (district == null || city.places().findDistrict(district).isEmpty()) {
      found.add(new FieldError("district", "请选择区", "Choose the district"));
    } else if (!city.places().holds(new Area(district, location.street()))) {
      found.add(new FieldError("street", "请选择该区的街镇", "Choose a street of this district"));
    }
  }

  /// Whom it accuses is asked of complaints and reports; whoever is named is a unit of the city.
  private boolean isSaid(City city) {
    AppealType type = subject.type();
    boolean isAsked = type != null && type.asksAccused();
    if (accused == null || accused.isBlank()) {
      return !isAsked;
    }
    return accused.equals(UNKNOWN)
        || accused.equals(Order.Appeal.NOBODY)
        || city.units().find(accused).filter(it -> it.kind() != Unit.Kind.HOTLINE).isPresent();
  }

  /// What the sender said of it; null leaves it to the dispatcher.
  private @Nullable String accusedUnit() {
    return accused == null || accused.isBlank() || accused.equals(UNKNOWN) ? null : accused;
  }

  private static void needed(List<FieldError> found, String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      found.add(new FieldError(field, "请填写此项", "Fill this in"));
    }
    atMost(found, field, text);
  }

  private static void atMost(List<FieldError> found, String field, @Nullable String text) {
    int longest = Objects.requireNonNull(FORM.get(field).most());
    if (text != null && text.codePointCount(0, text.length()) > longest) {
      found.add(
          new FieldError(
              field, "最多%d个字".formatted(longest), "At most %d characters".formatted(longest)));
    }
  }

  /// The same with a category that somebody chose for it.
  public AppealForm withCategory(String category) {
    return new AppealForm(
        new Subject(subject.type(), category), account, location, sender, accused, isPublic);
  }

  /// As casework takes it, once there is no mistake in it.
  ///
  /// @param unclassified the category if none was chosen
  public Draft toDraft(String unclassified, Instant now) {
    return toDraft(Channel.WEB, unclassified, now, List.of(), null);
  }

  /// The same, brought over from another system.
  ///
  /// @param number the other system's; null if it had none
  public Draft toImportedDraft(
      String unclassified, Instant now, String system, @Nullable String number) {
    return toDraft(Channel.IMPORT, unclassified, now, List.of("import:" + system), number);
  }

  private Draft toDraft(
      Channel channel,
      String unclassified,
      Instant now,
      List<String> tags,
      @Nullable String number) {
    AppealType kind = Objects.requireNonNull(subject.type());
    String category = subject.category() == null ? unclassified : subject.category();
    return new Draft(
        new Draft.Source(channel, null, number, null),
        new Draft.Appeal(kind, Urgency.NORMAL, category),
        account.toDraft(now),
        location.toDraft(),
        Draft.Appellant.person(sender.name(), sender.phone(), sender.email()),
        Draft.Accused.of(accusedUnit()),
        Draft.Handling.asked(sender.isAnonymous(), Boolean.TRUE.equals(isPublic)).withTags(tags));
  }
}
