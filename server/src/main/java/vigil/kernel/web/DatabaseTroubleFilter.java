package vigil.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Around everything, for the filters that need the database too (session, operator, repeated
/// requests): no controller advice reaches those.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseTroubleFilter extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(DatabaseTroubleFilter.class);

  private final JsonMapper json;

  DatabaseTroubleFilter(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException thrown) {
      Optional<DatabaseTrouble> trouble = DatabaseTrouble.find(thrown);
      if (trouble.isEmpty() || response.isCommitted()) {
        throw thrown;
      }
      log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), trouble.get());
      response.reset();
      response.setStatus(trouble.get().status.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, trouble.get().retryAfter);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(trouble.get().problem()));
    }
  }
}
