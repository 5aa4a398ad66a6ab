package vigil.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vigil.kernel.BlankText;
import vigil.kernel.FieldCheck;

/// What a step asks for, field by field, in the order in which a screen asks. A form is stated
/// once: what was sent is checked by it, and the offer of a step carries it to the screen.
public record StepForm(List<Field> fields) {
  public StepForm {
    fields = List.copyOf(fields);
  }

  /// What is asked.
  ///
  /// @param isNeeded the step is not taken without it, where it is asked for
  /// @param most characters of a text; null for what is no text
  /// @param choices what it may be; empty where that is open
  /// @param when it is asked for only then; null for always
  /// @param none the word that says that there is none; null where it is left empty then
  public record Field(
      String name,
      boolean isNeeded,
      @Nullable Integer most,
      List<String> choices,
      @Nullable Condition when,
      @Nullable String none) {
    public Field {
      choices = List.copyOf(choices);
    }

    public Field needed() {
      return new Field(name, true, most, choices, when, none);
    }

    public Field among(List<String> some) {
      return new Field(name, isNeeded, most, some, when, none);
    }

    /// Asked for only where another field is one of these.
    public Field when(String other, Object... values) {
      var is = Arrays.stream(values).map(String::valueOf).toList();
      return new Field(name, isNeeded, most, choices, new Condition(other, is), none);
    }

    /// Whoever answers may say with a word that there is none.
    public Field orNone(String word) {
      return new Field(name, isNeeded, most, choices, when, word);
    }

    /// That there is none may not be said.
    public Field withoutNone() {
      return new Field(name, isNeeded, most, choices, when, null);
    }
  }

  /// That another field of the same form is one of these.
  public record Condition(String field, List<String> is) {
    public Condition {
      is = List.copyOf(is);
    }
  }

  public static StepForm of(Field... fields) {
    return new StepForm(List.of(fields));
  }

  /// Free words.
  public static Field text(String name, int most) {
    return new Field(name, false, most, List.of(), null, null);
  }

  public static Field choice(String name, Enum<?>... values) {
    return value(name).among(Arrays.stream(values).map(Enum::name).toList());
  }

  /// A moment, a number, a yes or no, units.
  public static Field value(String name) {
    return new Field(name, false, null, List.of(), null, null);
  }

  /// Something that must be said to be so.
  public static Field confirmation(String name) {
    return value(name).among(List.of("true")).needed();
  }

  /// The same form, one field of it asked otherwise.
  public StepForm with(String name, UnaryOperator<Field> change) {
    return new StepForm(
        fields.stream().map(one -> one.name().equals(name) ? change.apply(one) : one).toList());
  }

  public StepForm without(String name) {
    return new StepForm(fields.stream().filter(one -> !one.name().equals(name)).toList());
  }

  public Field get(String name) {
    return fields.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /// The fields that these values lack or cannot be, in the order of the form.
  ///
  /// @param values one for each field, in its order
  public List<Field> listUnfit(@Nullable Object... values) {
    var unfit = new ArrayList<Field>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      Object value = values[i];
      boolean isMissing = field.isNeeded() && isAsked(field, values) && isEmpty(value);
      boolean isOther =
          value != null
              && !field.choices().isEmpty()
              && !field.choices().contains(String.valueOf(value));
      if (isMissing || isOther) {
        unfit.add(field);
      }
    }
    return unfit;
  }

  /// Refuses what lacks a field or has a text that is too long.
  ///
  /// @param values one for each field, in its order
  void check(@Nullable Object... values) {
    var check = new FieldCheck();
    listUnfit(values).forEach(field -> check.require(field.name(), null));
    for (int i = 0; i < fields.size(); i++) {
      Integer most = fields.get(i).most();
      if (most != null) {
        check.limitText(fields.get(i).name(), (String) values[i], most);
      }
    }
    check.check();
  }

  private boolean isAsked(Field field, @Nullable Object... values) {
    Condition when = field.when();
    if (when == null) {
      return true;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(when.field())) {
        return when.is().contains(String.valueOf(values[i]));
      }
    }
    throw new IllegalStateException(field.name() + " asks for a field that there is not");
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof CharSequence text && BlankText.isBlank(text.toString()))
        || (value instanceof List<?> all && all.isEmpty());
  }
}
