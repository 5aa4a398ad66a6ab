package vigil.telephony.life;

import static vigil.telephony.life.LegState.CONSULTING;
import static vigil.telephony.life.LegState.EARLY;
import static vigil.telephony.life.LegState.HELD;
import static vigil.telephony.life.LegState.JOINED;
import static vigil.telephony.life.LegState.WHISPERING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.PartyRole;

/// Who hears whom in a call, and what is recorded of it: read off the parties' states, so that a
/// server that takes over says the same to media.
///
/// @param hears by leg, for each that is there
/// @param recorded null while nothing is
/// @param isPaused whether silence is recorded instead
public record CallSound(Map<String, Hearing> hears, @Nullable Recorded recorded, boolean isPaused) {
  /// Read to who picked up outside of the house: a caller waits, press 1.
  public static final String TAKE_CALL = "take-call";

  public static final CallSound NONE = new CallSound(Map.of(), null, false);

  public CallSound {
    hears = new LinkedHashMap<>(hears);
  }

  /// What one party hears.
  public sealed interface Hearing {}

  /// What is read out, or music.
  ///
  /// @param name without folder and ending
  public record Prompt(String name, boolean isLoop) implements Hearing {}

  /// Others, all at once; nobody is silence.
  public record Others(List<String> legs) implements Hearing {
    public Others {
      legs = List.copyOf(legs);
    }
  }

  /// Whose words go into the recording.
  ///
  /// @param left the citizen's leg; null when it has left
  /// @param right all others who are heard by anybody
  public record Recorded(@Nullable String left, List<String> right) {
    public Recorded {
      right = List.copyOf(right);
    }
  }

  public static CallSound of(CallRecord call) {
    var hears = new LinkedHashMap<String, Hearing>();
    for (CallLeg leg : call.legs()) {
      hearing(call, leg).ifPresent(what -> hears.put(leg.id(), what));
    }
    return new CallSound(hears, recorded(call), call.paused() != null);
  }

  private static Optional<Hearing> hearing(CallRecord call, CallLeg leg) {
    return switch (leg.state()) {
      case NEW, INVITED, RINGING, EARLY, GONE, MISSED -> Optional.empty();
      case GREETED -> Optional.of(new Prompt("greeting", false));
      case QUEUED -> Optional.of(new Prompt("music", true));
      case PROMPTED -> Optional.of(new Prompt(prompt(call, leg), true));
      case HELD -> Optional.of(held(call, leg));
      case JOINED, CONSULTING -> Optional.of(talking(call, leg));
      case LISTENING, WHISPERING -> Optional.of(supervising(call, leg));
    };
  }

  private static String prompt(CallRecord call, CallLeg leg) {
    return leg.isAskedForKey() ? TAKE_CALL : String.valueOf(call.origin().prompt());
  }

  /// Who is left alone hears that somebody is rung, else the music of one who is on hold.
  private static Hearing held(CallRecord call, CallLeg leg) {
    boolean isAlone =
        call.legs().stream().noneMatch(one -> !one.equals(leg) && one.state().isTalking());
    return isAlone ? ring(call).orElse(new Prompt("hold", true)) : new Prompt("hold", true);
  }

  private static Hearing talking(CallRecord call, CallLeg leg) {
    List<String> others = with(call, leg);
    if (!others.isEmpty()) {
      others.addAll(whisperersTo(call, leg));
      return new Others(others);
    }
    return ring(call).orElse(new Others(whisperersTo(call, leg)));
  }

  private static List<String> with(CallRecord call, CallLeg leg) {
    var found = new ArrayList<String>();
    for (CallLeg one : call.legs()) {
      if (!one.equals(leg) && one.state() == leg.state()) {
        found.add(one.id());
      }
    }
    return found;
  }

  private static List<String> whisperersTo(CallRecord call, CallLeg leg) {
    return call.legs().stream()
        .filter(one -> one.state() == WHISPERING && leg.id().equals(one.partner()))
        .map(CallLeg::id)
        .toList();
  }

  /// How the party sounds that is rung for those who are there.
  private static Optional<Hearing> ring(CallRecord call) {
    return call.legs().stream()
        .filter(CallLeg::isAwaited)
        .findFirst()
        .map(one ->
            one.state() == EARLY ? new Others(List.of(one.id())) : new Prompt("ringback", true));
  }

  /// The one who is listened to, and whom that one hears.
  private static Hearing supervising(CallRecord call, CallLeg leg) {
    CallLeg agent = call.find(String.valueOf(leg.partner())).orElse(null);
    if (agent == null || (agent.state() != JOINED && agent.state() != CONSULTING)) {
      return new Others(List.of());
    }
    List<String> heard = with(call, agent);
    heard.add(agent.id());
    return new Others(heard);
  }

  private static @Nullable Recorded recorded(CallRecord call) {
    boolean isTalk = call.legs().stream().anyMatch(leg -> leg.state().isTalking());
    if (!isTalk) {
      return null;
    }
    String left = null;
    var right = new ArrayList<String>();
    for (CallLeg leg : call.legs()) {
      boolean isThere = leg.state().isTalking() || isHeard(leg);
      if (leg.role() == PartyRole.CITIZEN && isThere && left == null) {
        left = leg.id();
      } else if (isHeard(leg)) {
        right.add(leg.id());
      }
    }
    return left == null && right.isEmpty() ? null : new Recorded(left, right);
  }

  private static boolean isHeard(CallLeg leg) {
    return (leg.state().isTalking() && leg.state() != HELD)
        || leg.state() == WHISPERING
        || (leg.state() == EARLY && leg.isAwaited());
  }

  public CallSound withPaused(boolean so) {
    return new CallSound(hears, recorded, so);
  }

  /// What is to be told to media so that it is so.
  ///
  /// @param before what media was told last
  /// @param isSure whether media has kept that; else all is said again
  public List<SoundOrder> ordersAfter(CallSound before, boolean isSure) {
    return SoundOrder.between(isSure ? before : NONE, this, isSure);
  }
}
