package vigil.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.identity.steps.IdentitySettings;
import vigil.identity.steps.OperatorToken;
import vigil.identity.steps.StaffAuthentication;

/// The local operator: the token from the data folder, heard from this machine only and never by
/// way of a proxy, whose clients would otherwise all seem to be on this machine; with `X-Vigil-As`
/// the operator acts as a member of the demo city's staff. A wrong token never falls back to a
/// session.
final class OperatorFilter extends OncePerRequestFilter {
  static final String AS = "X-Vigil-As";
  private static final String BEARER = "Bearer ";

  /// What proxies add beside `X-Forwarded-...`.
  private static final List<String> FORWARDING =
      List.of("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip");

  private final OperatorToken token;
  private final Identity identity;
  private final IdentitySettings settings;
  private final InstantSource clock;

  OperatorFilter(
      OperatorToken token, Identity identity, IdentitySettings settings, InstantSource clock) {
    this.token = token;
    this.identity = identity;
    this.settings = settings;
    this.clock = clock;
  }

  static boolean isBearer(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(BEARER);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isBearer(request)) {
      chain.doFilter(request, response);
      return;
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (isForwarded(request)
        || !isLocal(request)
        || !token.matches(header.substring(BEARER.length()).strip())) {
      ProblemWriter.write(
          response,
          HttpStatus.UNAUTHORIZED,
          "WrongToken",
          "This operator token is not known here.");
      return;
    }
    var who = acting(request.getHeader(AS));
    if (who.isEmpty()) {
      ProblemWriter.write(
          response,
          HttpStatus.FORBIDDEN,
          "NotInDemo",
          "X-Vigil-As names a member of the demo city's staff, and only while the demo is on.");
      return;
    }
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(StaffAuthentication.of(who.get().id(), clock.instant()));
    SecurityContextHolder.setContext(context);
    CurrentStaff.keep(request, who.get());
    chain.doFilter(request, response);
  }

  private Optional<Staff> acting(@Nullable String as) {
    if (as == null) {
      return identity.findStaff(OperatorToken.STAFF);
    }
    return settings.isDemo() ? identity.findStaff(as) : Optional.empty();
  }

  /// Something between says that it passed the request on.
  private static boolean isForwarded(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.startsWith("x-forwarded") || FORWARDING.contains(name));
  }

  private static boolean isLocal(HttpServletRequest request) throws IOException {
    return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
  }
}
