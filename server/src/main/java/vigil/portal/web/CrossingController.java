package vigil.portal.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.Platform;
import vigil.identity.Permit;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.portal.exchange.Crossings;
import vigil.portal.exchange.Crossings.Crossing;
import vigil.portal.exchange.Enclosures;
import vigil.portal.exchange.Envelope;
import vigil.portal.exchange.Partners;

/// Orders between platforms, as they are shown beside the order.
@RestController
@RequestMapping("/api/portal/exchange")
class CrossingController {
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
  record Passage(
      Crossing crossing,
      @Nullable String originalNumber,
      @Nullable Instant registeredAt,
      @Nullable Instant citizenDue,
      List<Crossings.Told> told,
      List<Crossings.Waiting> waiting,
      int filesHere) {}

  private final Casework casework;
  private final Crossings crossings;
  private final Enclosures enclosures;
  private final Partners partners;

  CrossingController(
      Casework casework, Crossings crossings, Enclosures enclosures, Partners partners) {
    this.casework = casework;
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
                it.code(), Platform.unit(it.code()), it.name(), it.nameEn(), it.endedAt() == null))
        .toList();
  }

  /// Newest first.
  @Permit(staff = true)
  @GetMapping("/orders/{id}")
  List<Passage> passages(@PathVariable String id, Staff by) {
    var dossier = casework.find(id, by).orElseThrow(() -> Problems.notFound("order"));
    var forwarded = dossier.order().origin().forwarded();
    return crossings.of(dossier.order().id()).stream()
        .map(one -> {
          var told = crossings.told(one);
          boolean isIn = one.direction() == Crossings.Direction.IN && forwarded != null;
          return new Passage(
              one,
              isIn ? dossier.originalNumber() : null,
              isIn && forwarded != null ? forwarded.registeredAt() : null,
              isIn && forwarded != null ? due(forwarded, told) : null,
              told,
              crossings.waiting(one),
              enclosures.arrived(one));
        })
        .toList();
  }

  private static Instant due(Order.Forwarded forwarded, List<Crossings.Told> told) {
    return told.stream()
        .filter(news -> news.kind().equals(Envelope.TIME_GRANTED))
        .map(Crossings.Told::due)
        .filter(Objects::nonNull)
        .reduce((one, later) -> later)
        .orElse(forwarded.citizenDue());
  }
}
