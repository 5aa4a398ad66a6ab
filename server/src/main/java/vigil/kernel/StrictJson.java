package vigil.kernel;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// How JSON from outside is read: as it is written. A text is no number, a number no text, no
/// choice, no day and no moment, 1 is not true; Jackson alone would make one of the other. A list
/// has no gap, no field stands twice, and a text has nothing that a database does not keep. An
/// empty text where there may be a number, a choice, a day or a moment is nothing, and a text of
/// which nothing is seen is empty. A field that nobody asks for is refused: whoever sent it
/// believes that it counts.
///
/// What is kept here is not read so: it was written by us, under an older rule perhaps. Nor is what
/// others' standards let say more: a platform's signed message, whose sender may be newer than we;
/// Open311, whose requests carry a jurisdiction's own attributes; and the credential of a key,
/// which browsers extend.
public final class StrictJson {
  /// For what is bound by hand.
  public static final JsonMapper MAPPER =
      configure(JsonMapper.builder().findAndAddModules()).build();

  private StrictJson() {}

  /// Makes a mapper that is to be built strict.
  public static JsonMapper.Builder configure(JsonMapper.Builder mapper) {
    refuse(
        mapper,
        LogicalType.Boolean,
        CoercionInputShape.Integer,
        CoercionInputShape.Float,
        CoercionInputShape.String);
    refuse(
        mapper,
        LogicalType.Integer,
        CoercionInputShape.Float,
        CoercionInputShape.String,
        CoercionInputShape.Boolean);
    refuse(mapper, LogicalType.Float, CoercionInputShape.String, CoercionInputShape.Boolean);
    refuse(
        mapper,
        LogicalType.Textual,
        CoercionInputShape.Integer,
        CoercionInputShape.Float,
        CoercionInputShape.Boolean);
    return mapper
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .withCoercionConfig(
            LogicalType.Enum,
            of ->
                of.setAcceptBlankAsEmpty(true)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
        .changeDefaultNullHandling(_ -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .addModule(
            new SimpleModule(StrictJson.class.getName())
                .addDeserializer(String.class, new TextReader())
                .addDeserializer(
                    LocalDate.class, new DateReader<>(LocalDate.class, DateText::parseDay))
                .addDeserializer(
                    Instant.class, new DateReader<>(Instant.class, DateText::parseMoment)));
  }

  private static void refuse(
      JsonMapper.Builder mapper, LogicalType wanted, CoercionInputShape... given) {
    mapper.withCoercionConfig(
        wanted,
        of -> Arrays.stream(given).forEach(shape -> of.setCoercion(shape, CoercionAction.Fail)));
  }

  private static final class TextReader extends StdScalarDeserializer<String> {
    TextReader() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(json, context);
      if (text != null) {
        InvalidInput.ifUnkept(field(json), text);
      }
      return text != null && BlankText.isBlank(text) ? "" : text;
    }

    /// What stands in a list has the list's name.
    private static String field(JsonParser json) {
      TokenStreamContext at = json.streamReadContext();
      while (at != null && at.currentName() == null) {
        at = at.getParent();
      }
      return at == null ? "body" : at.currentName();
    }
  }

  private static final class DateReader<T> extends StdScalarDeserializer<T> {
    private final Class<T> kind;
    private final transient Function<String, @Nullable T> parse;

    DateReader(Class<T> kind, Function<String, @Nullable T> parse) {
      super(kind);
      this.kind = kind;
      this.parse = parse;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return kind.cast(context.handleUnexpectedToken(getValueType(context), json));
      }
      try {
        return parse.apply(json.getString());
      } catch (DateTimeException _) {
        return kind.cast(
            context.handleWeirdStringValue(kind, json.getString(), "no date on a calendar"));
      }
    }
  }
}
