package vigil.telephony.sip;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.header.AuthorizationHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import vigil.telephony.sip.PhoneAccounts.Account;

/// Asks whoever comes for a proof by digest (RFC 3261, section 22) and judges it: phones that
/// register, trunks that bring calls.
public final class DigestAuthenticator {
  private final Digest digest;
  private final List<Digest.Algorithm> offered;
  private final InstantSource clock;

  public DigestAuthenticator(Digest digest, List<Digest.Algorithm> offered, InstantSource clock) {
    this.digest = digest;
    this.offered = List.copyOf(offered);
    this.clock = clock;
  }

  /// Whether a request brings a proof over a nonce that we gave to that address of late.
  boolean isClaimed(Request request, PacketSource source) {
    Digest.Credentials claim = claim(request);
    return claim != null && digest.isFresh(claim.nonce(), source.host(), clock.instant());
  }

  /// Judges a request by the account that it claims to be of. Nobody is looked up, and nothing
  /// counts as a guess, before the nonce has shown that the proof comes from where we sent it.
  ///
  /// @return STALE also when nothing was said: both are asked again
  Digest.Verdict judge(
      Request request, PacketSource source, Function<String, Optional<Account>> accounts) {
    Digest.Credentials claim = claim(request);
    if (claim == null || !isClaimed(request, source)) {
      return Digest.Verdict.STALE;
    }
    Optional<Account> account = accounts.apply(claim.user());
    if (account.isEmpty() || !isOf(request, claim.uri())) {
      return Digest.Verdict.WRONG;
    }
    String ha1 =
        switch (claim.algorithm()) {
          case MD5 -> account.get().md5();
          case SHA256 -> account.get().sha256();
        };
    return digest.judge(claim, ha1, request.getMethod(), source.host(), clock.instant());
  }

  private static Digest.@Nullable Credentials claim(Request request) {
    if (!(request.getHeader(AuthorizationHeader.NAME) instanceof AuthorizationHeader said)) {
      return null;
    }
    Digest.Algorithm algorithm = Digest.Algorithm.of(said.getAlgorithm());
    if (algorithm == null
        || said.getNonce() == null
        || said.getResponse() == null
        || said.getUsername() == null
        || said.getURI() == null
        || said.getRealm() == null) {
      return null;
    }
    return new Digest.Credentials(
        said.getUsername(),
        said.getRealm(),
        said.getNonce(),
        said.getURI().toString(),
        said.getResponse(),
        algorithm,
        said.getQop() == null
            ? null
            : new Digest.Quality(said.getQop(), said.getCNonce(), said.getNonceCount()));
  }

  /// Whether a proof is of this request's URI (RFC 7616, section 3.4.6): one for another, captured,
  /// proves nothing here.
  private static boolean isOf(Request request, String proved) {
    String asked = request.getRequestURI().toString();
    return asked.equals(proved) || request.getRequestURI().equals(Peers.uri(proved));
  }

  Response challenge(Request request, PacketSource source, SipMessageFactory messages) {
    Response response = messages.response(Response.UNAUTHORIZED, request, null, null);
    boolean isAgain = request.getHeader(AuthorizationHeader.NAME) != null;
    for (Digest.Algorithm algorithm : offered) {
      messages.header(
          response,
          "WWW-Authenticate",
          "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
              .formatted(
                  Digest.REALM,
                  digest.nonce(source.host(), clock.instant()),
                  algorithm.word,
                  isAgain ? ", stale=true" : ""));
    }
    return response;
  }
}
