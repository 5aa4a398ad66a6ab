package vigil.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vigil.kernel.StrictJson;

/// A door that takes no body is read as one whose body has no field: what is sent to it all the
/// same is refused by its name, like every field that nobody asks for. `{}` says nothing. Comes
/// after the permit, so that a stranger learns nothing of it.
@Component
class UnaskedBodyCheck implements HandlerInterceptor, WebMvcConfigurer {
  /// Reads its messages itself, byte by byte as they were signed.
  private static final String EXCHANGE = "/api/portal/exchange/**";

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

  private record Nothing() {}

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .order(Ordered.LOWEST_PRECEDENCE)
        .addPathPatterns("/api/**")
        .excludePathPatterns(EXCHANGE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof HandlerMethod door
        && !WITHOUT_BODY.contains(request.getMethod())
        && isJson(request)
        && !asksForBody(door)) {
      String sent =
          new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!sent.isEmpty()) {
        StrictJson.MAPPER.readValue(sent, Nothing.class);
      }
    }
    return true;
  }

  private static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
  }

  private static boolean asksForBody(HandlerMethod door) {
    return Stream.of(door.getMethodParameters())
        .anyMatch(asked -> asked.hasParameterAnnotation(RequestBody.class));
  }
}
