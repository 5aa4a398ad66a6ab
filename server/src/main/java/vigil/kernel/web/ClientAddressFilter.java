package vigil.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// From here on the remote address of a request is its client's, also behind a stated proxy. Before
/// all other filters, for sessions and limits ask for it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClientAddressFilter extends OncePerRequestFilter {
  private final TrustedProxies proxies;

  ClientAddressFilter(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String peer = request.getRemoteAddr();
    String client = proxies.client(peer, Collections.list(request.getHeaders(proxies.header())));
    chain.doFilter(
        client.equals(peer) ? request : new ClientAddressRequest(request, client), response);
  }

  /// A request that came by a proxy.
  private static final class ClientAddressRequest extends HttpServletRequestWrapper {
    private final String client;

    ClientAddressRequest(HttpServletRequest request, String client) {
      super(request);
      this.client = client;
    }

    @Override
    public String getRemoteAddr() {
      return client;
    }

    @Override
    public String getRemoteHost() {
      return client;
    }
  }
}
