package vigil.desk.document;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A record's component that may not be null is always there: the document says so, and the screens
/// need not ask.
final class RequiredFieldsResolver extends ModelResolver {
  RequiredFieldsResolver(ObjectMapper mapper) {
    super(mapper, new OpenApiTypeNames());
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    Schema<?> found = super.resolve(type, context, next);
    JavaType java = _mapper.constructType(type.getType());
    if (found != null && java.getRawClass().isRecord()) {
      require(java.getRawClass(), definition(found, context));
    }
    return found;
  }

  private static @Nullable Schema<?> definition(Schema<?> found, ModelConverterContext context) {
    String ref = found.get$ref();
    return ref == null
        ? found
        : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
  }

  private static void require(Class<?> type, @Nullable Schema<?> model) {
    if (model == null || model.getProperties() == null) {
      return;
    }
    for (RecordComponent part : type.getRecordComponents()) {
      boolean mayBeNull = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean isKnown = model.getRequired() != null && model.getRequired().contains(part.getName());
      if (!mayBeNull && !isKnown && model.getProperties().containsKey(part.getName())) {
        model.addRequiredItem(part.getName());
      }
    }
  }
}
