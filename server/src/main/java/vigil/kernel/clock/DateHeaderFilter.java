package vigil.kernel.clock;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells each screen what time it is here, in the `Date` of every answer: screens count their
/// clocks by it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DateHeaderFilter extends OncePerRequestFilter {
  private final InstantSource clock;

  DateHeaderFilter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setDateHeader(HttpHeaders.DATE, clock.millis());
    chain.doFilter(request, response);
  }
}
