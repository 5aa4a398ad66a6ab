package vigil.portal.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.OrderDetails;
import vigil.casework.OrderState;
import vigil.kernel.Masked;
import vigil.kernel.RateLimits;
import vigil.messaging.Mailbox;
import vigil.messaging.Outbox;
import vigil.portal.orders.CitizenOrders;
import vigil.portal.store.SqlIncomingMail;

/// What becomes of an e-mail: a new order, words added to an old one, or nothing because a machine
/// wrote it. The Message-ID is written down in the same transaction, so each is taken once.
@Service
public class MailIntake {
  /// What one sender may send in [#WINDOW]; more is left unread until it is over.
  private static final Duration WINDOW = Duration.ofHours(1);

  private static final String ALLOWANCE = "MAIL";

  /// An order's number in a subject or a text.
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{8}-\\d{6}-[0-9A-Za-z](?!\\w)");

  /// What became of one e-mail.
  enum IntakeResult {
    REGISTERED,
    ADDED,
    AUTOMATIC,
    BOUNCE,
    /// The letter was taken before.
    KNOWN,
    /// The sender writes too often; it is read later.
    LATER
  }

  private final SqlIncomingMail letters;
  private final CitizenOrders orders;
  private final Outbox outbox;
  private final Mailbox mailbox;
  private final MailDraftMapper writing;
  private final RateLimits allowance;
  private final int mostPerHour;

  /// @param mostPerHour `vigil.portal.mail.in.per-sender`
  MailIntake(
      SqlIncomingMail letters,
      CitizenOrders orders,
      Outbox outbox,
      Mailbox mailbox,
      MailDraftMapper writing,
      RateLimits allowance,
      @Value("${vigil.portal.mail.in.per-sender:20}") int mostPerHour) {
    this.letters = letters;
    this.orders = orders;
    this.outbox = outbox;
    this.mailbox = mailbox;
    this.writing = writing;
    this.allowance = allowance;
    this.mostPerHour = mostPerHour;
  }

  @Transactional
  IntakeResult receive(IncomingMail letter) {
    if (letters.isKnown(letter.messageId())) {
      return IntakeResult.KNOWN;
    }
    String machine = letter.machine();
    if (machine == null && isTooOften(letter)) {
      return IntakeResult.LATER;
    }
    if (!letters.begin(letter.messageId(), SqlIncomingMail.MailOutcome.AUTOMATIC)) {
      return IntakeResult.KNOWN;
    }
    if (machine != null) {
      return bounced(letter) ? IntakeResult.BOUNCE : IntakeResult.AUTOMATIC;
    }
    return person(letter);
  }

  private boolean isTooOften(IncomingMail letter) {
    String who = String.valueOf(letter.sender().address()).toLowerCase(Locale.ROOT);
    return allowance.consume(ALLOWANCE, print(who), mostPerHour, WINDOW).isPresent();
  }

  /// The table of allowances keeps no address.
  private static String print(String who) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(who.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  private boolean bounced(IncomingMail letter) {
    String id = letter.bounced();
    if (id == null) {
      return false;
    }
    boolean isOurs =
        mailbox
            .findDelivery(id)
            .filter(it -> outbox.markBounced(it, "the e-mail came back"))
            .isPresent();
    if (isOurs) {
      letters.markOutcome(letter.messageId(), null, SqlIncomingMail.MailOutcome.BOUNCE);
    }
    return isOurs;
  }

  private IntakeResult person(IncomingMail letter) {
    OrderDetails about = about(letter).orElse(null);
    if (about != null && isAdded(letter, about)) {
      letters.markOutcome(
          letter.messageId(), about.order().id(), SqlIncomingMail.MailOutcome.ADDED);
      return IntakeResult.ADDED;
    }
    String earlier = about == null ? null : about.order().number();
    CitizenOrders.RegisteredOrder filed = orders.registerDraft(writing.map(letter, earlier));
    letters.markOutcome(letter.messageId(), filed.order(), SqlIncomingMail.MailOutcome.REGISTERED);
    return IntakeResult.REGISTERED;
  }

  /// To an order that cannot take words just now (it is closed, or waits for a callback) they come
  /// as a new one that names it.
  private boolean isAdded(IncomingMail letter, OrderDetails about) {
    if (about.order().state() == OrderState.DRAFT) {
      return orders.complete(about.order().id(), writing.completed(about, letter));
    }
    String order = about.order().parent() == null ? about.order().id() : about.order().parent();
    List<String> notes = writing.listNotes(letter);
    if (!orders.appendNote(order, notes.getFirst())) {
      return false;
    }
    notes.stream().skip(1).forEach(note -> orders.appendNote(order, note));
    return true;
  }

  /// The order a letter answers. Our message ids are known to nobody but their receiver; a number
  /// may be known to others, so the sender's address must be the one in the order.
  private Optional<OrderDetails> about(IncomingMail letter) {
    return letter.answers().stream()
        .flatMap(it -> mailbox.findDelivery(it).stream())
        .flatMap(it -> outbox.findOrder(it).stream())
        .findFirst()
        .or(() -> letters.findOrder(letter.answers()))
        .flatMap(orders::findDetails)
        .or(() -> byNumber(letter));
  }

  private Optional<OrderDetails> byNumber(IncomingMail letter) {
    var number = NUMBER.matcher(letter.content().subject());
    return number.find()
        ? orders
            .findDetails(number.group())
            .filter(it -> isOf(it.citizen().email(), letter.sender().address()))
        : Optional.empty();
  }

  private static boolean isOf(@Nullable Masked<String> email, @Nullable String sender) {
    return email != null && sender != null && email.unmask().strip().equalsIgnoreCase(sender);
  }
}
