package vigil.telephony.line;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vigil.kernel.Content;
import vigil.kernel.Kept;
import vigil.kernel.Vault;
import vigil.telephony.Call;
import vigil.telephony.CallListener;
import vigil.telephony.LiveCall;
import vigil.telephony.Telephony;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallCard;
import vigil.telephony.life.CallState;
import vigil.telephony.media.MediaClient;
import vigil.telephony.media.MediaSettings;
import vigil.telephony.media.MediaWire;
import vigil.telephony.sip.Accounts;
import vigil.telephony.sip.Digest;
import vigil.telephony.sip.DigestGate;
import vigil.telephony.sip.Registrar;
import vigil.telephony.sip.SipSettings;
import vigil.telephony.sip.SipWire;
import vigil.telephony.sip.SoundPlaces;
import vigil.telephony.store.CallStore;

/// The telephone line, put together. Orders are posted into the call's mailbox and return at once.
public final class PhoneLine implements Telephony {
  /// So long a look at media serves all who ask about sound.
  private static final Duration ONE_LOOK = Duration.ofSeconds(1);

  private final CallStore store;
  private final Path folder;
  private final Exchange exchange;
  private final Calls calls;
  private final Seats seats;
  private final CallOuts outs;
  private final Recovery recovery;
  private final SipWire wire;
  private final MediaWire mediaWire;
  private final Vault vault;
  private final Kept<SoundSweep, Map<String, Duration>> sounds;

  /// What media is asked about sound: one look for all desks.
  private enum SoundSweep {
    ALL_LEGS
  }

  /// @param folder the data folder; recordings lie in it
  public PhoneLine(
      SipSettings sip,
      MediaSettings media,
      Path folder,
      CallStore store,
      Accounts accounts,
      Vault vault,
      InstantSource clock,
      Times times,
      Supplier<List<CallListener>> listeners) {
    this.store = store;
    this.folder = folder;
    this.vault = vault;
    var later = new LaterMediaEvents();
    mediaWire = new MediaWire(media, later, store::nextFence);
    var mediaOrders = new MediaClient(mediaWire, vault, clock);
    sounds = new Kept<>(ONE_LOOK, clock, _ -> mediaOrders.sinceSound());
    exchange =
        new Exchange(
            store, accounts, mediaOrders, new SoundPlaces(sip.host()), clock, times, listeners);
    Wires wires = new Wires(exchange, sip.trunks());
    calls = new Calls(exchange, wires);
    seats = new Seats(exchange, calls, wires);
    outs = new CallOuts(exchange, wires);
    Arrivals arrivals = new Arrivals(exchange, calls, wires, sip);
    var switchboard = new Switchboard(exchange, arrivals, calls, outs, seats, wires, sip);
    later.are(switchboard);
    var gate = new DigestGate(new Digest(), Digest.Algorithm.named(sip.digests()), clock);
    wire = new SipWire(sip, switchboard, new Registrar(accounts, gate, clock), gate, clock);
    exchange.wiredTo(wire);
    recovery = new Recovery(exchange, calls, seats, outs, arrivals, wires);
  }

  /// Finds the calls of an earlier life; before anyone asks for [#live()].
  public void load() {
    recovery.load();
  }

  public void start() {
    wire.start();
    recovery.resume();
    mediaWire.start();
    exchange.lostTries.start();
  }

  /// Leaves calls as they are: a later life takes them over.
  public void stop() {
    exchange.alarms.stop();
    wire.stop();
    exchange.lostTries.tell();
    mediaWire.stop();
  }

  public int sipPort() {
    return wire.port();
  }

  /// Calls can be taken: vigil-media is there.
  public boolean isReady() {
    return exchange.media.isUp();
  }

  /// When sound last came from the phone by which this address talks in a call; empty while it does
  /// not, and while none has come.
  public Optional<Instant> soundFrom(String address, String call) {
    boolean isHers =
        store.call(call).filter(card -> address.equals(card.seat())).isPresent() && isReady();
    if (!isHers) {
      return Optional.empty();
    }
    var heard = sounds.of(SoundSweep.ALL_LEGS);
    return exchange
        .seatLeg(call)
        .flatMap(leg -> Optional.ofNullable(heard.value().get(leg)))
        .map(heard.at()::minus);
  }

  /// How many requests the line keeps for their repetitions, for the operator.
  public int transactions() {
    return wire.transactions();
  }

  /// Living legs and their phases, for the operator.
  public Map<String, String> legs() {
    return exchange.legs();
  }

  @Override
  public void ring(String call, String offer, String address, Duration ringTime) {
    exchange.mailboxes.post(call, () -> seats.ring(call, offer, address, ringTime));
  }

  @Override
  public void withdraw(String call, String offer) {
    exchange.mailboxes.post(call, () -> seats.withdraw(call, offer));
  }

  @Override
  public void hangUp(String call) {
    exchange.mailboxes.post(
        call,
        () -> {
          Cell cell = calls.cell(call);
          if (cell != null) {
            calls.end(cell, EndReason.SERVER_ENDED, null);
          }
          outs.hangUp(call);
        });
  }

  @Override
  public String callOut(String address, String prompt, Duration ringTime) {
    return outs.place(address, prompt, ringTime);
  }

  @Override
  public List<LiveCall> live() {
    return store.living().stream().map(PhoneLine::live).toList();
  }

  private static LiveCall live(CallCard card) {
    boolean isTalking = card.state() == CallState.TALKING;
    return new LiveCall(Calls.call(card), card.need(), card.offer(), isTalking);
  }

  @Override
  public Optional<Call> call(String id) {
    return store.call(id).map(Calls::call);
  }

  @Override
  public Optional<Content> recording(String call) {
    return store
        .call(call)
        .map(CallCard::recording)
        .filter(name -> Files.isRegularFile(folder.resolve(name)))
        .map(name -> new WavContent(vault.content(folder.resolve(name), name, true)));
  }
}
