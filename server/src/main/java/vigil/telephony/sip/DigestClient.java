package vigil.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.Digest.Algorithm;

/// Our proof to a carrier that asks for one (RFC 3261, section 22; RFC 8760): the strongest digest
/// that it offers and we know.
public final class DigestClient {
  /// No nonce is used twice by us: each request that is refused brings another.
  private static final String COUNT = "00000001";

  private DigestClient() {}

  /// What a carrier asks.
  private record Challenge(
      String realm,
      String nonce,
      @Nullable String opaque,
      boolean hasQop,
      Algorithm algorithm,
      boolean isProxy) {}

  /// The header line that answers a 401 or 407; empty where it asks for what we cannot do.
  public static Optional<String> answer(
      Response asked, String method, String uri, Account account) {
    return challenge(asked).map(what -> line(what, method, uri, account.user(), account.secret()));
  }

  /// Whether a 401 or 407 says that the proof was good and only its nonce too old (RFC 7616, 3.3).
  public static boolean isStale(Response asked) {
    for (String name : new String[] {WWWAuthenticateHeader.NAME, ProxyAuthenticateHeader.NAME}) {
      if (asked.getHeader(name) instanceof WWWAuthenticateHeader said && said.isStale()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Challenge> challenge(Response asked) {
    Challenge best = null;
    for (String name : new String[] {WWWAuthenticateHeader.NAME, ProxyAuthenticateHeader.NAME}) {
      Iterator<?> headers = asked.getHeaders(name);
      while (headers != null && headers.hasNext()) {
        if (headers.next() instanceof WWWAuthenticateHeader said) {
          Challenge found = read(said, name.equals(ProxyAuthenticateHeader.NAME));
          boolean isStronger =
              found != null && (best == null || found.algorithm() == Algorithm.SHA256);
          best = isStronger ? found : best;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static @Nullable Challenge read(WWWAuthenticateHeader said, boolean isProxy) {
    Algorithm algorithm = Algorithm.of(said.getAlgorithm());
    String qop = said.getQop();
    boolean isKnown = qop == null || (qop + ",").replace(" ", "").contains("auth,");
    if (algorithm == null || !isKnown || said.getRealm() == null || said.getNonce() == null) {
      return null;
    }
    return new Challenge(
        said.getRealm(), said.getNonce(), said.getOpaque(), qop != null, algorithm, isProxy);
  }

  private static String line(
      Challenge what, String method, String uri, String user, String secret) {
    Algorithm algorithm = what.algorithm();
    String ha1 = hex(algorithm, user + ":" + what.realm() + ":" + secret);
    String ha2 = hex(algorithm, method + ":" + uri);
    String cnonce = SipMessageFactory.token();
    String middle = what.hasQop() ? ":" + COUNT + ":" + cnonce + ":auth:" : ":";
    String proof = hex(algorithm, ha1 + ":" + what.nonce() + middle + ha2);
    var text = new StringBuilder(what.isProxy() ? "Proxy-Authorization" : "Authorization");
    text.append(
        ": Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
            .formatted(user, what.realm(), what.nonce(), uri, proof));
    text.append(", algorithm=").append(algorithm.word);
    if (what.opaque() != null) {
      text.append(", opaque=\"").append(what.opaque()).append('"');
    }
    if (what.hasQop()) {
      text.append(", qop=auth, nc=%s, cnonce=\"%s\"".formatted(COUNT, cnonce));
    }
    return text.append("\r\n").toString();
  }

  private static String hex(Algorithm algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.word);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + algorithm.word, e);
    }
  }
}
