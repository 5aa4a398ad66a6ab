package vigil.telephony.sip;

import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/// The SIP domains that a certificate is of (RFC 5922, section 7.1): those named as `sip:` URIs,
/// else the DNS names, else, where it names nothing so, its common name. No wildcards (7.2).
final class CertificateDomains {
  private static final int DNS_NAME = 2;
  private static final int URI = 6;
  private static final String SIP = "sip:";

  private CertificateDomains() {}

  static Set<String> of(Certificate certificate) throws IOException {
    if (!(certificate instanceof X509Certificate known)) {
      throw new IOException("A certificate is no X.509");
    }
    try {
      Collection<List<?>> names = known.getSubjectAlternativeNames();
      if (names == null) {
        return commonName(known);
      }
      Set<String> domains = named(names, URI);
      return domains.isEmpty() ? named(names, DNS_NAME) : domains;
    } catch (CertificateParsingException | InvalidNameException e) {
      throw new IOException("A certificate names its owner in no way that we know", e);
    }
  }

  private static Set<String> named(Collection<List<?>> names, int kind) {
    var found = new TreeSet<String>();
    for (List<?> name : names) {
      if (name.get(0) instanceof Integer type
          && type == kind
          && name.get(1) instanceof String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        boolean isDomain = kind == DNS_NAME || (lower.startsWith(SIP) && !lower.contains("@"));
        if (isDomain) {
          found.add(kind == DNS_NAME ? lower : lower.substring(SIP.length()));
        }
      }
    }
    return found;
  }

  private static Set<String> commonName(X509Certificate certificate) throws InvalidNameException {
    var found = new TreeSet<String>();
    for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
      if (part.getType().equalsIgnoreCase("CN")) {
        found.add(String.valueOf(part.getValue()).toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }
}
