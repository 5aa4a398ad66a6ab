package vigil.telephony.sip;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the SIP stack is set up.
final class StackSetup {
  private static final Logger LOG = LoggerFactory.getLogger(StackSetup.class);

  /// Ports looked at for one that is free.
  private static final int MOST_TRIES = 20;

  /// Bytes: a second of the heaviest hour.
  private static final int UDP_BUFFER = 4 << 20;

  private StackSetup() {}

  /// A port that is free for UDP and TCP.
  static int free(String at) {
    try {
      var host = InetAddress.getByName(at);
      for (int i = 0; i < MOST_TRIES; i++) {
        try (var socket = new DatagramSocket(0, host);
            var door = new ServerSocket(socket.getLocalPort(), 1, host)) {
          return door.getLocalPort();
        } catch (BindException taken) {
          LOG.debug("A port is free for UDP only");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("No free port at " + at, e);
    }
    throw new IllegalStateException("No port at " + at + " is free for UDP and TCP");
  }

  /// How the stack is to be.
  static Properties properties(SipSettings settings, int port) {
    var wanted = new Properties();
    wanted.setProperty(BoundedNetwork.TRUNKS, String.join(",", settings.trunks()));
    wanted.setProperty("gov.nist.javax.sip.TCP_NODELAY", "true");
    wanted.setProperty("javax.sip.STACK_NAME", "vigil-" + port);
    wanted.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    wanted.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    wanted.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    wanted.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "8");
    wanted.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", "" + UDP_BUFFER);
    wanted.setProperty("gov.nist.javax.sip.SEND_UDP_BUFFER_SIZE", "" + UDP_BUFFER);
    wanted.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "" + MessageBounds.MOST_BYTES);
    wanted.setProperty("gov.nist.javax.sip.NETWORK_LAYER", BoundedNetwork.class.getName());
    wanted.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", "" + Thread.NORM_PRIORITY);
    wanted.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
    wanted.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
    wanted.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietServerLogger.class.getName());
    return wanted;
  }
}
