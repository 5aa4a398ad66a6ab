package vigil.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Whoever cannot take JSON is refused before anything is done: Spring would find it out when the
/// answer is written, and say no to what was done already. A door that answers a file names its
/// type itself.
@Component
class AnswerKindCheck implements HandlerInterceptor, WebMvcConfigurer {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final HeaderContentNegotiationStrategy wishes = new HeaderContentNegotiationStrategy();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotAcceptableException {
    if (handler instanceof HandlerMethod door
        && !READING.contains(request.getMethod())
        && !door.getReturnType().getParameterType().equals(ResponseEntity.class)
        && wishes.resolveMediaTypes(new ServletWebRequest(request)).stream()
            .noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
      throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
    }
    return true;
  }
}
