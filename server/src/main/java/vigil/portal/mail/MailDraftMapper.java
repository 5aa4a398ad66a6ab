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
    String named = found(NAME, letter.content().text());
    String sender = letter.sender().address();
    return new Draft(
        new Draft.Source(Channel.EMAIL, null, earlier, null),
        new Draft.Appeal(AppealType.HELP, Urgency.NORMAL, orders.unclassified()),
        new Draft.Account(title(letter), text, text, null, letter.sentAt()),
        where(letter.content().text()),
        Draft.Appellant.person(
            named == null ? letter.sender().name() : named,
            mobile(letter.content().text()),
            sender == null || sender.length() > 128 ? null : sender),
        Draft.Accused.UNSAID,
        Draft.Handling.ORDINARY.withTags(List.of("email")));
  }

  /// A draft with what its citizen added.
  Draft completed(OrderDetails details, IncomingMail letter) {
    Order order = details.order();
    var appeal = order.appeal();
    var told = details.account();
    var remarks = details.remarks();
    return new Draft(
        new Draft.Source(
            order.origin().channel(), order.origin().contact(), remarks.originalNumber(), null),
        new Draft.Appeal(appeal.type(), appeal.urgency(), appeal.category()),
        new Draft.Account(
            told.title(),
            both(told.description(), withFiles(letter)),
            both(told.words(), withFiles(letter)),
            told.wishes(),
            told.occurred() == null ? letter.sentAt() : told.occurred()),
        placed(details, where(letter.content().text())),
        known(details.citizen(), letter),
        new Draft.Accused(appeal.accusedUnit(), details.addresses().accusedAddress()),
        Draft.Handling.of(order, remarks.threat(), remarks.tags()));
  }

  /// What the letter says of the place counts only where nothing was said before.
  private static Draft.Place placed(OrderDetails details, Draft.Place said) {
    var before = details.order().appeal();
    String address = details.addresses().address();
    boolean isPlaced = address != null && !address.isBlank();
    boolean isKept = isPlaced || said.district() == null;
    return new Draft.Place(
        isKept ? before.district() : said.district(),
        isKept ? before.street() : said.street(),
        isPlaced ? address : said.address());
  }

  private static Draft.Appellant known(OrderDetails.Citizen who, IncomingMail letter) {
    String named = found(NAME, letter.content().text());
    var name = who.name();
    var caller = who.caller();
    var contact = who.contactPhone();
    var email = who.email();
    return new Draft.Appellant(
        name != null ? name.unmask() : named == null ? letter.sender().name() : named,
        caller == null ? null : caller.unmask().number(),
        contact == null ? mobile(letter.content().text()) : contact.unmask().number(),
        who.sex(),
        null,
        email == null ? letter.sender().address() : email.unmask(),
        who.customerKind());
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
    String text =
        letter.content().text().isBlank() ? letter.content().subject() : letter.content().text();
    String words = text.isBlank() ? "（邮件没有正文）" : text;
    return letter.content().attachments() == 0
        ? words
        : "%s\n（邮件另有%d个附件，存于邮箱）".formatted(words, letter.content().attachments());
  }

  private static String title(IncomingMail letter) {
    String subject = ANSWER.matcher(letter.content().subject()).replaceFirst("").strip();
    String first = letter.content().text().lines().findFirst().orElse("").strip();
    String title = subject.isBlank() ? first : subject;
    int length = title.codePointCount(0, title.length());
    int end = title.offsetByCodePoints(0, Math.min(length, Draft.LONGEST_TITLE));
    return title.isBlank() ? "电子邮件" : title.substring(0, end);
  }

  /// A district is taken when exactly one is named, in the line of the address or else anywhere.
  private Draft.Place where(String text) {
    String address = found(ADDRESS, text);
    String short200 = address == null ? null : MailText.atMost(address, LONGEST_ADDRESS);
    District district = district(address == null ? text : address);
    if (district == null) {
      district = district(text);
    }
    if (district == null) {
      return new Draft.Place(null, null, short200);
    }
    List<Street> streets =
        city.places().listStreets(district.code()).stream()
            .filter(it -> text.contains(it.name()))
            .toList();
    String street = streets.size() == 1 ? streets.getFirst().code() : null;
    return new Draft.Place(district.code(), street, short200);
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
