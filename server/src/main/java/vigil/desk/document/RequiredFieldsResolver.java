package vigil.desk.document;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import vigil.casework.StepForm;

/// A record's component that may not be null is always there: the document says so, and the screens
/// need not ask. What a form asks for stands there too.
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
      Schema<?> model = definition(found, context);
      require(java.getRawClass(), model);
      StepForm form = findForm(java.getRawClass());
      if (model != null && form != null) {
        ask(form, model);
      }
    }
    return found;
  }

  private static @Nullable Schema<?> definition(Schema<?> found, ModelConverterContext context) {
    String ref = found.get$ref();
    return ref == null
        ? found
        : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
  }

  /// A body that is checked by a form keeps it under this name.
  private static @Nullable StepForm findForm(Class<?> type) {
    try {
      Field form = type.getDeclaredField("FORM");
      form.setAccessible(true);
      return (StepForm) form.get(null);
    } catch (NoSuchFieldException none) {
      return null;
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  /// What a form asks for stands in the document: the screens ask by it.
  private static void ask(StepForm form, Schema<?> model) {
    for (StepForm.Field field : form.fields()) {
      Schema<?> property = model.getProperties().get(field.name());
      if (field.most() != null && property != null) {
        property.setMaxLength(field.most());
      }
    }
    model.addExtension("x-form", form.fields());
  }

  private static void require(Class<?> type, @Nullable Schema<?> model) {
    if (model == null || model.getProperties() == null) {
      return;
    }
    for (RecordComponent part : type.getRecordComponents()) {
      limitItems(part.getAnnotatedType(), model.getProperties().get(part.getName()));
      boolean mayBeNull = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean isKnown = model.getRequired() != null && model.getRequired().contains(part.getName());
      if (!mayBeNull && !isKnown && model.getProperties().containsKey(part.getName())) {
        model.addRequiredItem(part.getName());
      }
    }
  }

  /// The resolver above finds how long a text may be, and not within a list.
  private static void limitItems(
      java.lang.reflect.AnnotatedType type, @Nullable Schema<?> property) {
    Schema<?> items = property == null ? null : property.getItems();
    if (items == null || !(type instanceof AnnotatedParameterizedType list)) {
      return;
    }
    java.lang.reflect.AnnotatedType inner = list.getAnnotatedActualTypeArguments()[0];
    Size size = inner.getAnnotation(Size.class);
    if (size != null) {
      items.setMaxLength(size.max());
    }
    limitItems(inner, items);
  }
}
