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
import vigil.casework.Dossier;
import vigil.casework.OrderState;
import vigil.kernel.Masked;
import vigil.portal.delivery.Outbox;
import vigil.portal.orders.Orders;
import vigil.portal.store.SqlAllowance;

/// What becomes of an e-mail: a new order, words added to an old one, or nothing because a machine
/// wrote it. The Message-ID is written down in the same transaction, so each is taken once.
@Service
public class Intake {
  /// What one sender may send in [#WINDOW]; more is left unread until it is over.
  private static final Duration WINDOW = Duration.ofHours(1);

  private static final String ALLOWANCE = "MAIL";

  /// An order's number in a subject or a text.
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{8}-\\d{6}-[0-9A-Za-z](?!\\w)");

  /// What became of one e-mail.
  enum Taken {
    REGISTERED,
    ADDED,
    AUTOMATIC,
    BOUNCE,
    /// It was taken before.
    KNOWN,
    /// The sender writes too often; it is read later.
    LATER
  }

  private final SqlLetters letters;
  private final Orders orders;
  private final Outbox outbox;
  private final Mailbox mailbox;
  private final Writing writing;
  private final SqlAllowance allowance;
  private final int mostPerHour;

  /// @param mostPerHour `vigil.portal.mail.in.per-sender`
  Intake(
      SqlLetters letters,
      Orders orders,
      Outbox outbox,
      Mailbox mailbox,
      Writing writing,
      SqlAllowance allowance,
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
  Taken take(Letter letter) {
    if (letters.isKnown(letter.messageId())) {
      return Taken.KNOWN;
    }
    String machine = letter.machine();
    if (machine == null && isTooOften(letter)) {
      return Taken.LATER;
    }
    if (!letters.begin(letter.messageId(), SqlLetters.Fate.AUTOMATIC)) {
      return Taken.KNOWN;
    }
    if (machine != null) {
      return bounced(letter) ? Taken.BOUNCE : Taken.AUTOMATIC;
    }
    return person(letter);
  }

  private boolean isTooOften(Letter letter) {
    String who = String.valueOf(letter.sender()).toLowerCase(Locale.ROOT);
    return allowance.use(ALLOWANCE, print(who), mostPerHour, WINDOW).isPresent();
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

  private boolean bounced(Letter letter) {
    String id = letter.bounced();
    if (id == null) {
      return false;
    }
    boolean isOurs =
        mailbox.delivery(id).filter(it -> outbox.bounced(it, "the e-mail came back")).isPresent();
    if (isOurs) {
      letters.becomes(letter.messageId(), null, SqlLetters.Fate.BOUNCE);
    }
    return isOurs;
  }

  private Taken person(Letter letter) {
    Dossier about = about(letter).orElse(null);
    if (about != null && isAdded(letter, about)) {
      letters.becomes(letter.messageId(), about.order().id(), SqlLetters.Fate.ADDED);
      return Taken.ADDED;
    }
    String earlier = about == null ? null : about.order().number();
    Orders.Filed filed = orders.write(writing.draft(letter, earlier));
    letters.becomes(letter.messageId(), filed.order(), SqlLetters.Fate.REGISTERED);
    return Taken.REGISTERED;
  }

  /// To an order that cannot take words just now (it is closed, or waits for a callback) they come
  /// as a new one that names it.
  private boolean isAdded(Letter letter, Dossier about) {
    if (about.order().state() == OrderState.DRAFT) {
      return orders.complete(about.order().id(), writing.completed(about, letter));
    }
    String order = about.order().parent() == null ? about.order().id() : about.order().parent();
    List<String> notes = writing.notes(letter);
    if (!orders.add(order, notes.getFirst())) {
      return false;
    }
    notes.stream().skip(1).forEach(note -> orders.add(order, note));
    return true;
  }

  /// The order a letter answers. Our message ids are known to nobody but their receiver; a number
  /// may be known to others, so the sender's address must be the one in the order.
  private Optional<Dossier> about(Letter letter) {
    return letter.answers().stream()
        .flatMap(it -> mailbox.delivery(it).stream())
        .flatMap(it -> letters.orderOfDelivery(it).stream())
        .findFirst()
        .or(() -> letters.orderOf(letter.answers()))
        .flatMap(orders::dossier)
        .or(() -> byNumber(letter));
  }

  private Optional<Dossier> byNumber(Letter letter) {
    var number = NUMBER.matcher(letter.subject());
    return number.find()
        ? orders.dossier(number.group()).filter(it -> isOf(it.email(), letter.sender()))
        : Optional.empty();
  }

  private static boolean isOf(@Nullable Masked<String> email, @Nullable String sender) {
    return email != null && sender != null && email.unmask().strip().equalsIgnoreCase(sender);
  }
}
