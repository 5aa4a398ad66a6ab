package vigil.telephony.life;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.telephony.life.CallSound.Hearing;
import vigil.telephony.life.CallSound.Others;
import vigil.telephony.life.CallSound.Prompt;

/// One order to media (docs/media-protocol.md).
public sealed interface SoundOrder {
  /// All hear each other; what played to them ends.
  record Join(List<String> legs) implements SoundOrder {}

  record Hear(String leg, List<String> from) implements SoundOrder {}

  record Stop(String leg) implements SoundOrder {}

  record Play(String leg, String prompt, boolean isLoop) implements SoundOrder {}

  /// What changes from one arrangement to another. Two who are joined cost one order.
  ///
  /// @param isSure whether media knows nothing of a leg that `before` does not name
  static List<SoundOrder> between(CallSound before, CallSound after, boolean isSure) {
    var orders = new ArrayList<SoundOrder>();
    var done = new LinkedHashSet<String>();
    after
        .hears()
        .forEach((leg, hearing) -> {
          Hearing then = before.hears().get(leg);
          if (!done.contains(leg) && !hearing.equals(then)) {
            Set<String> circle = circle(after, leg, hearing);
            if (circle.isEmpty()) {
              orders.addAll(change(leg, then, hearing, isSure));
            } else {
              orders.add(new Join(List.copyOf(circle)));
              done.addAll(circle);
            }
          }
        });
    return orders;
  }

  /// Those who all hear each other and nobody else; empty when there is anything more to it.
  private static Set<String> circle(CallSound sound, String leg, Hearing hearing) {
    if (!(hearing instanceof Others(var others)) || others.isEmpty()) {
      return Set.of();
    }
    var all = new LinkedHashSet<String>();
    sound.hears().keySet().stream()
        .filter(one -> one.equals(leg) || others.contains(one))
        .forEach(all::add);
    for (String one : all) {
      var wanted = new LinkedHashSet<>(all);
      wanted.remove(one);
      boolean isSo =
          sound.hears().get(one) instanceof Others(var theirs)
              && new LinkedHashSet<>(theirs).equals(wanted);
      if (!isSo) {
        return Set.of();
      }
    }
    return all.size() == others.size() + 1 ? all : Set.of();
  }

  private static List<SoundOrder> change(
      String leg, @Nullable Hearing before, Hearing after, boolean isSure) {
    return switch (after) {
      case Others(var from) ->
          before instanceof Prompt || !isSure
              ? List.of(new Hear(leg, from), new Stop(leg))
              : List.of(new Hear(leg, from));
      case Prompt(var name, var isLoop) ->
          before instanceof Others || !isSure
              ? List.of(new Hear(leg, List.of()), new Play(leg, name, isLoop))
              : List.of(new Play(leg, name, isLoop));
    };
  }
}
