package vigil.desk.legs;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.telephony.Call;
import vigil.telephony.CallParties;
import vigil.telephony.CallParty;
import vigil.telephony.LegOrder;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.PartyRole;
import vigil.telephony.Telephony;

/// More than two in a call: consulting, three-way, transfer by who talks; listening, whispering,
/// barging in and taking over by leaders.
@RestController
class CallLegsController {
  private static final int LONGEST_REASON = 200;

  /// What one who is in a call, or watches over it, may want.
  enum Wish {
    CONSULT,
    TRANSFER,
    CALL_OFF,
    JOIN,
    HAND_OVER,
    HOLD,
    RESUME,
    /// Silence is recorded while a card's number is said.
    PAUSE_RECORDING,
    RESUME_RECORDING,
    /// A leader's own phone is rung, to listen.
    LISTEN_IN,
    /// And to whisper.
    WHISPER_IN,
    LISTEN,
    WHISPER,
    BARGE,
    TAKE_OVER,
    LEAVE
  }

  /// @param to whom to ask or to hand the call to, of `GET /api/desk/reachable`
  /// @param reason why a leader listens
  record LegWish(
      Wish wish, @Nullable String to, @Size(max = LONGEST_REASON) @Nullable String reason) {}

  /// @param party a person's id or a key of the directory; empty for the citizen
  /// @param stands INVITED, RINGING, EARLY, JOINED, HELD, CONSULTING, LISTENING, WHISPERING, GONE,
  ///   MISSED ...
  /// @param isAskedByMe one's own phone asked for it, and may let it go
  /// @param recordingPausedUntil at its wish the recording is paused, until then at most
  record PartyView(
      String leg,
      PartyRole role,
      String party,
      String stands,
      boolean isMine,
      boolean isAskedByMe,
      @Nullable Instant recordingPausedUntil) {
    static PartyView of(CallParty party, List<String> mine) {
      return new PartyView(
          party.leg(),
          party.role(),
          party.party(),
          party.stands(),
          mine.contains(party.leg()),
          party.askedBy() != null && mine.contains(party.askedBy()),
          party.recordingPausedUntil());
    }
  }

  private final Telephony telephony;
  private final CallParties inCalls;
  private final CallDirectory directory;
  private final InstantSource clock;

  CallLegsController(
      Telephony telephony, CallParties inCalls, CallDirectory directory, InstantSource clock) {
    this.telephony = telephony;
    this.inCalls = inCalls;
    this.directory = directory;
    this.clock = clock;
  }

  @Permit({Role.AGENT, Role.MANAGER, Role.LEADER})
  @GetMapping("/api/desk/reachable")
  List<CallDirectory.Reachable> reachable(Staff by) {
    return directory.list(by);
  }

  /// Who is in a call: for those who are, and for who watches over all. The call in which one's own
  /// phone is, by whatever way it came there; null for none.
  record MyCall(@Nullable String call) {}

  @Permit({Role.AGENT, Role.MANAGER, Role.LEADER})
  @GetMapping("/api/desk/my-call")
  MyCall mine(Staff by) {
    return new MyCall(
        by.extension() == null ? null : inCalls.findCallAt("sip:" + by.extension()).orElse(null));
  }

  @Permit({Role.AGENT, Role.MANAGER, Role.LEADER})
  @GetMapping("/api/desk/calls/{call}/parties")
  List<PartyView> parties(@PathVariable String call, Staff by) {
    String mine = "sip:" + by.extension();
    List<CallParty> parties = inCalls.listParties(call);
    List<String> legs =
        parties.stream()
            .filter(party -> by.extension() != null && party.address().equals(mine))
            .map(CallParty::leg)
            .toList();
    boolean isHers =
        telephony.findCall(call).filter((Call one) -> one.isOf(by, clock.instant())).isPresent();
    if (legs.isEmpty() && !isHers && !oversees(by)) {
      throw Problems.notFound("call");
    }
    return parties.stream().map(party -> PartyView.of(party, legs)).toList();
  }

  @Permit({Role.AGENT, Role.MANAGER, Role.LEADER})
  @PostMapping("/api/desk/calls/{call}/parties")
  List<PartyView> change(@PathVariable String call, @RequestBody LegWish wish, Staff by) {
    if (by.extension() == null) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "NoExtension",
          "You have no extension; ask the operator for one.",
          Map.of());
    }
    LegOrder.Result result = inCalls.order(call, order(wish, "sip:" + by.extension(), by));
    boolean isOwnPhoneRung = wish.wish() == Wish.LISTEN_IN || wish.wish() == Wish.WHISPER_IN;
    if (result == LegOrder.Result.UNREACHABLE && isOwnPhoneRung) {
      throw LegProblems.ownPhone();
    }
    if (result != LegOrder.Result.DONE) {
      throw LegProblems.problem(result);
    }
    return parties(call, by);
  }

  private LegOrder order(LegWish wish, String mine, Staff by) {
    return switch (wish.wish()) {
      case CONSULT -> new LegOrder.Consult(mine, whom(wish, by));
      case TRANSFER -> new LegOrder.Transfer(mine, whom(wish, by));
      case CALL_OFF -> new LegOrder.CallOff(mine);
      case JOIN -> new LegOrder.Join(mine);
      case HAND_OVER -> new LegOrder.HandOver(mine);
      case HOLD -> new LegOrder.Hold(mine);
      case RESUME -> new LegOrder.Resume(mine);
      case PAUSE_RECORDING -> new LegOrder.PauseRecording(mine);
      case RESUME_RECORDING -> new LegOrder.ResumeRecording(mine);
      case LISTEN_IN -> new LegOrder.Supervise(mine, leader(by), false, reason(wish));
      case WHISPER_IN -> new LegOrder.Supervise(mine, leader(by), true, reason(wish));
      case LISTEN -> new LegOrder.Listen(mine);
      case WHISPER -> new LegOrder.Whisper(mine);
      case BARGE -> new LegOrder.Barge(mine);
      case TAKE_OVER -> new LegOrder.TakeOver(mine);
      case LEAVE -> new LegOrder.Leave(mine);
    };
  }

  private Party whom(LegWish wish, Staff by) {
    return directory
        .find(wish.to() == null ? "" : wish.to(), by)
        .orElseThrow(LegProblems::unknownParty);
  }

  private static boolean oversees(Staff by) {
    return by.hasRole(Role.MANAGER) || by.hasRole(Role.LEADER);
  }

  private static String leader(Staff by) {
    if (!oversees(by)) {
      throw LegProblems.notALeader();
    }
    return by.id();
  }

  private static String reason(LegWish wish) {
    String reason = wish.reason() == null ? "" : wish.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw LegProblems.noReason();
    }
    return reason;
  }
}
