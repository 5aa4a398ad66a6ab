package vigil.media.webrtc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// A key and a certificate signed by itself, for as long as the process lives: who has its
/// fingerprint from a session description needs no authority (RFC 5763).
public final class DtlsIdentity {
  private static final Duration LIFE = Duration.ofDays(365);
  private static final Pattern FORM =
      Pattern.compile("sha-256 [0-9A-F]{2}(?::[0-9A-F]{2}){31}", Pattern.CASE_INSENSITIVE);

  private final BcTlsCrypto crypto;
  private final AsymmetricKeyParameter key;
  private final Certificate certificate;
  private final String fingerprint;

  private DtlsIdentity(
      BcTlsCrypto crypto, AsymmetricKeyParameter key, Certificate certificate, String fingerprint) {
    this.crypto = crypto;
    this.key = key;
    this.certificate = certificate;
    this.fingerprint = fingerprint;
  }

  /// A new one, on the curve P-256.
  public static DtlsIdentity create(SecureRandom random) {
    var crypto = new BcTlsCrypto(random);
    var generator = new ECKeyPairGenerator();
    var curve =
        new ECNamedDomainParameters(
            SECObjectIdentifiers.secp256r1, SECNamedCurves.getByName("secp256r1"));
    generator.init(new ECKeyGenerationParameters(curve, random));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    try {
      byte[] encoded = sign(pair, random);
      var certificate = new Certificate(new TlsCertificate[] {crypto.createCertificate(encoded)});
      return new DtlsIdentity(crypto, pair.getPrivate(), certificate, fingerprint(encoded));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("No certificate could be made", e);
    }
  }

  private static byte[] sign(AsymmetricCipherKeyPair pair, SecureRandom random)
      throws IOException, OperatorCreationException {
    AlgorithmIdentifier signature =
        new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
    AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
    var name = new X500Name("CN=vigil-media");
    Instant today = Instant.ofEpochMilli(System.currentTimeMillis());
    return new X509v3CertificateBuilder(
            name,
            new BigInteger(64, random),
            Date.from(today.minus(Duration.ofDays(1))),
            Date.from(today.plus(LIFE)),
            name,
            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()))
        .build(new BcECContentSignerBuilder(signature, digest).build(pair.getPrivate()))
        .getEncoded();
  }

  /// As `a=fingerprint` says it: `sha-256 AB:CD:...`.
  public String fingerprint() {
    return fingerprint;
  }

  BcTlsCrypto crypto() {
    return crypto;
  }

  AsymmetricKeyParameter key() {
    return key;
  }

  Certificate certificate() {
    return certificate;
  }

  /// Whether it has the form of a fingerprint that we can check.
  public static boolean isFingerprint(String text) {
    return FORM.matcher(text).matches();
  }

  static boolean isOf(String fingerprint, byte[] certificate) {
    return fingerprint(certificate).equalsIgnoreCase(fingerprint);
  }

  private static String fingerprint(byte[] certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
      return "sha-256 " + HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
