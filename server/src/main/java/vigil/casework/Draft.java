package vigil.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.Channel;
import vigil.casework.Order.Element;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.InvalidInput;

/// What an agent writes down, or a citizen sends. It may be incomplete until it is submitted.
///
/// @param contact the call's id for an order by telephone
/// @param occurred when it happened, in the citizen's words or as a time
/// @param description the course of things, in the agent's words
/// @param words the citizen's own words
/// @param wishes what the citizen wants: the cause of the call
/// @param accusedUnit the unit a complaint is about: it never handles the order
/// @param originalNumber the number of another system
/// @param forwarded what another platform said when it sent it; null for our own
public record Draft(
    Channel channel,
    @Nullable String contact,
    AppealType type,
    Urgency urgency,
    @Nullable String category,
    String title,
    String description,
    @Nullable String words,
    @Nullable String wishes,
    @Nullable Instant occurred,
    @Nullable String district,
    @Nullable String street,
    @Nullable String address,
    Appellant appellant,
    @Nullable String accusedUnit,
    @Nullable String accusedAddress,
    boolean anonymous,
    boolean confidential,
    boolean isPublic,
    boolean leaderAssigned,
    boolean threat,
    List<String> tags,
    @Nullable String originalNumber,
    Order.@Nullable ForwardingOrigin forwarded) {
  /// Rules 5.3.
  public static final int LONGEST_TITLE = 50;

  public static final int LONGEST_TEXT = 4000;
  public static final int LONGEST_ADDRESS = 200;
  public static final int MOST_TAGS = 20;

  /// Its words say that somebody may be in danger.
  public static final String DANGER_TAG = "危险";

  /// A code of the city: a category, a place, a unit.
  private static final int LONGEST_CODE = 64;

  public Draft {
    InvalidInput.requireMaxLength("title", title, LONGEST_TITLE);
    InvalidInput.requireMaxLength("description", description, LONGEST_TEXT);
    InvalidInput.requireMaxLength("words", words, LONGEST_TEXT);
    InvalidInput.requireMaxLength("wishes", wishes, LONGEST_TEXT);
    InvalidInput.requireMaxLength("category", category, LONGEST_CODE);
    InvalidInput.requireMaxLength("district", district, LONGEST_CODE);
    InvalidInput.requireMaxLength("street", street, LONGEST_CODE);
    InvalidInput.requireMaxLength("accusedUnit", accusedUnit, LONGEST_CODE);
    InvalidInput.requireMaxLength("address", address, LONGEST_ADDRESS);
    InvalidInput.requireMaxLength("accusedAddress", accusedAddress, LONGEST_ADDRESS);
    InvalidInput.requireMaxLength("originalNumber", originalNumber, 64);
    if (tags.size() > MOST_TAGS) {
      throw InvalidInput.tooMany("tags", MOST_TAGS);
    }
    tags = List.copyOf(tags);
  }

  /// One that was first heard here.
  public Draft(
      Channel channel,
      @Nullable String contact,
      AppealType type,
      Urgency urgency,
      @Nullable String category,
      String title,
      String description,
      @Nullable String words,
      @Nullable String wishes,
      @Nullable Instant occurred,
      @Nullable String district,
      @Nullable String street,
      @Nullable String address,
      Appellant appellant,
      @Nullable String accusedUnit,
      @Nullable String accusedAddress,
      boolean anonymous,
      boolean confidential,
      boolean isPublic,
      boolean leaderAssigned,
      boolean threat,
      List<String> tags,
      @Nullable String originalNumber) {
    this(
        channel,
        contact,
        type,
        urgency,
        category,
        title,
        description,
        words,
        wishes,
        occurred,
        district,
        street,
        address,
        appellant,
        accusedUnit,
        accusedAddress,
        anonymous,
        confidential,
        isPublic,
        leaderAssigned,
        threat,
        tags,
        originalNumber,
        null);
  }

  /// Who is calling. An anonymous appellant may leave the name out.
  ///
  /// @param calling the number the call came from
  /// @param contact the number to call back, if another
  public record Appellant(
      @Nullable String name,
      @Nullable String calling,
      @Nullable String contact,
      @Nullable String sex,
      @Nullable String idNumber,
      @Nullable String email,
      CustomerKind kind) {
    public Appellant {
      InvalidInput.requireMaxLength("name", name, 64);
      InvalidInput.requireMaxLength("idNumber", idNumber, 32);
      InvalidInput.requireMaxLength("email", email, 128);
      if (calling != null) {
        calling = new vigil.kernel.Phone(calling).number();
      }
      if (contact != null) {
        contact = new vigil.kernel.Phone(contact).number();
      }
    }

    public static Appellant unknown(@Nullable String calling) {
      return new Appellant(null, calling, null, null, null, null, CustomerKind.PERSON);
    }

    /// Never a person's particulars: whatever is logged by mistake says nothing.
    @Override
    public String toString() {
      return "Appellant[***]";
    }
  }

  /// The same with the number the call came from.
  public Draft withCallingNumber(String number) {
    var a = appellant;
    var known =
        new Appellant(a.name(), number, a.contact(), a.sex(), a.idNumber(), a.email(), a.kind());
    return new Draft(
        channel,
        contact,
        type,
        urgency,
        category,
        title,
        description,
        words,
        wishes,
        occurred,
        district,
        street,
        address,
        known,
        accusedUnit,
        accusedAddress,
        anonymous,
        confidential,
        isPublic,
        leaderAssigned,
        threat,
        tags,
        originalNumber,
        forwarded);
  }

  /// The same with other tags.
  public Draft withTags(List<String> others) {
    return new Draft(
        channel,
        contact,
        type,
        urgency,
        category,
        title,
        description,
        words,
        wishes,
        occurred,
        district,
        street,
        address,
        appellant,
        accusedUnit,
        accusedAddress,
        anonymous,
        confidential,
        isPublic,
        leaderAssigned,
        threat,
        others,
        originalNumber,
        forwarded);
  }

  public enum CustomerKind {
    PERSON,
    ENTERPRISE
  }

  /// Which of the five elements are not there yet. An anonymous appellant needs no name; without a
  /// time of occurrence the time of the call stands for it once the course is told.
  public List<Element> missing() {
    var missing = new ArrayList<Element>();
    if (!anonymous && blank(appellant.name())) {
      missing.add(Element.NAME);
    }
    if (occurred == null && contact == null) {
      missing.add(Element.TIME);
    }
    if (blank(district) || blank(address)) {
      missing.add(Element.ADDRESS);
    }
    if (blank(title)) {
      missing.add(Element.CAUSE);
    }
    if (blank(description)) {
      missing.add(Element.COURSE);
    }
    return missing;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
