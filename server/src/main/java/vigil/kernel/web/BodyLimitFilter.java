package vigil.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vigil.kernel.Upload;

/// No body is read beyond its limit: one that says how long it is, is refused before the first byte
/// is read, and one that does not (chunked) ends where it goes too far. Forms are read by Tomcat
/// itself, to the same limit (`server.tomcat.max-http-form-post-size`). Before every other filter
/// but the client's address, for those read bodies too.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {
  /// Words: JSON, forms, messages of other systems. The longest is a batch of imported scripts.
  static final long MOST_WORDS = 1L << 20;

  /// A file as the body. Somewhat above what its room takes, which says so in better words.
  static final long MOST_FILE = 21L << 20;

  /// A table of orders from another system, by staff.
  static final long MOST_IMPORT = 51L << 20;

  private static final String IMPORTS = "/api/portal/imports";

  static long most(HttpServletRequest request) {
    if (!Upload.isUpload(request)) {
      return MOST_WORDS;
    }
    return request.getRequestURI().startsWith(IMPORTS) ? MOST_IMPORT : MOST_FILE;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = most(request);
    if (request.getContentLengthLong() > most) {
      refuse(request, response, new BodyTooLarge(most));
      return;
    }
    try {
      chain.doFilter(new LimitedRequest(request, most), response);
    } catch (IOException | ServletException | RuntimeException failure) {
      BodyTooLarge large = BodyTooLarge.findIn(failure);
      if (large == null || response.isCommitted()) {
        throw failure;
      }
      refuse(request, response, large);
    }
  }

  /// Says it in the form that the door speaks; the rest of the body is not waited for.
  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, BodyTooLarge large)
      throws IOException {
    response.reset();
    response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
    response.setHeader("Connection", "close");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    String path = request.getRequestURI();
    if (path.startsWith("/open311/") && path.endsWith(".xml")) {
      response.setContentType("application/xml");
      response
          .getWriter()
          .write(
              "<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>413</code><description>"
                  + large.words()
                  + "</description></error></errors>");
    } else if (path.startsWith("/open311/")) {
      response.setContentType("application/json");
      response
          .getWriter()
          .write("[{\"code\":413,\"description\":\"%s\"}]".formatted(large.words()));
    } else {
      response.setContentType("application/problem+json");
      response
          .getWriter()
          .write(
              "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":413,\"why\":\"BodyTooLarge\",\"detail\":\"%s\",\"most\":%d}"
                  .formatted(
                      HttpStatus.CONTENT_TOO_LARGE.getReasonPhrase(), large.words(), large.most()));
    }
  }

  /// A request whose body ends where its limit is.
  private static final class LimitedRequest extends HttpServletRequestWrapper {
    private final long most;

    LimitedRequest(HttpServletRequest request, long most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedInputStream(super.getInputStream(), most);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class LimitedInputStream extends ServletInputStream {
    private final ServletInputStream in;
    private final long most;
    private long read;

    LimitedInputStream(ServletInputStream in, long most) {
      this.in = in;
      this.most = most;
    }

    private int counted(int bytes) throws IOException {
      read += Math.max(0, bytes);
      if (read > most) {
        throw new BodyTooLarge(most);
      }
      return bytes;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      counted(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return counted(in.read(into, from, length));
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
