package vigil.telephony.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import vigil.telephony.Call;
import vigil.telephony.CallListener;
import vigil.telephony.CallSeats;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.life.SeatsInCall;
import vigil.telephony.media.MediaCommands;
import vigil.telephony.media.MediaCredentials;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.sip.CryptoSdp;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.NumberRules;
import vigil.telephony.sip.PacketSource;
import vigil.telephony.sip.PhoneAccounts;
import vigil.telephony.sip.Sdp;
import vigil.telephony.sip.Sealing;
import vigil.telephony.sip.SipEndpoint;
import vigil.telephony.sip.SoundDestinations;
import vigil.telephony.store.CallStore;

/// What all who work on calls share: the legs that live, the store, the wire, media, mailboxes.
final class CallContext {
  private static final Logger LOG = LoggerFactory.getLogger(CallContext.class);

  /// Nanoseconds between two tries to reach the database.
  private static final long STORE_RETRY = 250_000_000L;

  final CallStore store;
  final PhoneAccounts accounts;
  final MediaCommands media;
  private final SoundDestinations places;
  final InstantSource clock;
  final CallTimeouts times;
  final NumberRules numbers;
  final CallMailboxes mailboxes = new CallMailboxes();
  final CallTimers alarms = new CallTimers(mailboxes);
  final LostCallCounter lostTries;
  private @Nullable String pageAddress;
  final CarrierHealthLog carriers;
  private final Supplier<List<CallListener>> listeners;
  private final Map<String, Leg> legs = new ConcurrentHashMap<>();
  private final Map<String, Leg> byId = new ConcurrentHashMap<>();
  private @Nullable SipEndpoint wire;

  CallContext(
      CallStore store,
      PhoneAccounts accounts,
      MediaCommands media,
      SoundDestinations places,
      InstantSource clock,
      CallTimeouts times,
      NumberRules numbers,
      Supplier<List<CallListener>> listeners) {
    this.store = store;
    this.accounts = accounts;
    this.media = media;
    this.places = places;
    this.clock = clock;
    this.times = times;
    this.numbers = numbers;
    this.carriers = new CarrierHealthLog(numbers.settings());
    this.listeners = listeners;
    this.lostTries = new LostCallCounter(this);
  }

  void setEndpoint(SipEndpoint made) {
    wire = made;
  }

  /// Where pages find media; null: where phones do.
  void setPageAddress(@Nullable String address) {
    pageAddress = address;
  }

  SipEndpoint wire() {
    SipEndpoint made = wire;
    if (made == null) {
      throw new IllegalStateException("The line has no wire yet");
    }
    return made;
  }

  Instant now() {
    return clock.instant();
  }

  /// Writes a change, waiting for a database that is away.
  void write(CallStore.Change change) {
    long deadline = System.nanoTime() + times.store().toNanos();
    while (true) {
      try {
        store.write(change);
        return;
      } catch (DataIntegrityViolationException broken) {
        throw broken;
      } catch (DataAccessException | TransactionException away) {
        if (System.nanoTime() > deadline) {
          throw away;
        }
        LOG.warn("The database does not take a change of the line; trying again");
        LockSupport.parkNanos(STORE_RETRY);
      }
    }
  }

  /// Stores the dialog, then lets the leg have it.
  void write(Leg leg, Dialog after) {
    write(CallStore.Change.of(after));
    leg.update(after);
  }

  /// Tells listeners how a step moved a call among those of the hotline.
  void tellWhoIsInIt(CallRecord before, CallRecord after) {
    if (after.isOutbound()) {
      tellWhoIsInPlaced(SeatsInCall.listStaff(before), after);
      return;
    }
    if (after.state() == CallState.WAITING && before.state() == CallState.GREETING) {
      Call call = after.toCall();
      notifyListeners(listener -> listener.arrived(call, after.need()));
    }
    if (before.state() == CallState.TALKING && after.state() != CallState.TALKING) {
      notifyListeners(listener -> listener.returned(after.id(), after.need()));
    }
    CallSeats seats = SeatsInCall.of(after);
    if (before.state() == CallState.TALKING
        && after.state() == CallState.TALKING
        && !seats.equals(SeatsInCall.of(before))) {
      notifyListeners(listener -> listener.moved(after.id(), seats));
    }
  }

  /// Tells listeners whom of the hotline a call to a citizen keeps.
  ///
  /// @param before whom it kept
  void tellWhoIsInPlaced(List<String> before, CallRecord after) {
    List<String> staff = SeatsInCall.listStaff(after);
    if (after.placement() != null && !staff.equals(before)) {
      notifyListeners(listener -> listener.placed(after.id(), staff));
    }
  }

  void notifyListeners(Consumer<CallListener> what) {
    for (CallListener listener : listeners.get()) {
      try {
        what.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("Who listens to calls failed", e);
      }
    }
  }

  /// What we say of a leg's sound.
  String offer(MediaLeg leg, long session, int version) {
    return Sdp.offer(address(leg.webrtc()), leg, session, version);
  }

  /// What we answer to what a far side says.
  String answer(Sdp offer, MediaLeg leg, long session, int version) {
    return offer.answer(address(leg.webrtc()), leg, session, version);
  }

  /// Phones are spoken to from where we listen; pages may be elsewhere in the world.
  private String address(@Nullable MediaCredentials webrtc) {
    String host = wire().messages().host();
    return webrtc == null || pageAddress == null ? host : pageAddress;
  }

  /// What who calls us offers; empty where sound cannot or must not be sent there, or not so.
  Optional<Sdp> parseOffer(String description, Sealing how) {
    return usable(how.parse(description));
  }

  /// What a far side offers within a dialog: once sealed, it stays so, and by a way that hides its
  /// key.
  Optional<Sdp> parseOffer(Leg leg, String description, PacketSource source) {
    Sealing way = wire().sealing(source);
    boolean isSealed = CryptoSdp.findOurs(leg.dialog().session().localSdp()).isPresent();
    return isSealed && way == Sealing.NEVER
        ? Optional.empty()
        : parseOffer(description, isSealed ? Sealing.ALWAYS : way);
  }

  /// What a far side answers to what we last said: sealed where that was, by the line that we
  /// offered.
  Optional<Sdp> parseAnswer(Leg leg, String description) {
    Optional<CryptoSdp> ours = CryptoSdp.findOurs(leg.dialog().session().localSdp());
    Optional<Sdp> said =
        ours.isEmpty()
            ? Sdp.parse(description)
            : Sdp.parseSealed(description)
                .filter(one -> one.crypto() != null && one.crypto().tag() == ours.get().tag());
    return usable(said);
  }

  private Optional<Sdp> usable(Optional<Sdp> description) {
    return description
        .filter(said ->
            said.isHeld() || said.webrtc() != null || places.isAllowed(said.address(), said.port()))
        .filter(said -> !isOurs(said));
  }

  /// Whether sound would come back to ourselves, round and round.
  private boolean isOurs(Sdp said) {
    if (said.webrtc() != null || !said.address().equals(wire().messages().host())) {
      return false;
    }
    int even = said.port() & ~1;
    return said.port() == wire().port()
        || byId.values().stream().anyMatch(leg -> leg.dialog().session().port() == even);
  }

  void enter(Leg leg) {
    legs.put(leg.dialog().key(), leg);
    byId.put(leg.id(), leg);
  }

  void leave(Leg leg) {
    legs.remove(leg.dialog().key(), leg);
    byId.remove(leg.id(), leg);
  }

  @Nullable Leg findLeg(String callId, @Nullable String localTag) {
    return localTag == null ? null : legs.get(Dialog.key(callId, localTag));
  }

  @Nullable Leg findLegById(String id) {
    return byId.get(id);
  }

  List<Leg> livingLegs() {
    return List.copyOf(byId.values());
  }

  /// For logs and tests: living legs and their phases.
  Map<String, String> legs() {
    var found = new LinkedHashMap<String, String>();
    byId.forEach((id, leg) -> found.put(id, leg.dialog().phase().name()));
    return found;
  }
}
