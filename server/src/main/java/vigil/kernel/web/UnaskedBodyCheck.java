package vigil.kernel.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vigil.kernel.StrictJson;

/// A door that takes no body is read as one whose body has no field: what is sent to it all the
/// same is refused by its name, like every field that nobody asks for. `{}` says nothing. What is
/// no JSON is refused by its type. Comes after the permit, so that a stranger learns nothing of it.
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
      throws IOException, HttpMediaTypeNotSupportedException {
    if (handler instanceof HandlerMethod door
        && !WITHOUT_BODY.contains(request.getMethod())
        && request.getContentType() != null
        && !asksForBody(door)) {
      MediaType type = MediaType.parseMediaType(request.getContentType());
      if (isJson(type) || !readsItself(door)) {
        check(request, type);
      }
    }
    return true;
  }

  private static void check(HttpServletRequest request, MediaType type)
      throws IOException, HttpMediaTypeNotSupportedException {
    String sent =
        new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (sent.isEmpty()) {
      return;
    }
    if (!isJson(type)) {
      throw new HttpMediaTypeNotSupportedException(type, List.of(MediaType.APPLICATION_JSON));
    }
    StrictJson.MAPPER.readValue(sent, Nothing.class);
  }

  private static boolean isJson(MediaType type) {
    return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
        || "json".equals(type.getSubtypeSuffix());
  }

  /// A file is taken from the request as it comes.
  private static boolean readsItself(HandlerMethod door) {
    return Stream.of(door.getMethodParameters())
        .anyMatch(asked -> ServletRequest.class.isAssignableFrom(asked.getParameterType()));
  }

  private static boolean asksForBody(HandlerMethod door) {
    return Stream.of(door.getMethodParameters())
        .anyMatch(asked -> asked.hasParameterAnnotation(RequestBody.class));
  }
}
