package vigil.exchange.steps;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.casework.Attachments;
import vigil.casework.Attachments.Attachment;
import vigil.exchange.protocol.FileTransferHeader;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.protocol.VerifiedInputStream;
import vigil.exchange.steps.PartnerHttpClient.PartnerRequest;
import vigil.exchange.store.SqlPartners;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.kernel.Content;
import vigil.messaging.BoundedHttpClient.HttpReply;
import vigil.messaging.Carrier;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;

/// Brings a file to another platform once that has its order. A try that is cut in the middle
/// leaves nothing there and is made again as a whole; one that did arrive is known there by its
/// bytes.
@Component
class FileCarrier implements Carrier {
  static final String PATH = "/api/portal/exchange/files";

  private final PartnerHttpClient wire;
  private final SqlTransfers crossings;
  private final FileTransfers enclosures;
  private final Attachments attachments;
  private final OrderReader orders;
  private final PlatformIdentity ourselves;
  private final TransferTrace trace;
  private final Duration patience;

  /// @param patience `vigil.portal.exchange.file-timeout`: for the whole of one try; well below
  ///   `vigil.portal.delivery.lease`
  FileCarrier(
      PartnerHttpClient wire,
      SqlTransfers crossings,
      FileTransfers enclosures,
      Attachments attachments,
      OrderReader orders,
      PlatformIdentity ourselves,
      TransferTrace trace,
      @Value("${vigil.portal.exchange.file-timeout:2m}") Duration patience) {
    this.wire = wire;
    this.crossings = crossings;
    this.enclosures = enclosures;
    this.attachments = attachments;
    this.orders = orders;
    this.ourselves = ourselves;
    this.trace = trace;
    this.patience = patience;
  }

  @Override
  public DeliveryChannel channel() {
    return DeliveryChannel.EXCHANGE_FILE;
  }

  @Override
  public Set<String> listPaused() {
    return wire.listPaused();
  }

  @Override
  public DeliveryResult carry(Delivery delivery) {
    SqlPartners.SigningKey key = wire.findKey(delivery.target()).orElse(null);
    if (key == null) {
      return new DeliveryResult.PermanentFailure("nothing goes to this platform any more");
    }
    var wanted = FileTransfers.parse(delivery.body());
    Transfer one = crossings.find(wanted.crossing()).filter(FileTransfers::isOpen).orElse(null);
    if (one == null) {
      return new DeliveryResult.NotNeeded("the order was taken back or ended before");
    }
    if (one.state() == SqlTransfers.State.WAITING) {
      return new DeliveryResult.Behind("the other platform does not have the order yet");
    }
    Attachment file = file(one, wanted.attachment());
    if (file == null) {
      return new DeliveryResult.NotNeeded("the file is gone, or may not go");
    }
    if (attachments.awaitsScan(file)) {
      return new DeliveryResult.OnHold("the scanner has not answered for it yet");
    }
    var obstacle = wire.findObstacle(key);
    if (obstacle != null) {
      return obstacle;
    }
    Content bytes = attachments.findContent(file).orElse(null);
    return bytes == null
        ? new DeliveryResult.NotNeeded("the file is gone")
        : send(delivery, key, one, file, bytes);
  }

  /// Asked for again at each try: a flag may have come to the order, and the scanner may have found
  /// something.
  private @Nullable Attachment file(Transfer one, String id) {
    return orders
        .find(one.order())
        .flatMap(order ->
            enclosures
                .listGoing(order, one.direction())
                .filter(it -> it.id().equals(id))
                .findFirst())
        .orElse(null);
  }

  private DeliveryResult send(
      Delivery delivery, SqlPartners.SigningKey key, Transfer one, Attachment file, Content bytes) {
    PartnerRequest request;
    try {
      request = request(delivery, one, file, bytes);
    } catch (FileNotFoundException gone) {
      return new DeliveryResult.NotNeeded("the file is gone");
    }
    trace.attachmentSent(one, file.id());
    return wire.send(one.partner(), key, request, FileCarrier::judge);
  }

  private PartnerRequest request(Delivery delivery, Transfer one, Attachment file, Content bytes)
      throws FileNotFoundException {
    boolean isResult = one.direction() == SqlTransfers.Direction.IN;
    String said =
        new FileTransferHeader(
                ourselves.code(),
                one.partner(),
                one.ref(),
                isResult,
                file.name(),
                file.type(),
                file.bytes(),
                sha256(bytes))
            .render();
    return new PartnerRequest(
        delivery.id(),
        PATH,
        Map.of(
            PartnerHttpClient.FROM,
            ourselves.code(),
            "Content-Type",
            "application/octet-stream",
            FileTransferHeader.HEADER,
            said),
        said,
        body(bytes, file.bytes()),
        patience);
  }

  /// Opened again at each try, and never whole in memory. Its length is told, as of a file.
  private static HttpRequest.BodyPublisher body(Content bytes, long length) {
    return HttpRequest.BodyPublishers.fromPublisher(
        HttpRequest.BodyPublishers.ofInputStream(() -> {
          try {
            return bytes.open();
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }),
        length);
  }

  private static String sha256(Content bytes) throws FileNotFoundException {
    MessageDigest digest = VerifiedInputStream.sha256();
    try (var in = new DigestInputStream(bytes.open(), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (java.nio.file.NoSuchFileException gone) {
      throw new FileNotFoundException(gone.getFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static DeliveryResult judge(HttpReply answer) {
    return PartnerHttpClient.judge(
        answer,
        why ->
            // Bytes that changed on the way may arrive whole the next time.
            why.equals(FileReceiver.BytesDiffer.class.getSimpleName())
                ? answer.toRetryLater()
                : PartnerHttpClient.toFailure(answer, why));
  }
}
