package vigil.telephony.sip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vigil.telephony.sip.CarrierSettings.Tls;

/// Reads who we are and whom we trust from the operator's PEM files.
final class TlsFiles {
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");
  private static final char[] NO_PASSWORD = {};

  private TlsFiles() {}

  /// @throws IllegalStateException when a file cannot be read or holds something else
  static SSLContext load(Tls files) {
    try {
      KeyStore ours = empty();
      ours.setKeyEntry(
          "us",
          key(files.key()),
          NO_PASSWORD,
          certificates(files.certificate()).toArray(Certificate[]::new));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(ours, NO_PASSWORD);
      KeyStore trusted = empty();
      List<? extends Certificate> roots = certificates(files.trust());
      for (int i = 0; i < roots.size(); i++) {
        trusted.setCertificateEntry("root" + i, roots.get(i));
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return made;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "vigil.carriers.tls: the certificate, its key or the trusted ones cannot be read", e);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore made = KeyStore.getInstance("PKCS12");
    made.load(null, NO_PASSWORD);
    return made;
  }

  private static List<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      var found = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (found.isEmpty()) {
        throw new IOException("No certificate in " + file);
      }
      return found;
    }
  }

  /// PKCS 8, as `openssl pkcs8 -topk8 -nocrypt` writes it.
  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    String text =
        Files.readString(file)
            .replaceAll("(?s).*-----BEGIN PRIVATE KEY-----", "")
            .replaceAll("(?s)-----END PRIVATE KEY-----.*", "")
            .replaceAll("\\s", "");
    try {
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
      for (String kind : KINDS) {
        Optional<PrivateKey> key = parse(kind, spec);
        if (key.isPresent()) {
          return key.get();
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("No PKCS 8 key in " + file, e);
    }
    throw new IOException("No key that we know in " + file);
  }

  private static Optional<PrivateKey> parse(String kind, PKCS8EncodedKeySpec spec)
      throws GeneralSecurityException {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePrivate(spec));
    } catch (InvalidKeySpecException other) {
      return Optional.empty();
    }
  }
}
