package vigil.telephony.steps;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Content;
import vigil.kernel.Phone;
import vigil.kernel.TimedCache;
import vigil.kernel.Vault;
import vigil.telephony.Call;
import vigil.telephony.CallListener;
import vigil.telephony.CallOutResults;
import vigil.telephony.CallParties;
import vigil.telephony.CallParty;
import vigil.telephony.CallReach;
import vigil.telephony.CallSeats;
import vigil.telephony.CitizenCall;
import vigil.telephony.CitizenCalls;
import vigil.telephony.LegOrder;
import vigil.telephony.LegQuality;
import vigil.telephony.LineHealth;
import vigil.telephony.LineStatus;
import vigil.telephony.LiveCall;
import vigil.telephony.PartyVoice;
import vigil.telephony.PlacedCalls;
import vigil.telephony.Placement;
import vigil.telephony.Telephony;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallRecord.PausedRecording;
import vigil.telephony.life.CallState;
import vigil.telephony.life.SeatsInCall;
import vigil.telephony.media.MediaClient;
import vigil.telephony.media.MediaConnection;
import vigil.telephony.sip.CarrierLines;
import vigil.telephony.sip.Digest;
import vigil.telephony.sip.DigestAuthenticator;
import vigil.telephony.sip.NumberRules;
import vigil.telephony.sip.PageBridges;
import vigil.telephony.sip.PhoneAccounts;
import vigil.telephony.sip.Registrar;
import vigil.telephony.sip.SipEndpoint;
import vigil.telephony.sip.SipSettings;
import vigil.telephony.sip.SoundDestinations;
import vigil.telephony.store.CallStore;

/// The telephone line, put together. Orders are posted into the call's mailbox and return at once.
public final class TelephonyService
    implements Telephony, CallOutResults, CallParties, CitizenCalls, PlacedCalls, LineStatus {
  /// So long a look at media serves all who ask about sound.
  private static final Duration ONE_LOOK = Duration.ofSeconds(1);

  private final CallStore store;
  private final Path folder;
  private final CallContext context;
  private final ActiveCalls calls;
  private final SeatPhones seats;
  private final LegOrders orders;
  private final OutgoingCalls outgoing;
  private final CallRecovery recovery;
  private final SipEndpoint wire;
  private final PageBridges pages;
  private final MediaConnection mediaWire;
  private final Vault vault;
  private final int mostCalls;
  private final CarrierPings pings;
  private final VoiceWatch voices;
  private final VoiceTestCalls tests;
  private final CarrierRegistrations registrations;
  private final TimedCache<SoundSweep, Map<String, Duration>> sounds;

  /// What media is asked about sound: one look for all desks.
  private enum SoundSweep {
    ALL_LEGS
  }

  /// @param folder the data folder; recordings lie in it
  public TelephonyService(
      LineSettings settings,
      Path folder,
      CallStore store,
      PhoneAccounts accounts,
      Vault vault,
      InstantSource clock,
      Supplier<List<CallListener>> listeners) {
    this.store = store;
    this.folder = folder;
    this.vault = vault;
    SipSettings sip = settings.sip();
    var later = new DelegatingMediaEvents();
    mediaWire = new MediaConnection(settings.media(), later, store::nextFence, clock);
    var mediaOrders = new MediaClient(mediaWire, vault, clock, settings.media().patience());
    sounds = new TimedCache<>(ONE_LOOK, clock, _ -> mediaOrders.sinceSound());
    context =
        new CallContext(
            store,
            accounts,
            mediaOrders,
            new SoundDestinations(sip.host()),
            clock,
            settings.times(),
            new NumberRules(settings.carriers(), sip.number()),
            listeners);
    mostCalls = sip.mostCalls();
    pings = new CarrierPings(context, settings.carriers());
    var lines = new CarrierLines();
    registrations = new CarrierRegistrations(context, settings.carriers(), lines);
    LegSignalling signalling = new LegSignalling(context, sip.trunks());
    calls = new ActiveCalls(context, signalling);
    voices = new VoiceWatch(mediaOrders, calls::cards);
    seats = new SeatPhones(context, calls, signalling);
    orders = new LegOrders(context, calls, seats);
    outgoing = new OutgoingCalls(context, calls, signalling);
    IncomingCalls arrivals = new IncomingCalls(context, calls, signalling, sip);
    tests = new VoiceTestCalls(context, calls, signalling);
    var switchboard = new CallEventRouter(context, arrivals, calls, signalling, seats, tests, sip);
    later.setTarget(switchboard);
    var gate = new DigestAuthenticator(new Digest(), Digest.Algorithm.named(sip.digests()), clock);
    var registrar = new Registrar(accounts, gate, clock);
    wire = new SipEndpoint(sip, switchboard, registrar, gate, settings.carriers(), lines, clock);
    context.setEndpoint(wire);
    context.setPageAddress(settings.media().pageAddress());
    pages = new PageBridges(accounts, wire, clock);
    recovery = new CallRecovery(context, calls, arrivals, signalling);
  }

  /// Finds the calls of an earlier life; before anyone asks for [#listLive()].
  public void load() {
    recovery.load();
  }

  public void start() {
    context.accounts.unbindPages();
    wire.start();
    recovery.resume();
    mediaWire.start();
    context.lostTries.start();
    pings.start();
    voices.start();
    registrations.start();
  }

  /// Leaves calls as they are: a later life takes them over.
  public void stop() {
    registrations.stop();
    voices.stop();
    context.alarms.stop();
    wire.stop();
    context.lostTries.appendCounts();
    mediaWire.stop();
  }

  /// The phones that are web pages.
  public PageBridges pages() {
    return pages;
  }

  VoiceTestCalls voiceTests() {
    return tests;
  }

  public int sipPort() {
    return wire.port();
  }

  /// Calls can be taken: vigil-media is there.
  public boolean isReady() {
    return context.media.isUp();
  }

  /// When sound last came from the phone by which this address talks in a call; empty while it does
  /// not, and while none has come.
  public Optional<Instant> findLastSound(String address, String call) {
    Optional<CallLeg> theirs =
        store.findCall(call).stream()
            .flatMap(card -> card.legs().stream())
            .filter(leg -> leg.address().equals(address) && leg.state().isTalking())
            .findFirst();
    if (theirs.isEmpty() || !isReady()) {
      return Optional.empty();
    }
    var heard = sounds.get(SoundSweep.ALL_LEGS);
    return theirs
        .flatMap(leg -> Optional.ofNullable(heard.value().get(leg.id())))
        .map(heard.at()::minus);
  }

  /// How many requests the line keeps for their repetitions, for the operator.
  public int transactions() {
    return wire.transactions();
  }

  /// Living legs and their phases, for the operator.
  public Map<String, String> legs() {
    return context.legs();
  }

  @Override
  public LineHealth getHealth() {
    return new LineHealth(
        new LineHealth.Channels(calls.count(), mostCalls),
        mediaWire.getHealth(),
        context.carriers.list(),
        context.lostTries.countAll(),
        voices.count());
  }

  @Override
  public LegQuality.@Nullable Step findVoice(String call) {
    return voices.findStep(call);
  }

  /// How the parties of a call sound, where somebody talks in it at this address.
  public List<PartyVoice> listVoices(String address, String call) {
    ActiveCall cell = calls.find(call);
    List<CallLeg> live = cell == null ? List.of() : cell.card().live();
    boolean isTheirs =
        live.stream().anyMatch(leg -> leg.address().equals(address) && leg.state().isTalking());
    return isTheirs ? live.stream().flatMap(voices::find).toList() : List.of();
  }

  @Override
  public void ring(String call, String offer, String address, Duration ringTime) {
    context.mailboxes.post(call, () -> seats.ring(call, offer, address, ringTime));
  }

  @Override
  public void withdraw(String call, String offer) {
    context.mailboxes.post(call, () -> seats.withdraw(call, offer));
  }

  @Override
  public void hangUp(String call) {
    context.mailboxes.post(
        call,
        () -> {
          ActiveCall cell = calls.find(call);
          if (cell != null) {
            calls.end(cell, EndReason.SERVER_ENDED, null);
          }
        });
  }

  @Override
  public LegOrder.Result order(String call, LegOrder order) {
    return orders.take(call, order);
  }

  @Override
  public Optional<String> findCallAt(String address) {
    return calls.findAt(address);
  }

  @Override
  public List<CallParty> listParties(String call) {
    return store.findCall(call).stream()
        .flatMap(card -> card.legs().stream().map(leg -> toParty(card, leg)))
        .toList();
  }

  private static CallParty toParty(CallRecord card, CallLeg leg) {
    PausedRecording paused = card.paused();
    Instant until = paused != null && paused.leg().equals(leg.id()) ? paused.until() : null;
    String address = NumberRules.isNumber(leg.address()) ? "" : leg.address();
    return new CallParty(
        leg.id(), leg.role(), leg.party(), leg.state().name(), address, leg.partner(), until);
  }

  @Override
  public String callOut(String address, String prompt, Duration ringTime) {
    return seats.place(address, prompt, ringTime);
  }

  @Override
  public Optional<CallReach> findReach(String callOut) {
    return store.findCall(callOut).flatMap(call -> Optional.ofNullable(call.reach()));
  }

  @Override
  public Placing place(Placement placement, String own, Phone citizen) {
    return outgoing.place(placement, own, citizen);
  }

  @Override
  public boolean hangUp(String call, String by) {
    return outgoing.hangUp(call, by);
  }

  @Override
  public Optional<CitizenCall> find(String call) {
    return store.findCall(call).flatMap(CallRecord::toCitizenCall);
  }

  @Override
  public List<CitizenCall> listAbout(String about) {
    return store.listAbout(about).stream().flatMap(card -> card.toCitizenCall().stream()).toList();
  }

  @Override
  public List<LiveCall> listLive() {
    return store.listLiving().stream()
        .filter(card -> !card.isOutbound())
        .map(TelephonyService::listLive)
        .toList();
  }

  @Override
  public Map<String, List<String>> listPlaced() {
    return store.listLiving().stream()
        .filter(card -> card.placement() != null)
        .collect(Collectors.toMap(CallRecord::id, SeatsInCall::listStaff));
  }

  private static LiveCall listLive(CallRecord card) {
    boolean isTalking = card.state() == CallState.TALKING;
    CallSeats seats = isTalking ? SeatsInCall.of(card) : CallSeats.NONE;
    return new LiveCall(card.toCall(), card.need(), card.offer(), isTalking, seats);
  }

  /// A call that lives here is in memory as it is stored.
  @Override
  public Optional<Call> findCall(String id) {
    ActiveCall cell = calls.find(id);
    return (cell == null ? store.findCall(id) : Optional.of(cell.card()))
        .filter(card -> !card.isOutbound() || card.placement() != null)
        .map(CallRecord::toCall);
  }

  @Override
  public Optional<Content> findRecording(String call) {
    List<Content> parts =
        store.findCall(call).stream()
            .flatMap(card -> card.recordingParts().stream())
            .filter(name -> Files.isRegularFile(folder.resolve(name)))
            .map(name -> vault.content(folder.resolve(name), name, true))
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(new WavContent(parts));
  }
}
