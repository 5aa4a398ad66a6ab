package vigil.telephony.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests of ours over connections to which nobody has said anything yet. A far side that closes
/// its connection may never have read what was on its way, so it is sent again over a new one. That
/// is our rule; with the same branch, who did read it takes it for a repetition (RFC 3261, section
/// 17.2.3).
final class UnansweredRequests {
  private static final Logger LOG = LoggerFactory.getLogger(UnansweredRequests.class);

  /// With the first time: who closes this often has nothing to say.
  private static final int MOST_TIMES = 3;

  private static final Duration MOST_WAIT = Duration.ofSeconds(1);

  /// How often each was sent; locked while it is.
  private final Map<SIPClientTransaction, AtomicInteger> known = new ConcurrentHashMap<>();

  private volatile boolean isStopped;

  /// Sends a request for the first time.
  ///
  /// @throws SipException when there is no way to its target
  void send(ClientTransaction request) throws SipException {
    if (!(request instanceof SIPClientTransaction sent) || !sent.isReliable()) {
      request.sendRequest();
      return;
    }
    var times = new AtomicInteger(1);
    known.put(sent, times);
    synchronized (times) {
      try {
        sent.sendRequest();
      } catch (SipException | RuntimeException e) {
        known.remove(sent);
        throw e;
      }
    }
  }

  /// A transaction is over, or nobody wants an answer to it any more.
  void remove(ClientTransaction request) {
    if (request instanceof SIPClientTransaction over) {
      known.remove(over);
    }
  }

  /// Nothing is sent again: our own end closes the connections.
  void stop() {
    isStopped = true;
  }

  /// A connection ended.
  ///
  /// @param reader after whose end a new one may be made: at its end the stack forgets the
  ///   connection to that host and port, whichever that is
  void ended(String host, int port, Thread reader) {
    Thread.ofVirtual().name("sip-again").start(() -> sendAgain(host, port, reader));
  }

  private void sendAgain(String host, int port, Thread reader) {
    try {
      reader.join(MOST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    known.keySet().stream()
        .filter(one -> one.getPeerPort() == port && one.getPeerAddress().equals(host))
        .forEach(this::sendAgain);
  }

  private void sendAgain(SIPClientTransaction request) {
    AtomicInteger times = known.get(request);
    if (times == null) {
      return;
    }
    synchronized (times) {
      boolean isWanted = !isStopped && known.containsKey(request);
      if (isWanted && isUnanswered(request) && times.get() < MOST_TIMES) {
        times.incrementAndGet();
        LOG.info("Sent again, for its connection was closed: {}", request.getMethod());
        try {
          request.sendMessage((SIPMessage) request.getRequest());
        } catch (IOException | RuntimeException e) {
          LOG.info("No new connection for: {}", request.getMethod());
        }
      }
    }
  }

  private static boolean isUnanswered(SIPClientTransaction request) {
    TransactionState state = request.getState();
    return TransactionState.CALLING.equals(state) || TransactionState.TRYING.equals(state);
  }
}
