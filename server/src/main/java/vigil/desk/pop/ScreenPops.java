package vigil.desk.pop;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.AcdFact;
import vigil.casework.Casework;
import vigil.casework.OrderAccess;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.telephony.Call;
import vigil.telephony.Telephony;
import vigil.telephony.TelephonyFact;

/// Makes each caller's card while the caller still hears the greeting, so that it lies ready when a
/// seat rings: the ring's push carries it and the desk asks for nothing. A card that is not there
/// (after a restart, say) is asked for by the desk.
@Component
public class ScreenPops implements LedgerReader, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenPops.class);

  /// In whose name a card is made before it is known which seat rings.
  private static final Staff HOUSE =
      new Staff("desk", "来电卡片", "Caller cards", Set.of(Role.AGENT), null, null);

  /// Callers in line at once, many times over; the oldest card goes first.
  private static final int CARDS_KEPT = 5_000;

  private static final int MOST_WAITING = 1_000;

  private final Supplier<Optional<Telephony>> telephony;
  private final Casework casework;
  private final JsonMapper json;
  private final OrderAccess access;
  private final InstantSource clock;
  private final Map<String, ScreenPop> ready = new LinkedHashMap<>();

  /// One at a time: making cards never crowds out the line's own writes.
  private final ThreadPoolExecutor maker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofVirtual().name("desk-cards").factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  ScreenPops(
      ObjectProvider<Telephony> telephony,
      Casework casework,
      OrderAccess access,
      InstantSource clock,
      JsonMapper json) {
    this.telephony = SingletonSupplier.of(() -> Optional.ofNullable(telephony.getIfAvailable()));
    this.casework = casework;
    this.access = access;
    this.clock = clock;
    this.json = json;
  }

  /// The card of a call, as the desk's page of the one who is rung reads it: without the orders
  /// that this person stepped aside from.
  public Optional<JsonNode> find(String call, String staff) {
    ScreenPop pop;
    synchronized (ready) {
      pop = ready.get(call);
    }
    return Optional.ofNullable(pop)
        .map(card -> json.valueToTree(card.without(access.listRecused(staff))));
  }

  /// Asks for it now; empty unless it rings at this person's telephone, is talked there or was
  /// within a day, or that person watches over all calls.
  ///
  /// @param isAskedFor whether the agent asked for what a number brings that nobody vouches for
  Optional<ScreenPop> madeFor(String call, boolean isAskedFor, Staff by) {
    return call(call)
        .filter(known -> by.hasRole(Role.MANAGER) || known.isOf(by, clock.instant()))
        .map(known -> made(known, isAskedFor, by));
  }

  private Optional<Call> call(String id) {
    return telephony.get().flatMap(line -> line.findCall(id));
  }

  private ScreenPop made(Call call, boolean isAskedFor, Staff by) {
    boolean isOpen = call.isAsserted() || isAskedFor;
    return ScreenPop.of(
        call, isOpen ? casework.listPrevious(call.caller().unmask(), by) : List.of());
  }

  @Override
  public String name() {
    return "desk.cards";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(TelephonyFact.CallArrived.class);
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      if (entry.is(TelephonyFact.CallArrived.class)) {
        maker.execute(() -> lay(entry.subject()));
      }
      if (entry.is(AcdFact.Left.class)) {
        synchronized (ready) {
          ready.remove(entry.subject());
        }
      }
    }
  }

  private void lay(String call) {
    try {
      call(call).map(known -> made(known, false, HOUSE)).ifPresent(pop -> keep(call, pop));
    } catch (RuntimeException failure) {
      LOG.warn("The card of call {} will be made when it is asked for", call, failure);
    }
  }

  private void keep(String call, ScreenPop card) {
    synchronized (ready) {
      ready.put(call, card);
      if (ready.size() > CARDS_KEPT) {
        ready.remove(ready.keySet().iterator().next());
      }
    }
  }

  @Override
  public void destroy() {
    maker.shutdownNow();
  }
}
