package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vigil.identity.Staff;

/// A controller's parameter of type [Staff] is whoever acts; null only where the endpoint is open
/// and nobody is signed in.
@Component
class StaffArgumentResolver implements HandlerMethodArgumentResolver {
  private final CurrentStaff current;

  StaffArgumentResolver(CurrentStaff current) {
    this.current = current;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Staff.class);
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    var servlet = request.getNativeRequest(HttpServletRequest.class);
    return servlet == null ? null : current.find(servlet).orElse(null);
  }
}
