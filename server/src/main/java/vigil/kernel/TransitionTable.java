package vigil.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A life as a table: the only place where its arrows are written. Diagram, buttons and the walk
/// test are derived from it (rules 3).
///
/// @param <S> the states
/// @param <E> the sealed type of the steps
public final class TransitionTable<S extends Enum<S>, E> {
  /// One arrow of the table.
  public record Transition<S, E>(S from, Class<? extends E> step, S to) {}

  /// An arrow by its three ends, whatever the steps are.
  private record Drawn(Enum<?> from, Class<?> step, Enum<?> to) {}

  private final List<Transition<S, E>> arrows;
  private final Set<Drawn> drawn = new HashSet<>();
  private final Map<S, Set<Class<? extends E>>> moves = new LinkedHashMap<>();

  private TransitionTable(List<Transition<S, E>> arrows) {
    this.arrows = List.copyOf(arrows);
    for (Transition<S, E> arrow : arrows) {
      moves.computeIfAbsent(arrow.from(), from -> new LinkedHashSet<>()).add(arrow.step());
      drawn.add(new Drawn(arrow.from(), arrow.step(), arrow.to()));
    }
  }

  /// The table of a life, in the order in which its arrows are read.
  ///
  /// @throws IllegalArgumentException if an arrow stands twice
  @SafeVarargs
  public static <S extends Enum<S>, E> TransitionTable<S, E> of(Transition<S, E>... arrows) {
    var seen = new LinkedHashSet<Transition<S, E>>();
    for (Transition<S, E> arrow : arrows) {
      if (!seen.add(arrow)) {
        throw new IllegalArgumentException("This arrow stands twice: " + arrow);
      }
    }
    return new TransitionTable<>(new ArrayList<>(seen));
  }

  public static <S, E> Transition<S, E> arrow(S from, Class<? extends E> step, S to) {
    return new Transition<>(from, step, to);
  }

  public List<Transition<S, E>> arrows() {
    return arrows;
  }

  /// The kinds of step that the table allows from a state, in the table's order.
  public Set<Class<? extends E>> listSteps(S from) {
    return Collections.unmodifiableSet(moves.getOrDefault(from, Set.of()));
  }

  /// The states from which a kind of step is possible, in the table's order.
  public Set<S> listStates(Class<?> step) {
    var from = new LinkedHashSet<S>();
    arrows.stream().filter(one -> one.step() == step).forEach(one -> from.add(one.from()));
    return from;
  }

  public boolean allows(S from, Class<?> step, S to) {
    return drawn.contains(new Drawn(from, step, to));
  }

  /// A state diagram in Mermaid, for the papers.
  public String diagram() {
    var text = new StringBuilder("stateDiagram-v2\n");
    for (Transition<S, E> a : arrows) {
      text.append("  %s --> %s: %s\n".formatted(a.from(), a.to(), a.step().getSimpleName()));
    }
    return text.toString();
  }
}
