package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.web.util.WebUtils;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.signin.OperatorToken;
import vigil.identity.signin.Settings;

/// The filters before everything: session, operator token, CSRF, headers. Who may call what is
/// [PermitInterceptor]'s.
@Configuration
@EnableJdbcHttpSession(
    tableName = "identity.spring_session",
    maxInactiveIntervalInSeconds = Gate.IDLE_SECONDS)
class Gate {
  /// A session ends after two hours without a request.
  static final int IDLE_SECONDS = 2 * 60 * 60;

  private static final String SESSION_COOKIE = "SESSION";

  /// Scripts come from here only; Element Plus sets styles inline.
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:; font-src 'self' data:; connect-src 'self';"
          + " frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

  @Bean
  SecurityContextRepository sessions() {
    return new HttpSessionSecurityContextRepository();
  }

  /// A measurement around each of twenty filters cost a tenth of a request's time and told nobody
  /// anything: requests as a whole are measured all the same.
  @Bean
  SecurityObservationSettings noObservationOfFilters() {
    return SecurityObservationSettings.noObservations();
  }

  /// Boot would otherwise make a user of its own and print the password.
  @Bean
  UserDetailsService nobodyElse() {
    return name -> {
      throw new UsernameNotFoundException("Staff sign in with password and passkey");
    };
  }

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http,
      SecurityContextRepository sessions,
      OperatorToken token,
      Identity identity,
      Settings settings,
      InstantSource clock) {
    return http.csrf(csrf ->
            csrf.spa()
                .ignoringRequestMatchers(Gate::isOutside)
                .ignoringRequestMatchers(OperatorFilter::isBearer))
        .addFilterAfter(new OperatorFilter(token, identity, settings, clock), CsrfFilter.class)
        .securityContext(context -> context.securityContextRepository(sessions))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .access(
                    (who, request) -> new AuthorizationDecision(isOperator(identity, who.get())))
                .anyRequest()
                .permitAll())
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(Customizer.withDefaults()))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint((request, response, e) ->
                    ProblemWriter.write(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "SignInFirst",
                        "Sign in with password and passkey."))
                .accessDeniedHandler((request, response, e) -> denied(response, e)))
        .build();
  }

  /// Citizens and other systems act without a session: there is nothing to ride on. A bearer is no
  /// cookie either.
  private static boolean isOutside(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean isOpenDoor = path.startsWith("/api/portal/") || path.startsWith("/open311/");
    return isOpenDoor && WebUtils.getCookie(request, SESSION_COOKIE) == null;
  }

  private static void denied(HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    if (why instanceof CsrfException) {
      ProblemWriter.write(
          response,
          HttpStatus.FORBIDDEN,
          "CsrfMissing",
          "Send the XSRF-TOKEN cookie back as the header X-XSRF-TOKEN.");
    } else {
      ProblemWriter.write(
          response, HttpStatus.FORBIDDEN, "NotYourRole", "This page is the operator's.");
    }
  }

  private static boolean isOperator(Identity identity, @Nullable Authentication who) {
    return who != null
        && who.isAuthenticated()
        && identity.staff(who.getName()).filter(staff -> staff.is(Role.OPERATOR)).isPresent();
  }
}
