package vigil.media.webrtc;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.jspecify.annotations.Nullable;

/// A page's side of the handshake, for phones of tests.
final class PageTlsClient extends DefaultTlsClient {
  private static final int HANDSHAKE_MILLIS = 20_000;

  private final DtlsIdentity identity;
  private final String fingerprint;
  private @Nullable SrtpKeys keys;

  PageTlsClient(DtlsIdentity identity, String fingerprint) {
    super(identity.crypto());
    this.identity = identity;
    this.fingerprint = fingerprint;
  }

  @Nullable SrtpKeys keys() {
    return keys;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Hashtable getClientExtensions() throws IOException {
    Hashtable ours = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
    TlsSRTPUtils.addUseSRTPExtension(
        ours, new UseSRTPData(new int[] {PageTlsServer.PROFILE}, TlsUtils.EMPTY_BYTES));
    return ours;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        byte[] shown = server.getCertificate().getCertificateAt(0).getEncoded();
        if (!DtlsIdentity.isOf(fingerprint, shown)) {
          throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) {
        return new BcDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(context),
            identity.crypto(),
            identity.key(),
            identity.certificate(),
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    byte[] exported =
        context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.EXPORTED);
    keys = SrtpKeys.of(exported, false);
  }

  /// The other side says once that it gives up, and a datagram may be lost: nobody asks for ever.
  @Override
  public int getHandshakeTimeoutMillis() {
    return HANDSHAKE_MILLIS;
  }
}
