package vigil.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The units that are asked whose an order is, and what they say (rules 3.7). It lasts as long as
/// the order is [OrderState#CONFERRING]; afterwards it is known what came of it.
///
/// @param version of the fact that called it; its words are the question
/// @param opinions the last word of each unit that said something, in the order in which they did
public record Conference(int version, List<String> units, List<Opinion> opinions) {
  public Conference {
    units = List.copyOf(units);
    opinions = List.copyOf(opinions);
  }

  /// Nobody said anything yet.
  public static Conference of(int version, List<String> units) {
    return new Conference(version, units, List.of());
  }

  /// What a unit says.
  ///
  /// @param competent whether it holds the order to be its own
  public record Opinion(String unit, boolean competent, Instant at, String by) {}

  public Optional<Opinion> findOpinion(String unit) {
    return opinions.stream().filter(one -> one.unit().equals(unit)).findFirst();
  }

  /// The one unit that holds the order to be its own; null where none or several do.
  @JsonProperty(value = "willing", access = JsonProperty.Access.READ_ONLY)
  public @Nullable String willing() {
    var all = opinions.stream().filter(Opinion::competent).map(Opinion::unit).toList();
    return all.size() == 1 ? all.getFirst() : null;
  }

  /// The units that say that the order is not their own.
  public List<String> listDeclining() {
    return opinions.stream().filter(one -> !one.competent()).map(Opinion::unit).toList();
  }

  /// The same after a unit said something.
  public Conference with(Opinion word) {
    var others = opinions.stream().filter(one -> !one.unit().equals(word.unit()));
    return new Conference(version, units, Stream.concat(others, Stream.of(word)).toList());
  }
}
