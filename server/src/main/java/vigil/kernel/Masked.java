package vigil.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.UnaryOperator;

/// Something that may not leak: it prints and serialises as its mask, so a field that forgets to
/// unmask fails closed (rules 9.5). Whoever needs the clear value must ask for it in words.
///
/// @param <T> what is hidden
public final class Masked<T> {
  private final T clear;
  private final String mask;

  private Masked(T clear, String mask) {
    this.clear = clear;
    this.mask = mask;
  }

  public static Masked<Phone> of(Phone phone) {
    return new Masked<>(phone, phone(phone.number()));
  }

  /// A person's name: the first character stays, 王小明 -> 王**.
  public static Masked<String> name(String name) {
    return new Masked<>(name, keep(name, 1, 0));
  }

  /// An id number, card or address: the first and last `ends` characters stay.
  public static Masked<String> text(String text, int ends) {
    return new Masked<>(text, keep(text, ends, ends));
  }

  /// The clear value. Call it only where the role needs it, and leave a trace (audit).
  public T unmask() {
    return clear;
  }

  public <R> Masked<R> map(java.util.function.Function<T, R> to, UnaryOperator<String> masked) {
    return new Masked<>(to.apply(clear), masked.apply(mask));
  }

  @JsonValue
  @Override
  public String toString() {
    return mask;
  }

  static String phone(String number) {
    return number.length() < 7 ? keep(number, 1, 1) : keep(number, 3, 4);
  }

  private static String keep(String text, int head, int tail) {
    int[] points = text.codePoints().toArray();
    if (points.length <= head + tail) {
      return "*".repeat(points.length);
    }
    return new String(points, 0, head)
        + "*".repeat(points.length - head - tail)
        + new String(points, points.length - tail, tail);
  }
}
