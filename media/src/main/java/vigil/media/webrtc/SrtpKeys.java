package vigil.media.webrtc;

import java.util.Arrays;

/// The two directions that a DTLS handshake has keyed.
///
/// @param in opens what the far side sealed
/// @param out seals what goes there
public record SrtpKeys(Srtp in, Srtp out) {
  /// Bytes exported from the handshake: two keys, two salts (RFC 5764, section 4.2).
  static final int EXPORTED = 2 * (SrtpCipher.KEY_BYTES + SrtpCipher.SALT_BYTES);

  static SrtpKeys of(byte[] exported, boolean isServer) {
    int salts = 2 * SrtpCipher.KEY_BYTES;
    byte[] clientKey = Arrays.copyOf(exported, SrtpCipher.KEY_BYTES);
    byte[] serverKey = Arrays.copyOfRange(exported, SrtpCipher.KEY_BYTES, salts);
    byte[] clientSalt = Arrays.copyOfRange(exported, salts, salts + SrtpCipher.SALT_BYTES);
    byte[] serverSalt = Arrays.copyOfRange(exported, salts + SrtpCipher.SALT_BYTES, EXPORTED);
    var client = new Srtp(clientKey, clientSalt);
    var server = new Srtp(serverKey, serverSalt);
    return isServer ? new SrtpKeys(client, server) : new SrtpKeys(server, client);
  }
}
