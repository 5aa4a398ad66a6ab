package vigil.telephony.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Ids;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.CallOutEnded;
import vigil.telephony.life.OutboundCall;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.Sdp;
import vigil.telephony.sip.SipMessageFactory;
import vigil.telephony.store.CallStore.Change;

/// Calls that the hotline places: the manager on duty is rung, hears a prompt in a loop and presses
/// a key. Everything but `place` runs in the call's mailbox.
final class OutboundCalls implements LegOwner {
  /// Keys are short words from a prompt's folder, never a path.
  private static final String PROMPT_NAME = "[a-z0-9-]{1,64}";

  /// Played when a prompt has no file of its own.
  private static final String ANY_PROMPT = "prompts/press-1.wav";

  private static final class ActiveOutboundCall {
    private OutboundCall out;
    private final Leg leg;

    ActiveOutboundCall(OutboundCall out, Leg leg) {
      this.out = out;
      this.leg = leg;
    }
  }

  private final CallContext exchange;
  private final LegSignalling wires;
  private final Map<String, ActiveOutboundCall> cells = new ConcurrentHashMap<>();

  OutboundCalls(CallContext exchange, LegSignalling wires) {
    this.exchange = exchange;
    this.wires = wires;
  }

  List<String> ids() {
    return List.copyOf(cells.keySet());
  }

  String place(String address, String prompt, Duration ringTime) {
    if (!prompt.matches(PROMPT_NAME)) {
      throw new IllegalArgumentException("A prompt's name is a short word, not " + prompt);
    }
    OutboundCall out = OutboundCall.placed(Ids.next(exchange.clock), address, prompt);
    exchange.mailboxes.post(out.id(), () -> start(out, ringTime));
    return out.id();
  }

  private void start(OutboundCall out, Duration ringTime) {
    Optional<Leg> made =
        SeatPhones.leg(this, exchange, out.id(), Dialog.Role.CALLED, null, out.address());
    if (made.isEmpty()) {
      OutboundCall over = out.take(new OutboundCall.Step.HangUp()).after();
      exchange.write(Change.of(over, List.of(new CallOutEnded(over.id(), over.version(), false))));
      return;
    }
    Leg leg = made.get();
    exchange.write(Change.of(out, List.of(), leg.dialog()));
    cells.put(out.id(), new ActiveOutboundCall(out, leg));
    exchange.enter(leg);
    wires.ring(leg, ringTime);
  }

  private boolean take(ActiveOutboundCall cell, OutboundCall.Step step, Dialog... dialogs) {
    OutboundCall.Decision decision = cell.out.take(step);
    if (decision.facts().isEmpty()) {
      return false;
    }
    exchange.write(Change.of(decision.after(), decision.facts(), dialogs));
    cell.out = decision.after();
    return true;
  }

  @Override
  public void answered(Leg leg, Response ok) {
    ActiveOutboundCall cell = cells.get(leg.call());
    Optional<Sdp> said = exchange.parseUsableSdp(SipMessageFactory.body(ok));
    if (cell == null || said.isEmpty() || !SeatPhones.hear(exchange, leg, said.get())) {
      wires.refuseLate(leg.dialog(), ok);
      end(leg, Phase.ENDED);
      return;
    }
    Dialog confirmed = wires.confirmed(leg.dialog(), ok);
    if (take(cell, new OutboundCall.Step.PickUp(), confirmed)) {
      leg.update(confirmed);
      exchange.wire().send(exchange.wire().messages().ack(confirmed, Headers.cseq(ok)));
      read(cell);
    }
  }

  private void read(ActiveOutboundCall cell) {
    String file = "prompts/" + cell.out.prompt() + ".wav";
    if (!exchange.media.play(cell.leg.id(), file, true, "prompt")) {
      exchange.media.play(cell.leg.id(), ANY_PROMPT, true, "prompt");
    }
  }

  @Override
  public void key(Leg leg, String key) {
    ActiveOutboundCall cell = cells.get(leg.call());
    if (cell != null) {
      take(cell, new OutboundCall.Step.PressKey(key));
    }
  }

  @Override
  public void failed(Leg leg, SeatRefusal why) {
    end(leg, Phase.ENDED);
  }

  @Override
  public void hungUp(Leg leg) {
    end(leg, Phase.ENDED);
  }

  @Override
  public void lost(Leg leg) {
    end(leg, leg.dialog().phase());
  }

  void hangUp(String id) {
    ActiveOutboundCall cell = cells.get(id);
    if (cell != null) {
      end(cell.leg, cell.leg.dialog().phase());
    }
  }

  /// Ends a call out.
  ///
  /// @param before the phase to end from; ENDED when the far side needs no word of us
  private void end(Leg leg, Phase before) {
    ActiveOutboundCall cell = cells.remove(leg.call());
    if (cell == null) {
      exchange.leave(leg);
      return;
    }
    Dialog after =
        (before == Phase.CONFIRMED ? leg.dialog().nextCseq() : leg.dialog()).withPhase(Phase.ENDED);
    Phase phase = leg.dialog().phase();
    take(cell, new OutboundCall.Step.HangUp(), after);
    leg.update(after);
    if (phase != Phase.INVITED || before != Phase.ENDED) {
      wires.bye(leg, before);
    }
    exchange.media.free(leg.call());
  }

  /// As found by a server that took over: who was rung is let go, who listens goes on listening.
  void recover(OutboundCall out, @Nullable Dialog dialog) {
    if (dialog == null) {
      exchange.write(
          Change.of(
              out.take(new OutboundCall.Step.HangUp()).after(),
              out.take(new OutboundCall.Step.HangUp()).facts()));
      return;
    }
    Leg leg = new Leg(this, dialog);
    cells.put(out.id(), new ActiveOutboundCall(out, leg));
    exchange.enter(leg);
  }

  /// The wire is there again: ends what was only ringing.
  void resume() {
    for (ActiveOutboundCall cell : List.copyOf(cells.values())) {
      exchange.mailboxes.post(
          cell.out.id(),
          () -> {
            if (cell.leg.dialog().phase() == Phase.INVITED && cell.leg.invite() == null) {
              end(cell.leg, Phase.INVITED);
            }
          });
    }
  }
}
