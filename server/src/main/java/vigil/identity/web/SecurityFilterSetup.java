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
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.util.WebUtils;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.steps.IdentitySettings;
import vigil.identity.steps.OperatorToken;

/// The filters before everything: session, operator token, CSRF, headers. Who may call what is
/// [PermitInterceptor]'s.
@Configuration
@EnableJdbcHttpSession(
    tableName = "identity.spring_session",
    maxInactiveIntervalInSeconds = SecurityFilterSetup.IDLE_SECONDS)
class SecurityFilterSetup {
  /// A session ends after two hours without a request.
  static final int IDLE_SECONDS = 2 * 60 * 60;

  /// A year (RFC 6797): a browser that came once by https comes by nothing else.
  private static final int HSTS_SECONDS = 365 * 24 * 60 * 60;

  /// Scripts come from here only; Element Plus sets styles inline.
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:; font-src 'self' data:; connect-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'";

  @Bean
  SecurityContextRepository sessions() {
    return new HttpSessionSecurityContextRepository();
  }

  /// The session's cookie. Behind https it is secure whatever the wire between proxy and server is,
  /// and its name lets no other host of the domain set it (RFC 6265bis, 4.1.3.2).
  @Bean
  CookieSerializer sessionCookie(IdentitySettings settings) {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName(sessionCookieName(settings));
    cookie.setUseSecureCookie(settings.isHttps());
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Strict");
    cookie.setCookiePath("/");
    return cookie;
  }

  private static String sessionCookieName(IdentitySettings settings) {
    return settings.isHttps() ? "__Host-SESSION" : "SESSION";
  }

  /// The page reads it and sends it back as a header.
  private static CookieCsrfTokenRepository csrfCookie(IdentitySettings settings) {
    var repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
    repository.setCookieCustomizer(
        cookie -> cookie.secure(settings.isHttps()).sameSite("Strict").path("/"));
    return repository;
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

  /// An address that could be read in two ways is refused before any filter: its answer bears by
  /// itself what theirs would.
  @Bean
  RequestRejectedHandler unclearAddresses() {
    return (request, response, why) -> {
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Content-Security-Policy", CONTENT_POLICY);
      response.setHeader("X-Frame-Options", "DENY");
      response.setHeader("Cache-Control", "no-store");
      ProblemWriter.write(
          response,
          HttpStatus.BAD_REQUEST,
          "BadInput",
          "The address or a header of this request is malformed.");
    };
  }

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http,
      SecurityContextRepository sessions,
      OperatorToken token,
      Identity identity,
      IdentitySettings settings,
      MetricsNetworks collectors,
      InstantSource clock) {
    return http.csrf(csrf ->
            csrf.spa()
                .csrfTokenRepository(csrfCookie(settings))
                .ignoringRequestMatchers(request -> isOutside(request, sessionCookieName(settings)))
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
                .requestMatchers("/actuator/prometheus")
                .access((who, request) ->
                    new AuthorizationDecision(
                        collectors.has(request.getRequest().getRemoteAddr())
                            || isOperator(identity, who.get())))
                .requestMatchers("/actuator/**")
                .access(
                    (who, request) -> new AuthorizationDecision(isOperator(identity, who.get())))
                .anyRequest()
                .permitAll())
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .httpStrictTransportSecurity(hsts -> hstsBehindHttps(hsts, settings))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
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
  private static boolean isOutside(HttpServletRequest request, String sessionCookie) {
    String path = request.getRequestURI();
    boolean isOpenDoor = path.startsWith("/api/portal/") || path.startsWith("/open311/");
    return isOpenDoor && WebUtils.getCookie(request, sessionCookie) == null;
  }

  /// The wire from the proxy is plain: what counts is the address that browsers have.
  private static void hstsBehindHttps(
      HeadersConfigurer<HttpSecurity>.HstsConfig hsts, IdentitySettings settings) {
    hsts.requestMatcher(_ -> settings.isHttps())
        .includeSubDomains(false)
        .maxAgeInSeconds(HSTS_SECONDS);
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
        && identity
            .findStaff(who.getName())
            .filter(staff -> staff.hasRole(Role.OPERATOR))
            .isPresent();
  }
}
