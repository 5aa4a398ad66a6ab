package vigil.telephony.sip;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.RequestEventExt;
import gov.nist.javax.sip.ResponseEventExt;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.TransactionUnavailableException;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The UDP socket, the door for connections and the transactions on both. JAIN-SIP parses and keeps
/// transactions; dialogs are ours.
public final class SipEndpoint implements SipListener {
  private static final Logger LOG = LoggerFactory.getLogger(SipEndpoint.class);

  private final SipSettings settings;
  private final CarrierSettings carriers;
  private final SipEvents events;
  private final RequestScreening reception;
  private final UnansweredRequests unanswered = new UnansweredRequests();
  private final Registrar registrar;
  private @Nullable SipStackImpl stack;
  private volatile boolean isStopping;
  private @Nullable SipProvider provider;
  private @Nullable SipMessageFactory messages;

  public SipEndpoint(
      SipSettings settings,
      SipEvents events,
      Registrar registrar,
      DigestAuthenticator gate,
      CarrierSettings carriers,
      CarrierLines lines,
      InstantSource clock) {
    this.settings = settings;
    this.carriers = carriers;
    this.events = events;
    this.registrar = registrar;
    var trunks = new Trunks(settings, gate, lines);
    this.reception = new RequestScreening(settings, events, registrar, gate, trunks, clock, this);
  }

  /// Binds the port; a server that comes back takes the same one.
  public void start() {
    CommonLogger.useLegacyLogger = true;
    CommonLogger.legacyLogger = new QuietStackLogger();
    int port = settings.port() == 0 ? StackSetup.free(settings.host()) : settings.port();
    CarrierSettings.Tls tls = carriers.tls();
    registrar.start();
    try {
      SipStackImpl made = new SipStackImpl(StackSetup.properties(settings, port));
      if (made.getNetworkLayer() instanceof BoundedNetwork network) {
        network.setCarriers(carriers);
        network.ends().setListener(unanswered::ended);
      }
      ListeningPoint point = made.createListeningPoint(settings.host(), port, ListeningPoint.UDP);
      SipProvider bound = made.createSipProvider(point);
      bound.addListeningPoint(made.createListeningPoint(settings.host(), port, ListeningPoint.TCP));
      if (tls != null) {
        bound.addListeningPoint(made.createListeningPoint(settings.host(), tls.port(), "TLS"));
        LOG.info("The line listens for SIP over TLS at {}:{}", settings.host(), tls.port());
      }
      stack = made;
      provider = bound;
      int tlsPort = tls == null ? port : tls.port();
      messages = new SipMessageFactory(settings.host(), port, tlsPort, settings.number());
      bound.addSipListener(this);
      made.start();
      LOG.info("The line listens for SIP at udp and tcp {}:{}", settings.host(), port);
    } catch (SipException | InvalidArgumentException | java.util.TooManyListenersException e) {
      throw new IllegalStateException(
          "The line cannot listen at udp and tcp %s:%d%s: is another server there?"
              .formatted(settings.host(), port, tls == null ? "" : " and tls " + tls.port()),
          e);
    }
  }

  /// Whether what cannot be sent any more is of no call's fault.
  public boolean isStopping() {
    return isStopping;
  }

  public void stop() {
    isStopping = true;
    unanswered.stop();
    SipStackImpl running = stack;
    if (running == null) {
      return;
    }
    SipProvider bound = bound();
    bound.removeSipListener(this);
    try {
      List<ListeningPoint> points = List.of(bound.getListeningPoints());
      running.deleteSipProvider(bound);
      for (ListeningPoint point : points) {
        running.deleteListeningPoint(point);
      }
    } catch (ObjectInUseException e) {
      LOG.debug("The SIP port was in use while stopping");
    }
    running.stop();
    stack = null;
  }

  /// How many requests the stack keeps for their repetitions.
  public int transactions() {
    SipStackImpl running = stack;
    return running == null ? 0 : running.getServerTransactionTableSize();
  }

  public int port() {
    return bound().getListeningPoint(ListeningPoint.UDP).getPort();
  }

  /// Where we listen.
  public String host() {
    return settings.host();
  }

  public SipMessageFactory messages() {
    SipMessageFactory made = messages;
    if (made == null) {
      throw new IllegalStateException("The line is not started");
    }
    return made;
  }

  private SipProvider bound() {
    SipProvider made = provider;
    if (made == null) {
      throw new IllegalStateException("The line is not started");
    }
    return made;
  }

  /// Sends a request without a transaction: ACK, and CANCEL of an INVITE of an earlier life.
  public void send(Request request) {
    try {
      bound().sendRequest(request);
    } catch (SipException | RuntimeException e) {
      LOG.info("A {} could not be sent: {}", request.getMethod(), e.getMessage());
    }
  }

  /// Sends a request in a transaction that repeats it.
  ///
  /// @return null when there is no way to its target
  public @Nullable ClientTransaction begin(Request request) {
    return begin(request, null);
  }

  /// Sends a request outside dialogs in a transaction that repeats it.
  ///
  /// @param handler hears the final response, in the stack's threads
  /// @return null when there is no way to its target
  public @Nullable ClientTransaction begin(Request request, @Nullable ResponseHandler handler) {
    try {
      ClientTransaction transaction = bound().getNewClientTransaction(request);
      transaction.setApplicationData(handler);
      unanswered.send(transaction);
      return transaction;
    } catch (SipException | RuntimeException e) {
      LOG.atLevel(handler == null ? Level.INFO : Level.DEBUG)
          .log("A {} could not be sent: {}", request.getMethod(), e.getMessage());
      return null;
    }
  }

  /// Sends a request no more, and hears no answer to it.
  public void abandon(ClientTransaction transaction) {
    try {
      transaction.terminate();
    } catch (ObjectInUseException | RuntimeException e) {
      LOG.debug("A transaction was in use");
    }
  }

  /// Does not send a request again of which the far side may know nothing: nobody wants its answer.
  public void forget(ClientTransaction transaction) {
    unanswered.remove(transaction);
  }

  /// Cancels an INVITE whose transaction lives.
  public void cancel(ClientTransaction invite) {
    try {
      bound().getNewClientTransaction(invite.createCancel()).sendRequest();
    } catch (SipException | RuntimeException e) {
      LOG.info("A CANCEL could not be sent: {}", e.getMessage());
    }
  }

  /// Answers in a transaction.
  ///
  /// @return false when the stack could not send it, whatever the reason
  public boolean reply(ServerTransaction transaction, Response response) {
    try {
      transaction.sendResponse(response);
      return true;
    } catch (SipException | InvalidArgumentException | RuntimeException e) {
      LOG.info("A {} could not be sent: {}", response.getStatusCode(), kinds(e));
      return false;
    }
  }

  /// What went wrong, without words that may name a person.
  private static String kinds(Throwable failure) {
    Throwable cause = failure.getCause();
    String kind = failure.getClass().getSimpleName();
    return cause == null ? kind : kind + ", by " + kinds(cause);
  }

  /// Sends a response without a transaction: to who proves nothing, and our 200, again and again
  /// until its ACK.
  public void resend(Response response) {
    try {
      bound().sendResponse(response);
    } catch (SipException | RuntimeException e) {
      LOG.debug("A {} could not be sent again", response.getStatusCode());
    }
  }

  @Override
  @SuppressWarnings("CatchAndPrintStackTrace")
  public void processRequest(RequestEvent event) {
    Request request = event.getRequest();
    PacketSource source = source(event);
    try {
      if (isCutOff(source)) {
        LOG.debug("A {} was cut off", request.getMethod());
      } else if (!cameAsItSays(request)) {
        LOG.debug("A {} says that it came by another way than it did", request.getMethod());
      } else if (request.getMethod().equals(Request.ACK)) {
        events.acked(request, source);
      } else if (reception.admits(request, source)) {
        take(event, request, source);
      }
    } catch (TransactionAlreadyExistsException | TransactionUnavailableException e) {
      LOG.debug("A {} was not new", request.getMethod());
    } catch (RuntimeException e) {
      LOG.debug("A {} from the wire was dropped", request.getMethod(), e);
    }
  }

  /// Whether the sound of who sent a packet is sealed.
  public Sealing sealing(PacketSource source) {
    SipStackImpl running = stack;
    return running != null && running.getNetworkLayer() instanceof BoundedNetwork network
        ? network.sealing(source)
        : Sealing.NEVER;
  }

  private boolean isCutOff(PacketSource source) {
    SipStackImpl running = stack;
    return running != null
        && running.getNetworkLayer() instanceof BoundedNetwork network
        && network.ends().isCutOff(source);
  }

  /// The stack answers by the way that the top `Via` names, so that must be the one it came by.
  private static boolean cameAsItSays(Request request) {
    return request.getHeader(ViaHeader.NAME) instanceof ViaHeader via
        && request instanceof SIPRequest came
        && came.getMessageChannel() instanceof MessageChannel way
        && way.getTransport().equalsIgnoreCase(via.getTransport());
  }

  private void take(RequestEvent event, Request request, PacketSource source)
      throws TransactionAlreadyExistsException, TransactionUnavailableException {
    ServerTransaction known = event.getServerTransaction();
    Optional<Response> atOnce =
        known == null ? reception.atOnce(request, source) : Optional.empty();
    if (atOnce.isPresent()) {
      resend(atOnce.get());
      return;
    }
    ServerTransaction transaction = known == null ? begun(request) : known;
    if (transaction == null) {
      return;
    }
    try {
      reception.handle(request, transaction, source);
    } catch (RuntimeException e) {
      LOG.debug("A {} from the wire could not be taken", request.getMethod(), e);
      reply(transaction, messages().response(Response.SERVER_INTERNAL_ERROR, request, null, null));
    }
  }

  /// The transaction of a request; null for one that lacks what every request has, which is
  /// refused.
  private @Nullable ServerTransaction begun(Request request)
      throws TransactionAlreadyExistsException, TransactionUnavailableException {
    messages().complete(request);
    try {
      return bound().getNewServerTransaction(request);
    } catch (TransactionUnavailableException e) {
      if (!(e.getCause() instanceof ParseException)) {
        throw e;
      }
      resend(messages().response(Response.BAD_REQUEST, request, null, null));
      return null;
    }
  }

  private static PacketSource source(RequestEvent event) {
    return event instanceof RequestEventExt ext && ext.getRemoteIpAddress() != null
        ? new PacketSource(
            ext.getRemoteIpAddress(), ext.getRemotePort(), Transport.of(event.getRequest()))
        : new PacketSource("", 0, Transport.UDP);
  }

  private static PacketSource source(ResponseEvent event) {
    return event instanceof ResponseEventExt ext && ext.getRemoteIpAddress() != null
        ? new PacketSource(
            ext.getRemoteIpAddress(), ext.getRemotePort(), Transport.of(event.getResponse()))
        : new PacketSource("", 0, Transport.UDP);
  }

  @Override
  public void processResponse(ResponseEvent event) {
    Response response = event.getResponse();
    var cseq = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
    if (cseq == null || isCutOff(source(event))) {
      return;
    }
    ClientTransaction transaction = event.getClientTransaction();
    if (transaction != null && transaction.getApplicationData() instanceof ResponseHandler asker) {
      if (response.getStatusCode() >= 200) {
        asker.responded(response, source(event));
      }
    } else if (cseq.getMethod().equals(Request.INVITE)) {
      events.responded(response);
    } else if (cseq.getMethod().equals(Request.OPTIONS) && response.getStatusCode() >= 200) {
      events.probed(response);
    } else if (cseq.getMethod().equals(Request.UPDATE) && response.getStatusCode() >= 200) {
      events.refreshed(response);
    }
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    if (!event.isServerTransaction()) {
      Request request = event.getClientTransaction().getRequest();
      if (request.getMethod().equals(Request.INVITE)) {
        events.timedOut(request);
      }
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    LOG.debug("The wire to {} failed", event.getHost());
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    if (!event.isServerTransaction()) {
      unanswered.remove(event.getClientTransaction());
    }
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {}
}
