package vigil.kernel;

import java.util.Arrays;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// How JSON from outside is read: as it is written. A text is no number, a number no text and no
/// choice, 1 is not true; Jackson alone would make one of the other. An empty text where there may
/// be nothing is nothing.
public final class StrictJson {
  private StrictJson() {}

  /// Makes a mapper to be built as strict.
  public static JsonMapper.Builder strict(JsonMapper.Builder mapper) {
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
    refuse(mapper, LogicalType.Enum, CoercionInputShape.Integer);
    return mapper;
  }

  private static void refuse(
      JsonMapper.Builder mapper, LogicalType wanted, CoercionInputShape... given) {
    mapper.withCoercionConfig(
        wanted,
        of -> Arrays.stream(given).forEach(shape -> of.setCoercion(shape, CoercionAction.Fail)));
  }
}
