package vigil.casework.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A registration is held against its record before it is bound, as the body of a step is: what is
/// of another kind is refused by its name and not made to fit. Reads a body of a megabyte at most.
@ControllerAdvice(assignableTypes = OrderController.class)
class RegistrationTypeCheck extends RequestBodyAdviceAdapter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return target == OrderController.NewOrder.class;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage input,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    byte[] body = input.getBody().readAllBytes();
    check(body);
    return new Again(input.getHeaders(), body);
  }

  /// What is no JSON at all is told by whoever binds it.
  private static void check(byte[] body) {
    JsonNode given;
    try {
      given = JSON.readTree(body);
    } catch (JacksonException _) {
      return;
    }
    if (given.isObject()) {
      BodyTypeCheck.check(given, OrderController.NewOrder.class);
    }
  }

  /// The body once more.
  private static final class Again implements HttpInputMessage {
    private final HttpHeaders headers;
    private final InputStream body;

    Again(HttpHeaders headers, byte[] body) {
      this.headers = headers;
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public InputStream getBody() {
      return body;
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }
  }
}
