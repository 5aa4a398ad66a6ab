package vigil.portal.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Channel;
import vigil.casework.OrderDetails;
import vigil.city.AppealType;
import vigil.city.City;
import vigil.city.District;
import vigil.city.Street;
import vigil.city.Urgency;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.portal.orders.CitizenOrders;

/// Turns what a citizen wrote into what casework takes. Name, place and telephone are taken where
/// they are plain to see; what is missing stays missing, and an agent completes the draft.
@Component
class MailDraftMapper {
  private static final int LONGEST_NOTE = 500;
  private static final int MOST_NOTES = 4;
  private static final int LONGEST_ADDRESS = 200;
  private static final String ADDED = "邮件补充：";

  private static final Pattern ANSWER =
      Pattern.compile("^(?:\\s*(?:re|fw|fwd|回复|答复|转发)\\s*[:：])+", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS =
      Pattern.compile("(?im)^\\s*(?:详细地址|地址|地点|address|place)\\s*[:：]\\s*(.{2,300})$");
  private static final Pattern NAME =
      Pattern.compile("(?im)^\\s*(?:姓名|联系人|name)\\s*[:：]\\s*(.{1,64})$");
  private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");

  private final City city;
  private final CitizenOrders orders;

  MailDraftMapper(City city, CitizenOrders orders) {
    this.city = city;
    this.orders = orders;
  }

  /// @param earlier the number of an order it answers that can take no words any more
  Draft map(IncomingMail letter, @Nullable String earlier) {
    String text = MailText.atMost(withFiles(letter), Draft.LONGEST_TEXT);
    ParsedPlace where = where(letter.text());
    String named = found(NAME, letter.text());
    return new Draft(
        Channel.EMAIL,
        null,
        AppealType.HELP,
        Urgency.NORMAL,
        orders.unclassified(),
        title(letter),
        text,
        text,
        null,
        letter.sentAt(),
        where.district(),
        where.street(),
        where.address(),
        new Draft.Appellant(
            named == null ? letter.name() : named,
            null,
            mobile(letter.text()),
            null,
            null,
            letter.sender() == null || letter.sender().length() > 128 ? null : letter.sender(),
            Draft.CustomerKind.PERSON),
        null,
        null,
        false,
        false,
        false,
        false,
        false,
        List.of("email"),
        earlier);
  }

  /// A draft with what its citizen added.
  Draft completed(OrderDetails now, IncomingMail letter) {
    ParsedPlace where = where(letter.text());
    boolean isPlaced = now.address() != null && !now.address().isBlank();
    String named = found(NAME, letter.text());
    Order order = now.order();
    var appeal = order.appeal();
    Masked<String> name = now.name();
    Masked<Phone> contact = now.contactPhone();
    Masked<Phone> caller = now.caller();
    Masked<String> email = now.email();
    var appellant =
        new Draft.Appellant(
            name != null ? name.unmask() : named == null ? letter.name() : named,
            caller == null ? null : caller.unmask().number(),
            contact == null ? mobile(letter.text()) : contact.unmask().number(),
            now.sex(),
            null,
            email == null ? letter.sender() : email.unmask(),
            now.customerKind());
    return new Draft(
        order.origin().channel(),
        order.origin().contact(),
        appeal.type(),
        appeal.urgency(),
        appeal.category(),
        now.title(),
        both(now.description(), withFiles(letter)),
        both(now.words(), withFiles(letter)),
        now.wishes(),
        now.occurred() == null ? letter.sentAt() : now.occurred(),
        isPlaced || where.district() == null ? appeal.district() : where.district(),
        isPlaced || where.district() == null ? appeal.street() : where.street(),
        isPlaced ? now.address() : where.address(),
        appellant,
        appeal.accusedUnit(),
        now.accusedAddress(),
        order.has(Order.Flag.ANONYMOUS),
        order.has(Order.Flag.CONFIDENTIAL),
        order.has(Order.Flag.PUBLIC),
        order.has(Order.Flag.LEADER_ASSIGNED),
        now.threat(),
        now.tags(),
        now.originalNumber());
  }

  private static String both(@Nullable String before, String added) {
    String whole =
        before == null || before.isBlank() ? added : before + "\n\n" + ADDED + "\n" + added;
    return MailText.atMost(whole, Draft.LONGEST_TEXT);
  }

  /// The words for those who handle the order, in as many notes as they need.
  List<String> listNotes(IncomingMail letter) {
    String text = ADDED + withFiles(letter);
    List<String> notes = new ArrayList<>();
    int from = 0;
    while (from < text.length() && notes.size() < MOST_NOTES - 1) {
      int left = text.codePointCount(from, text.length());
      int to = text.offsetByCodePoints(from, Math.min(left, LONGEST_NOTE));
      notes.add(text.substring(from, to));
      from = to;
    }
    if (from < text.length()) {
      notes.add(MailText.atMost(text.substring(from), LONGEST_NOTE));
    }
    return notes;
  }

  private static String withFiles(IncomingMail letter) {
    String text = letter.text().isBlank() ? letter.subject() : letter.text();
    String words = text.isBlank() ? "（邮件没有正文）" : text;
    return letter.attachments() == 0
        ? words
        : "%s\n（邮件另有%d个附件，存于邮箱）".formatted(words, letter.attachments());
  }

  private static String title(IncomingMail letter) {
    String subject = ANSWER.matcher(letter.subject()).replaceFirst("").strip();
    String first = letter.text().lines().findFirst().orElse("").strip();
    String title = subject.isBlank() ? first : subject;
    int length = title.codePointCount(0, title.length());
    int end = title.offsetByCodePoints(0, Math.min(length, Draft.LONGEST_TITLE));
    return title.isBlank() ? "电子邮件" : title.substring(0, end);
  }

  private record ParsedPlace(
      @Nullable String district, @Nullable String street, @Nullable String address) {}

  /// A district is taken when exactly one is named, in the line of the address or else anywhere.
  private ParsedPlace where(String text) {
    String address = found(ADDRESS, text);
    String short200 = address == null ? null : MailText.atMost(address, LONGEST_ADDRESS);
    District district = district(address == null ? text : address);
    if (district == null) {
      district = district(text);
    }
    if (district == null) {
      return new ParsedPlace(null, null, short200);
    }
    List<Street> streets =
        city.places().listStreets(district.code()).stream()
            .filter(it -> text.contains(it.name()))
            .toList();
    String street = streets.size() == 1 ? streets.getFirst().code() : null;
    return new ParsedPlace(district.code(), street, short200);
  }

  private @Nullable District district(String text) {
    List<District> named =
        city.places().districts().stream().filter(it -> text.contains(it.name())).toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  private static @Nullable String found(Pattern line, String text) {
    var found = line.matcher(text);
    return found.find() ? found.group(1).strip() : null;
  }

  private static @Nullable String mobile(String text) {
    var found = MOBILE.matcher(text);
    return found.find() ? found.group() : null;
  }
}
