package vigil.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates made by the JDK's own tool, each its own issuer.
final class TestCertificates {
  private static final String PASSWORD = "test-secret";
  private final Path folder;

  TestCertificates(Path folder) {
    this.folder = folder;
  }

  /// Makes a key and a certificate: `NAME.pem`, `NAME.key`.
  ///
  /// @param names `dns:...` or `uri:...`, parted by commas
  void make(String name, String names) throws Exception {
    Path store = folder.resolve(name + ".p12");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name + ".example",
                "-ext",
                "san=" + names,
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    Process made = new ProcessBuilder(command).inheritIO().start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException("keytool could not make " + name);
    }
    KeyStore keys = keys(name);
    pem(name + ".key", "PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded());
    pem(name + ".pem", "CERTIFICATE", keys.getCertificate("it").getEncoded());
  }

  private void pem(String file, String kind, byte[] bytes) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                kind,
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(bytes),
                kind);
    Files.writeString(folder.resolve(file), text);
  }

  private KeyStore keys(String name) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  Path certificate(String name) {
    return folder.resolve(name + ".pem");
  }

  Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /// One file that trusts several.
  Path trust(String file, String... names) throws IOException {
    var all = new StringBuilder();
    for (String name : names) {
      all.append(Files.readString(certificate(name)));
    }
    return Files.writeString(folder.resolve(file), all.toString());
  }

  /// Who has this certificate and trusts that one.
  SSLContext context(String name, String trusted) throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keys(name), PASSWORD.toCharArray());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate known = Objects.requireNonNull(keys(trusted).getCertificate("it"));
    store.setCertificateEntry("it", known);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext made = SSLContext.getInstance("TLS");
    made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return made;
  }
}
