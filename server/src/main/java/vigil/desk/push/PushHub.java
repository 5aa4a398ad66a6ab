package vigil.desk.push;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import tools.jackson.databind.JsonNode;
import vigil.acd.AcdFact;
import vigil.desk.pop.ScreenPops;
import vigil.identity.IdentityFact;
import vigil.identity.Role;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// Tells the desks what happens, as it happens. A desk that joins is first told what it missed,
/// from the ledger and as far as it may hear of it today, and goes live in the moment when nothing
/// lies between the two: so nothing is lost and nothing comes twice.
@Component
class PushHub implements LedgerReader, DeskNews {
  /// Whoever missed more asks anew for what the screens show.
  static final int MOST_MISSED = 20_000;

  static final CloseStatus SIGNED_OUT = new CloseStatus(4001, "SIGNED_OUT");
  private static final int BATCH = 500;

  private final Ledger ledger;
  private final PushRouter routes;
  private final ScreenPops cards;
  private final InstantSource clock;

  /// Those that catch up and those that are live.
  private final Set<DeskConnection> open = ConcurrentHashMap.newKeySet();

  private final Set<DeskConnection> live = new CopyOnWriteArraySet<>();
  private final Object lock = new Object();
  private long told;

  PushHub(Ledger ledger, PushRouter routes, ScreenPops cards, InstantSource clock) {
    this.ledger = ledger;
    this.routes = routes;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "desk.push";
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var messages = new ArrayList<PushMessage>();
    for (LedgerEntry entry : entries) {
      card(entry).ifPresent(messages::add);
      routes.findMessage(entry).ifPresent(messages::add);
    }
    synchronized (lock) {
      told = entries.getLast().seq();
      for (PushMessage message : messages) {
        tell(message);
      }
      live.forEach(line -> line.setPosition(Math.max(line.position(), told)));
    }
    entries.stream()
        .flatMap(entry -> entry.find(IdentityFact.class).stream())
        .forEach(fact -> end(fact).ifPresent(why -> part(fact.subject(), why)));
  }

  /// With a ring comes the caller's card, before it and to the one who is rung only.
  private Optional<PushMessage> card(LedgerEntry entry) {
    return entry
        .find(AcdFact.Offered.class)
        .flatMap(ring ->
            cards
                .find(ring.subject(), ring.staff())
                .map(card -> PushMessage.card(entry, ring.staff(), card)));
  }

  private void tell(PushMessage message) {
    var frame = new TextMessage(message.text());
    for (DeskConnection line : live) {
      if (line.concerns(message)) {
        line.offer(frame);
      }
    }
  }

  @Override
  public boolean isAnybody(Set<Role> roles) {
    return live.stream().anyMatch(line -> to(roles).reaches(line.staff()));
  }

  @Override
  public void tell(Set<Role> roles, String kind, JsonNode body) {
    var frame = new TextMessage(PushMessage.momentary(kind, clock.instant(), body));
    var audience = to(roles);
    for (DeskConnection line : live) {
      if (audience.reaches(line.staff())) {
        line.offer(frame);
      }
    }
  }

  private static Audience to(Set<Role> roles) {
    return Audience.of(false, Set.of(), roles, Set.of());
  }

  /// From now on the line ends with its session, whether it is live yet or not.
  void register(DeskConnection line) {
    open.add(line);
  }

  /// Runs a desk's line on its own thread until it is closed.
  void serve(DeskConnection line) throws IOException, InterruptedException {
    long head = ledger.head();
    if (line.position() > head || head - line.position() > MOST_MISSED) {
      line.setPosition(head);
      line.send(PushMessage.gap(head, clock.instant()));
    }
    while (!joins(line)) {
      catchUp(line);
    }
    try {
      line.send(PushMessage.position(line.position()));
      line.drain();
    } finally {
      live.remove(line);
    }
  }

  /// Goes live unless the others have been told more than this one has.
  private boolean joins(DeskConnection line) {
    synchronized (lock) {
      if (told > line.position()) {
        return false;
      }
      return live.add(line);
    }
  }

  private void catchUp(DeskConnection line) throws IOException {
    noteUntold();
    List<LedgerEntry> missed = ledger.listAfter(line.position(), BATCH);
    for (LedgerEntry entry : missed) {
      var message = routes.findMessage(entry).filter(line::concerns);
      if (message.isPresent()) {
        line.send(message.get().text());
      }
      line.setPosition(entry.seq());
    }
  }

  /// Who may hear of an order is known as far as the others were told: what the ledger has beyond
  /// that is taken in first. Before anybody was told anything the ledger itself is asked.
  private void noteUntold() {
    long from;
    synchronized (lock) {
      from = told;
    }
    if (from > 0) {
      routes.takeInAfter(from);
    }
  }

  /// Each beat tells a desk from where it may resume, and finds out whether it is still there.
  void sendHeartbeats(long longestSilenceMillis) {
    long now = clock.millis();
    for (DeskConnection line : live) {
      if (now - line.heardAtMillis() > longestSilenceMillis) {
        line.close(CloseStatus.SESSION_NOT_RELIABLE);
      } else {
        line.offer(new TextMessage(PushMessage.position(line.position())));
        line.ping();
      }
    }
  }

  int size() {
    return live.size();
  }

  void unregister(DeskConnection line) {
    open.remove(line);
    live.remove(line);
  }

  void closeAll() {
    live.forEach(line -> line.close(CloseStatus.SERVICE_RESTARTED));
  }

  /// Why a fact of an account ends the lines of its owner's desks, if it does. Whoever has other
  /// roles hears other things: that desk joins anew.
  private static Optional<CloseStatus> end(IdentityFact fact) {
    return switch (fact) {
      case IdentityFact.SignedOut _,
          IdentityFact.Enrolled _,
          IdentityFact.KeyEnded _,
          IdentityFact.Locked _,
          IdentityFact.Left _ ->
          Optional.of(SIGNED_OUT);
      case IdentityFact.Entered _ -> Optional.of(CloseStatus.SERVICE_RESTARTED);
      case IdentityFact.LinkMade _,
          IdentityFact.LinkApproved _,
          IdentityFact.LinkRefused _,
          IdentityFact.KeyPerhapsCopied _,
          IdentityFact.Unlocked _,
          IdentityFact.SignedIn _,
          IdentityFact.KeyTouched _,
          IdentityFact.SignInSlowed _ ->
          Optional.empty();
    };
  }

  private void part(String staff, CloseStatus why) {
    open.stream().filter(line -> line.staff().id().equals(staff)).forEach(line -> line.close(why));
  }
}
