package vigil.kernel.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import vigil.kernel.InvalidInput;

/// A body that lacks what its record says is always there is refused before anybody works on it:
/// what a component may lack is marked `@Nullable`, everything else is needed.
@ControllerAdvice
class RequiredFieldsCheck extends RequestBodyAdviceAdapter {
  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return target instanceof Class<?> body
        && body.isRecord()
        && body.getName().startsWith("vigil.")
        && !(target instanceof ParameterizedType);
  }

  /// JSON's `null` is read as no body at all, whatever the method's contract says.
  @Override
  public Object afterBodyRead(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (body == null) {
      throw InvalidInput.of(InvalidInput.Kind.MALFORMED, "the body is missing");
    }
    check(body);
    return body;
  }

  /// A group that stands unwrapped has its fields beside the body's own.
  private static void check(Object body) {
    for (RecordComponent part : body.getClass().getRecordComponents()) {
      if (part.getType().isPrimitive()) {
        continue;
      }
      Object value = read(body, part);
      if (value == null) {
        require(part);
      } else if (part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        check(value);
      }
    }
  }

  private static void require(RecordComponent part) {
    if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw InvalidInput.missing(part.getName());
    }
  }

  private static @Nullable Object read(Object body, RecordComponent part) {
    try {
      var read = part.getAccessor();
      read.setAccessible(true);
      return read.invoke(body);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException(part.toString(), unreadable);
    }
  }
}
