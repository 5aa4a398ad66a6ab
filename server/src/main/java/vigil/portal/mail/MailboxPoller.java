package vigil.portal.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vigil.messaging.Mailbox;

/// Empties the mailbox by IMAP, a look every half minute. An e-mail is marked read only after what
/// it says is stored; what no program can read is flagged for a person and left unread.
@Component
public class MailboxPoller implements SmartLifecycle {
  private static final int MOST_A_LOOK = 200;
  private static final int MOST_SEEN = 5_000;
  private static final int TRIES = 3;
  private static final int MOST_REMEMBERED = 1_000;
  private static final Logger log = LoggerFactory.getLogger(MailboxPoller.class);

  private final MailboxSettings settings;
  private final Mailbox mailbox;
  private final MailIntake intake;
  private final InstantSource clock;
  private final Map<String, Integer> failures = new LinkedHashMap<>();
  private volatile CountDownLatch end = new CountDownLatch(1);
  private volatile boolean isRunning;
  private Thread thread = Thread.ofVirtual().unstarted(() -> {});

  public MailboxPoller(
      MailboxSettings settings, Mailbox mailbox, MailIntake intake, InstantSource clock) {
    this.settings = settings;
    this.mailbox = mailbox;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public void start() {
    end = new CountDownLatch(1);
    isRunning = true;
    if (settings.isSet() && mailbox.isSet()) {
      thread = Thread.ofVirtual().name("postbox").start(this::watch);
    }
  }

  private void watch() {
    while (isRunning) {
      try {
        poll();
      } catch (MessagingException | RuntimeException failure) {
        if (isRunning) {
          log.warn(
              "The mailbox cannot be read just now ({}); the next look is in {}",
              failure.getClass().getSimpleName(),
              settings.every());
        }
      }
      rest();
    }
  }

  private void rest() {
    try {
      var _ = end.await(settings.every().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// One look.
  ///
  /// @return how many e-mails were done with
  /// @throws MessagingException when the server cannot be talked to
  public int poll() throws MessagingException {
    Session session = Session.getInstance(properties());
    try (Store store = session.getStore(settings.protocol())) {
      store.connect(settings.host(), settings.port(), settings.user(), settings.password());
      try (Folder folder = store.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        Message[] waiting =
            folder.search(
                new AndTerm(
                    new FlagTerm(new Flags(Flags.Flag.SEEN), false),
                    new FlagTerm(new Flags(Flags.Flag.FLAGGED), false)));
        Set<String> patient = new HashSet<>();
        int done = 0;
        for (int i = 0; i < waiting.length && i < MOST_SEEN && done < MOST_A_LOOK; i++) {
          done += take((MimeMessage) waiting[i], patient) ? 1 : 0;
        }
        return done;
      }
    }
  }

  /// Stores one and marks it.
  ///
  /// @param patient who wrote too often: the rest of theirs is not even fetched, so that a flood
  ///   holds nobody else up
  private boolean take(MimeMessage waiting, Set<String> patient) throws MessagingException {
    String sender = String.valueOf(waiting.getHeader("From", ","));
    if (patient.contains(sender)) {
      return false;
    }
    if (waiting.getSize() > settings.mostBytes()) {
      return flag(waiting, "is larger than " + settings.mostBytes() + " bytes");
    }
    try {
      MimeMessage mail = new MimeMessage(waiting);
      MailIntake.IntakeResult taken =
          intake.receive(MailParser.parse(mail, mailbox, clock.instant()));
      log.info("An e-mail came in: {}", taken);
      if (taken == MailIntake.IntakeResult.LATER) {
        patient.add(sender);
        return false;
      }
      waiting.setFlag(Flags.Flag.SEEN, true);
      return true;
    } catch (FolderClosedException | StoreClosedException broken) {
      throw broken;
    } catch (DataAccessException | TransactionException database) {
      throw database; // nothing is wrong with the e-mail: all wait for the database
    } catch (MessagingException | RuntimeException unreadable) {
      return failed(waiting, unreadable);
    }
  }

  private boolean failed(MimeMessage waiting, Exception why) throws MessagingException {
    String id = String.valueOf(waiting.getMessageID());
    if (failures.size() > MOST_REMEMBERED) {
      failures.clear();
    }
    int times = failures.merge(id, 1, Integer::sum);
    log.warn("An e-mail could not be read, time {}: {}", times, why.getClass().getSimpleName());
    return times >= TRIES && flag(waiting, "cannot be read");
  }

  /// For a person to look at; whoever takes the flag off has it tried again.
  private boolean flag(MimeMessage waiting, String why) throws MessagingException {
    waiting.setFlag(Flags.Flag.FLAGGED, true);
    log.warn("An e-mail {}; it is flagged in the mailbox for a person to read", why);
    return true;
  }

  private Properties properties() {
    String protocol = settings.protocol();
    var properties = new Properties();
    properties.setProperty("mail." + protocol + ".peek", "true");
    properties.setProperty("mail." + protocol + ".connectiontimeout", "10000");
    properties.setProperty("mail." + protocol + ".timeout", "30000");
    properties.setProperty("mail." + protocol + ".writetimeout", "30000");
    properties.setProperty("mail." + protocol + ".starttls.enable", "true");
    return properties;
  }

  @Override
  public void stop() {
    isRunning = false;
    end.countDown();
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
