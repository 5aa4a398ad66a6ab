package vigil.telephony.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Ids;
import vigil.telephony.PartyRole;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.sip.Dialog;
import vigil.telephony.store.CallStore.Change;

/// Calls that test the voice of a seat's phone: it is rung, hears a prompt, says something, and
/// hears itself. All but `begin` runs in the call's mailbox.
final class VoiceTestCalls implements LegOwner {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceTestCalls.class);
  private static final String PROMPT = "voice-test";

  /// The tag of what is played back (docs/media-protocol.md).
  private static final String BACK = "echo";

  /// Whoever asked for it sits by the phone.
  private static final Duration RING_TIME = Duration.ofSeconds(25);

  /// The prompt, what is said and that again, should media not tell its end.
  private static final Duration LONGEST = Duration.ofSeconds(40);

  /// What came of asking for a test.
  enum Start {
    RINGS,
    BUSY,
    NOT_THERE
  }

  /// A test that is on.
  ///
  /// @param told hears the figures once; null for none
  private record Running(String call, int seconds, Consumer<@Nullable Figures> told) {}

  private final CallContext context;
  private final ActiveCalls calls;
  private final LegSignalling signalling;
  private final LegFactory legs;

  /// By address.
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  VoiceTestCalls(CallContext context, ActiveCalls calls, LegSignalling signalling) {
    this.context = context;
    this.calls = calls;
    this.signalling = signalling;
    this.legs = new LegFactory(context);
  }

  boolean isRunning(String address) {
    return running.containsKey(address);
  }

  /// Rings a phone for a test; one that is on goes on.
  ///
  /// @param told hears the figures, in the call's mailbox; null where none were measured
  Start begin(String address, int seconds, Consumer<@Nullable Figures> told) {
    if (running.containsKey(address)) {
      return Start.RINGS;
    }
    if (calls.isEngaged(address)) {
      return Start.BUSY;
    }
    var test = new Running(Ids.next(context.clock), seconds, told);
    return context.mailboxes.ask(test.call(), () -> start(test, address));
  }

  private Start start(Running test, String address) {
    String id = test.call();
    var party = new Dialog.Party(LegFactory.nextId(id), id, Dialog.Role.CALLED, null);
    Optional<Leg> made = legs.create(this, party, address);
    if (made.isEmpty()) {
      return Start.NOT_THERE;
    }
    if (running.putIfAbsent(address, test) != null) {
      context.media.free(id);
      return Start.RINGS;
    }
    Leg leg = made.get();
    CallRecord card =
        CallRecord.placed(
            id, PROMPT, context.now(), CallLeg.called(leg.id(), PartyRole.AGENT, address));
    try {
      context.write(Change.of(card, List.of(), leg.dialog()));
    } catch (RuntimeException e) {
      running.remove(address);
      context.media.free(id);
      throw e;
    }
    ActiveCall cell = new ActiveCall(card);
    cell.enter(leg);
    calls.enter(cell);
    context.enter(leg);
    signalling.ring(leg, RING_TIME);
    LOG.info("Call {} tests the voice of {}", id, address);
    return Start.RINGS;
  }

  private @Nullable Running find(Leg leg) {
    ActiveCall cell = calls.find(leg.call());
    return cell == null
        ? null
        : cell.card().find(leg.id()).map(party -> running.get(party.address())).orElse(null);
  }

  @Override
  public void answered(Leg leg, Response ok) {
    Running test = find(leg);
    if (calls.join(leg, ok) && test != null) {
      String file = "prompts/" + PROMPT + ".wav";
      if (context.media.echo(leg.id(), file, test.seconds())) {
        context.alarms.after(LONGEST, leg.call(), () -> end(leg.call()));
      } else {
        end(leg.call());
      }
    }
  }

  /// Media has heard enough.
  void measured(String call, Figures figures) {
    running.values().stream()
        .filter(test -> test.call().equals(call))
        .forEach(test -> test.told().accept(figures));
    running.replaceAll((_, test) -> test.call().equals(call) ? told(test) : test);
  }

  private static Running told(Running test) {
    return new Running(test.call(), test.seconds(), VoiceTestCalls::ignore);
  }

  private static void ignore(@Nullable Figures figures) {}

  /// What was said has been played back.
  void played(String call, @Nullable String tag) {
    if (BACK.equals(tag)) {
      end(call);
    }
  }

  private void end(String call) {
    ActiveCall cell = calls.find(call);
    if (cell != null && running.values().stream().anyMatch(test -> test.call().equals(call))) {
      calls.end(cell, EndReason.SERVER_ENDED, null);
    }
    over(call);
  }

  /// A call is over: whoever was not told yet is told now. The test runs until that is done, so
  /// that nobody takes what came of the one before for its result.
  void over(String call) {
    for (var entry : List.copyOf(running.entrySet())) {
      Running test = entry.getValue();
      if (test.call().equals(call)) {
        try {
          test.told().accept(null);
        } finally {
          running.remove(entry.getKey(), test);
        }
      }
    }
  }

  @Override
  public void ringing(Leg leg, boolean isHeard) {
    calls.ringing(leg, isHeard);
  }

  @Override
  public void failed(Leg leg, SeatRefusal why) {
    calls.failed(leg, why);
    over(leg.call());
  }

  @Override
  public void hungUp(Leg leg) {
    calls.hungUp(leg);
    over(leg.call());
  }

  @Override
  public void lost(Leg leg) {
    calls.lost(leg);
    over(leg.call());
  }

  @Override
  public void key(Leg leg, String key) {
    calls.key(leg, key);
  }
}
