package vigil.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.HandlerFunction;
import vigil.identity.Permit;
import vigil.identity.Staff;
import vigil.identity.steps.IdentitySettings;
import vigil.identity.steps.StepUpMaxAge;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;

/// Holds every endpoint to its [Permit]; one without it is refused to everyone.
@Component
class PermitInterceptor implements HandlerInterceptor {
  /// "OAuth 2.0 Step Up Authentication Challenge Protocol": the words are its, the bearer is not.
  private static final URI STEP_UP = URI.create("urn:ietf:rfc:9470");

  private final CurrentStaff current;
  private final StepUpMaxAge freshness;
  private final IdentitySettings settings;

  PermitInterceptor(CurrentStaff current, StepUpMaxAge freshness, IdentitySettings settings) {
    this.current = current;
    this.freshness = freshness;
    this.settings = settings;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerFunction<?>) {
      throw refused(null);
    }
    if (isErrorPage(handler) && request.getDispatcherType() != DispatcherType.ERROR) {
      throw Problems.notFound("page");
    }
    if (handler instanceof HandlerMethod method && isOurs(method)) {
      check(method.getMethodAnnotation(Permit.class), request);
    }
    return true;
  }

  /// Whoever asks for the error page without an error would be told of one.
  private static boolean isErrorPage(Object handler) {
    return handler instanceof HandlerMethod method
        && ErrorController.class.isAssignableFrom(method.getBeanType());
  }

  /// Libraries bring two kinds of endpoint: the error page and the API's description.
  private static boolean isOurs(HandlerMethod method) {
    String name = method.getBeanType().getName();
    return !name.startsWith("org.springframework.boot.webmvc.")
        && !name.startsWith("org.springdoc.");
  }

  private void check(@Nullable Permit permit, HttpServletRequest request) {
    if (permit != null && permit.open()) {
      return;
    }
    Staff staff = current.find(request).orElseThrow(PermitInterceptor::signInFirst);
    boolean mayCall =
        permit != null
            && (permit.staff() || Arrays.stream(permit.value()).anyMatch(staff::hasRole))
            && !(permit.hotline() && staff.unit() != null);
    if (!mayCall) {
      throw refused(permit);
    }
    if (permit != null
        && permit.person()
        && OperatorFilter.isBearer(request)
        && !settings.isDemo()) {
      throw tokenIsNobody();
    }
    if (permit != null && permit.fresh() && !current.isFresh()) {
      NoStoreResponse.mark(request);
      throw touchKeyFirst();
    }
  }

  /// Not 401: the session is signed in, and stays so. Not kept for its idempotency key: the same
  /// request comes again as soon as the key was touched.
  private RuntimeException touchKeyFirst() {
    var problem =
        Problems.of(
            HttpStatus.FORBIDDEN,
            "TouchKeyFirst",
            "Touch your key once more (POST /api/identity/step-up), then send this again.",
            Map.of(
                "error",
                "insufficient_user_authentication",
                "maxAgeSeconds",
                freshness.span().toSeconds()));
    problem.getBody().setType(STEP_UP);
    return problem;
  }

  private static RuntimeException tokenIsNobody() {
    return Problems.of(
        HttpStatus.FORBIDDEN,
        "TokenIsNobody",
        "Two people who signed in do this; the operator's token is nobody.",
        Map.of());
  }

  static RuntimeException signInFirst() {
    return Problems.of(
        HttpStatus.UNAUTHORIZED, "SignInFirst", "Sign in with password and passkey.", Map.of());
  }

  private static RuntimeException refused(@Nullable Permit permit) {
    var roles =
        permit == null ? new String[0] : Arrays.stream(permit.value()).map(Enum::name).toArray();
    return Problems.of(
        HttpStatus.FORBIDDEN,
        "NotYourRole",
        "This is not for your role; ask the operator if it should be.",
        Map.of("roles", roles));
  }
}
