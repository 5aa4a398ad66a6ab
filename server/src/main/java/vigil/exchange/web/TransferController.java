package vigil.exchange.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Platform;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.steps.FileTransfers;
import vigil.exchange.steps.PartnerAvailability;
import vigil.exchange.store.SqlPartners;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.identity.Permit;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.messaging.UndeliveredMessage;

/// Orders between platforms, as they are shown beside the order.
@RestController
@RequestMapping("/api/portal/exchange")
class TransferController {
  /// A platform by its names.
  ///
  /// @param unit what it is called among the units that have parts in orders
  /// @param isLive orders may be forwarded to it
  record PlatformNames(String code, String unit, String name, String nameEn, boolean isLive) {}

  /// One forwarding of the order, and how it goes.
  ///
  /// @param originalNumber where the order was first heard; for one that came in
  /// @param registeredAt when the citizen was first heard; for one that came in
  /// @param citizenDue by when the sender owes the answer, more time counted in; for one that came
  ///   in
  /// @param waiting what has not arrived at the other side
  /// @param filesHere how many of the other side's files have arrived here
  record TransferView(
      Transfer crossing,
      @Nullable String originalNumber,
      @Nullable Instant registeredAt,
      @Nullable Instant citizenDue,
      List<SqlTransfers.TransferUpdate> told,
      List<UndeliveredMessage> waiting,
      int filesHere) {}

  private final Casework casework;
  private final SqlTransfers crossings;
  private final PartnerAvailability availability;
  private final FileTransfers enclosures;
  private final SqlPartners partners;

  TransferController(
      Casework casework,
      SqlTransfers crossings,
      PartnerAvailability availability,
      FileTransfers enclosures,
      SqlPartners partners) {
    this.casework = casework;
    this.availability = availability;
    this.enclosures = enclosures;
    this.crossings = crossings;
    this.partners = partners;
  }

  @Permit(staff = true)
  @GetMapping("/platforms")
  List<PlatformNames> platforms() {
    return partners.list().stream()
        .map(it ->
            new PlatformNames(
                it.code(),
                Platform.unit(it.code()),
                it.settings().name(),
                it.settings().nameEn(),
                it.endedAt() == null))
        .toList();
  }

  /// Newest first.
  @Permit(staff = true)
  @GetMapping("/orders/{id}")
  List<TransferView> listTransfers(@PathVariable String id, Staff by) {
    var dossier = casework.find(id, by).orElseThrow(() -> Problems.notFound("order"));
    var forwarded = dossier.order().origin().forwarded();
    return crossings.list(dossier.order().id()).stream()
        .map(one -> {
          var told = crossings.listUpdates(one);
          boolean isIn = one.direction() == SqlTransfers.Direction.IN && forwarded != null;
          return new TransferView(
              one,
              isIn ? dossier.remarks().originalNumber() : null,
              isIn && forwarded != null ? forwarded.registeredAt() : null,
              isIn && forwarded != null ? due(forwarded, told) : null,
              told,
              availability.listUndelivered(one),
              enclosures.countArrived(one));
        })
        .toList();
  }

  private static Instant due(ForwardingOrigin forwarded, List<SqlTransfers.TransferUpdate> told) {
    return told.stream()
        .filter(news -> news.kind().equals(SenderMessage.TIME_GRANTED.wireName()))
        .map(SqlTransfers.TransferUpdate::due)
        .filter(Objects::nonNull)
        .reduce((one, later) -> later)
        .orElse(forwarded.citizenDue());
  }
}
