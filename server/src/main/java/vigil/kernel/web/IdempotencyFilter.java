package vigil.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigil.kernel.ClientNetwork;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Upload;

/// A POST that carries an `Idempotency-Key` is done once: the same key brings the first answer
/// again, and where that was lost with a server, word that it was done (after the IETF draft "The
/// Idempotency-Key HTTP Header Field"). Keys are a caller's own and are kept a day. Runs behind the
/// security filters, so that it knows whose key it is.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyFilter extends OncePerRequestFilter {
  static final String HEADER = "Idempotency-Key";
  static final int LONGEST_KEY = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SqlIdempotencyStore answers;
  private final IdempotencyMark done;

  IdempotencyFilter(SqlIdempotencyStore answers, IdempotencyMark done) {
    this.answers = answers;
    this.done = done;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"POST".equals(request.getMethod())
        || request.getHeader(HEADER) == null
        || Upload.isUpload(request)
        || !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String secret = request.getHeader(HEADER);
    if (secret.length() > LONGEST_KEY) {
      refuse(
          response,
          HttpStatus.BAD_REQUEST,
          "BadInput",
          "An Idempotency-Key has 100 characters at most.");
      return;
    }
    var whole = new CachedBodyRequest(request);
    var who =
        Optional.ofNullable(request.getUserPrincipal())
            .map(Principal::getName)
            .orElse(SqlIdempotencyStore.STRANGER + ClientNetwork.networkOf(request));
    String key = IdempotencyKeyCipher.hash(secret);
    String print = print(request, whole.body());
    Optional<SqlIdempotencyStore.StoredResponse> earlier = answers.begin(who, key, print);
    if (earlier.isPresent()) {
      replay(earlier.get(), secret, print, response);
    } else {
      first(who, secret, whole, response, chain);
    }
  }

  private void first(
      String who,
      String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    String key = IdempotencyKeyCipher.hash(secret);
    var caching = new ContentCachingResponseWrapper(response);
    boolean isDone = false;
    done.begin(who, key);
    try {
      chain.doFilter(request, caching);
      isDone =
          caching.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()
              && !NoStoreResponse.isMarked(request);
    } finally {
      done.end();
      if (isDone) {
        answers.save(
            who,
            key,
            caching.getStatus(),
            caching.getContentType(),
            kept(caching.getContentAsByteArray(), NoStoreResponse.markedFields(request), secret));
      } else {
        answers.release(who, key);
      }
    }
    caching.copyBodyToResponse();
  }

  /// The answer as it is kept: what is told once is sealed in it.
  private static String kept(byte[] answer, List<String> toldOnce, String secret) {
    String body = new String(answer, StandardCharsets.UTF_8);
    if (toldOnce.isEmpty() || !body.startsWith("{")) {
      return body;
    }
    var tree = (ObjectNode) JSON.readTree(body);
    toldOnce.stream()
        .filter(tree::has)
        .forEach(field ->
            tree.put(field, IdempotencyKeyCipher.seal(secret, tree.get(field).asString(""))));
    return tree.toString();
  }

  /// The answer as it was told.
  private static String told(String kept, String secret) {
    if (!kept.startsWith("{") || !kept.contains(IdempotencyKeyCipher.MARK)) {
      return kept;
    }
    var tree = (ObjectNode) JSON.readTree(kept);
    for (String field : List.copyOf(tree.propertyNames())) {
      String text = tree.get(field).asString("");
      if (text.startsWith(IdempotencyKeyCipher.MARK)) {
        tree.put(field, IdempotencyKeyCipher.open(secret, text));
      }
    }
    return tree.toString();
  }

  private static void replay(
      SqlIdempotencyStore.StoredResponse earlier,
      String secret,
      String print,
      HttpServletResponse response)
      throws IOException {
    if (!earlier.request().equals(print)) {
      refuse(
          response,
          HttpStatus.UNPROCESSABLE_CONTENT,
          "KeyReused",
          "This Idempotency-Key was used for another request; take a new one.");
    } else if (earlier.isLost()) {
      refuse(
          response,
          HttpStatus.CONFLICT,
          "AnswerLost",
          "This was done, once, and its answer was lost with the server; look at what is there.");
    } else if (earlier.status() == 0) {
      refuse(
          response,
          HttpStatus.CONFLICT,
          "StillRunning",
          "The first request with this key is still running; ask again in a second.");
    } else {
      response.setStatus(earlier.status());
      response.setHeader("Idempotency-Replayed", "true");
      if (earlier.contentType() != null) {
        response.setContentType(earlier.contentType());
      }
      response
          .getOutputStream()
          .write(told(earlier.body(), secret).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void refuse(
      HttpServletResponse response, HttpStatus status, String why, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    response
        .getWriter()
        .write(
            "{\"status\":%d,\"title\":\"%s\",\"why\":\"%s\",\"detail\":\"%s\"}"
                .formatted(status.value(), status.getReasonPhrase(), why, detail));
  }

  private static String print(HttpServletRequest request, byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
