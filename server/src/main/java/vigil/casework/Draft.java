package vigil.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.Channel;
import vigil.casework.Order.Element;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.BlankText;
import vigil.kernel.InvalidInput;
import vigil.kernel.Phone;

/// What an agent writes down, or a citizen sends. It may be incomplete until it is submitted.
public record Draft(
    Source source,
    Appeal appeal,
    Account account,
    Place place,
    Appellant appellant,
    Accused accused,
    Handling handling) {
  /// Rules 5.3.
  public static final int LONGEST_TITLE = 50;

  public static final int LONGEST_TEXT = 4000;
  public static final int LONGEST_ADDRESS = 200;
  public static final int MOST_TAGS = 20;

  /// Put on an order whose words say that somebody may be in danger.
  public static final String DANGER_TAG = "危险";

  /// A code of the city: a category, a place, a unit.
  private static final int LONGEST_CODE = 64;

  private static final int LONGEST_NAME = 64;

  /// What screens ask of an appeal while it is written.
  public static final StepForm FORM =
      StepForm.of(
          StepForm.text("title", LONGEST_TITLE),
          StepForm.text("description", LONGEST_TEXT),
          StepForm.text("wishes", LONGEST_TEXT),
          StepForm.text("address", LONGEST_ADDRESS),
          StepForm.text("name", LONGEST_NAME),
          StepForm.value("accusedUnit")
              .when("type", AppealType.listAccusing().toArray())
              .orNone(Order.Appeal.NOBODY));

  /// How it reached the hotline.
  ///
  /// @param contact the call's id for an order by telephone
  /// @param originalNumber the number of another system
  /// @param forwarded what another platform said when it sent it; null for our own
  public record Source(
      Channel channel,
      @Nullable String contact,
      @Nullable String originalNumber,
      @Nullable ForwardingOrigin forwarded) {
    public Source {
      InvalidInput.requireMaxLength("originalNumber", originalNumber, LONGEST_CODE);
    }

    public Order.Origin origin(Instant at, String by) {
      return new Order.Origin(at, by, channel, contact, forwarded);
    }

    /// First heard here, and in no call that is known.
    public static Source of(Channel channel) {
      return of(channel, null);
    }

    /// First heard here, in this call where there is one.
    public static Source of(Channel channel, @Nullable String contact) {
      return new Source(channel, contact, null, null);
    }
  }

  /// What kind of appeal it is, in the city's codes.
  public record Appeal(AppealType type, Urgency urgency, @Nullable String category) {
    public Appeal {
      InvalidInput.requireMaxLength("category", category, LONGEST_CODE);
    }
  }

  /// What is told.
  ///
  /// @param description the course of things, in the agent's words
  /// @param words the citizen's own words
  /// @param wishes what the citizen wants: the cause of the call
  /// @param occurred when it happened, in the citizen's words or as a time
  public record Account(
      String title,
      String description,
      @Nullable String words,
      @Nullable String wishes,
      @Nullable Instant occurred) {
    public Account {
      InvalidInput.requireMaxLength("title", title, LONGEST_TITLE);
      InvalidInput.requireMaxLength("description", description, LONGEST_TEXT);
      InvalidInput.requireMaxLength("words", words, LONGEST_TEXT);
      InvalidInput.requireMaxLength("wishes", wishes, LONGEST_TEXT);
    }

    /// For those who may not know who spoke.
    public Account withoutWords() {
      return new Account(title, description, null, wishes, occurred);
    }
  }

  /// Where it happened, in the city's codes and as people write it.
  public record Place(
      @Nullable String district, @Nullable String street, @Nullable String address) {
    public static final Place UNKNOWN = new Place(null, null, null);

    public Place {
      InvalidInput.requireMaxLength("district", district, LONGEST_CODE);
      InvalidInput.requireMaxLength("street", street, LONGEST_CODE);
      InvalidInput.requireMaxLength("address", address, LONGEST_ADDRESS);
    }
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
      InvalidInput.requireMaxLength("name", name, LONGEST_NAME);
      InvalidInput.requireMaxLength("idNumber", idNumber, 32);
      InvalidInput.requireMaxLength("email", email, 128);
      calling = calling == null ? null : new Phone(calling).number();
      contact = contact == null ? null : new Phone(contact).number();
    }

    public static Appellant unknown(@Nullable String calling) {
      return new Appellant(null, calling, null, null, null, null, CustomerKind.PERSON);
    }

    /// A person who gave a name and, perhaps, ways to be reached.
    public static Appellant person(
        @Nullable String name, @Nullable String contact, @Nullable String email) {
      return new Appellant(name, null, contact, null, null, email, CustomerKind.PERSON);
    }

    Appellant withCalling(String number) {
      return new Appellant(name, number, contact, sex, idNumber, email, kind);
    }

    /// Never a person's particulars: whatever is logged by mistake says nothing.
    @Override
    public String toString() {
      return "Appellant[***]";
    }
  }

  public enum CustomerKind {
    PERSON,
    ENTERPRISE
  }

  /// Whom it complains of.
  ///
  /// @param unit never handles the order; [Order.Appeal#NOBODY] where it is known that none is
  ///   meant, null while nobody said
  public record Accused(@Nullable String unit, @Nullable String address) {
    public static final Accused UNSAID = new Accused(null, null);

    public Accused {
      InvalidInput.requireMaxLength("accusedUnit", unit, LONGEST_CODE);
      InvalidInput.requireMaxLength("accusedAddress", address, LONGEST_ADDRESS);
    }

    public static Accused of(@Nullable String unit) {
      return new Accused(unit, null);
    }
  }

  /// What is to be minded by whoever handles it.
  ///
  /// @param isPublic the reply may be published
  /// @param threat the appellant threatens to do harm
  public record Handling(
      boolean anonymous,
      boolean confidential,
      boolean isPublic,
      boolean leaderAssigned,
      boolean threat,
      List<String> tags) {
    /// Nothing.
    public static final Handling ORDINARY =
        new Handling(false, false, false, false, false, List.of());

    public Handling {
      if (tags.size() > MOST_TAGS) {
        throw InvalidInput.tooMany("tags", MOST_TAGS);
      }
      tags = List.copyOf(tags);
    }

    /// As a citizen may ask for it.
    public static Handling asked(boolean anonymous, boolean isPublic) {
      return new Handling(anonymous, false, isPublic, false, false, List.of());
    }

    /// As an order is flagged.
    public static Handling of(Order order, boolean threat, List<String> tags) {
      return new Handling(
          order.has(Order.Flag.ANONYMOUS),
          order.has(Order.Flag.CONFIDENTIAL),
          order.has(Order.Flag.PUBLIC),
          order.has(Order.Flag.LEADER_ASSIGNED),
          threat,
          tags);
    }

    public Handling withConfidential(boolean isConfidential) {
      return new Handling(anonymous, isConfidential, isPublic, leaderAssigned, threat, tags);
    }

    public Handling withTags(List<String> others) {
      return new Handling(anonymous, confidential, isPublic, leaderAssigned, threat, others);
    }
  }

  /// The same with the number the call came from.
  public Draft withCallingNumber(String number) {
    return new Draft(
        source, appeal, account, place, appellant.withCalling(number), accused, handling);
  }

  /// The same in other words.
  public Draft withAccount(Account other) {
    return new Draft(source, appeal, other, place, appellant, accused, handling);
  }

  /// The same of another place.
  public Draft withPlace(Place other) {
    return new Draft(source, appeal, account, other, appellant, accused, handling);
  }

  /// The same with other tags.
  public Draft withTags(List<String> others) {
    return new Draft(source, appeal, account, place, appellant, accused, handling.withTags(others));
  }

  /// Which of the five elements are not there yet. An anonymous appellant needs no name; without a
  /// time of occurrence the time of the call stands for it once the course is told.
  public List<Element> missing() {
    var missing = new ArrayList<Element>();
    if (!handling.anonymous() && blank(appellant.name())) {
      missing.add(Element.NAME);
    }
    if (account.occurred() == null && source.contact() == null) {
      missing.add(Element.TIME);
    }
    if (blank(place.district()) || blank(place.address())) {
      missing.add(Element.ADDRESS);
    }
    if (blank(account.title())) {
      missing.add(Element.CAUSE);
    }
    if (blank(account.description())) {
      missing.add(Element.COURSE);
    }
    return missing;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || BlankText.isBlank(text);
  }
}
