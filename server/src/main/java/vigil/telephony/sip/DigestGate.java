package vigil.telephony.sip;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.header.AuthorizationHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import vigil.telephony.sip.Accounts.Account;

/// Asks whoever comes for a proof by digest (RFC 3261, section 22) and judges it: phones that
/// register, trunks that bring calls.
public final class DigestGate {
  private final Digest digest;
  private final List<Digest.Algorithm> offered;
  private final InstantSource clock;

  public DigestGate(Digest digest, List<Digest.Algorithm> offered, InstantSource clock) {
    this.digest = digest;
    this.offered = List.copyOf(offered);
    this.clock = clock;
  }

  /// Judges a request by the account that it claims to be of.
  ///
  /// @return STALE also when nothing was said: both are asked again
  Digest.Verdict judge(Request request, Function<String, Optional<Account>> accounts) {
    if (!(request.getHeader(AuthorizationHeader.NAME) instanceof AuthorizationHeader said)) {
      return Digest.Verdict.STALE;
    }
    Digest.Algorithm algorithm = Digest.Algorithm.of(said.getAlgorithm());
    if (algorithm == null
        || said.getNonce() == null
        || said.getResponse() == null
        || said.getUsername() == null
        || said.getURI() == null
        || said.getRealm() == null) {
      return Digest.Verdict.STALE;
    }
    var claim =
        new Digest.Claim(
            said.getUsername(),
            said.getRealm(),
            said.getNonce(),
            said.getURI().toString(),
            said.getResponse(),
            algorithm,
            said.getQop(),
            said.getCNonce(),
            said.getQop() == null ? 1 : said.getNonceCount());
    Optional<Account> account = accounts.apply(claim.user());
    if (account.isEmpty()) {
      return Digest.Verdict.WRONG;
    }
    String ha1 =
        switch (algorithm) {
          case MD5 -> account.get().md5();
          case SHA256 -> account.get().sha256();
        };
    return digest.judge(claim, ha1, request.getMethod(), clock.instant());
  }

  Response challenge(Request request, Messages messages) {
    Response response = messages.response(Response.UNAUTHORIZED, request, null, null);
    boolean isAgain = request.getHeader(AuthorizationHeader.NAME) != null;
    for (Digest.Algorithm algorithm : offered) {
      messages.header(
          response,
          "WWW-Authenticate",
          "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
              .formatted(
                  Digest.REALM,
                  digest.nonce(clock.instant()),
                  algorithm.word,
                  isAgain ? ", stale=true" : ""));
    }
    return response;
  }
}
