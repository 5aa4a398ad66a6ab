package vigil.exchange.steps;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Channel;
import vigil.casework.Order.ForwardingOrigin;
import vigil.casework.Platform;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.exchange.protocol.Envelope;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Makes an order of ours out of what another platform gave. Its codes may not be ours: a place
/// that we do not know is kept in words, and an agent completes the draft.
@Component
class ForwardedDraftMapper {
  private static final int LONGEST_ADDRESS = 200;

  private final City city;
  private final UnclassifiedCategory unclassified;

  ForwardedDraftMapper(City city, UnclassifiedCategory unclassified) {
    this.city = city;
    this.unclassified = unclassified;
  }

  /// By whom it is registered.
  static Staff actorOf(String partner) {
    return new Staff(Platform.unit(partner), partner, partner, Set.of(Role.AGENT), null, null);
  }

  Draft map(Envelope.ForwardedAppeal given) {
    String district = given.district();
    boolean isHere = district != null && city.places().findDistrict(district).isPresent();
    String street = given.street();
    boolean isStreetHere =
        isHere && street != null && city.places().holds(new Area(String.valueOf(district), street));
    var origin = new ForwardingOrigin(given.path(), given.registeredAt(), given.citizenDue());
    return new Draft(
        new Draft.Source(Channel.FORWARDED, null, given.originalNumber(), origin),
        new Draft.Appeal(given.appeal(), given.urgency(), category(given.category())),
        new Draft.Account(
            given.title(), description(given), given.words(), given.wishes(), given.occurred()),
        new Draft.Place(
            isHere ? district : null, isStreetHere ? street : null, address(given, isHere)),
        new Draft.Appellant(given.name(), null, given.phone(), null, null, null, given.kind()),
        new Draft.Accused(accused(given.accusedUnit()), given.accusedAddress()),
        new Draft.Handling(
            given.isAnonymous(),
            false,
            given.isPublic(),
            false,
            given.isThreat(),
            List.of("platform:" + given.path().getLast())));
  }

  private String category(@Nullable String code) {
    return code != null && city.categories().isLeaf(code) ? code : unclassified.code();
  }

  private @Nullable String accused(@Nullable String unit) {
    boolean isSaid =
        Order.Appeal.NOBODY.equals(unit) || (unit != null && city.units().find(unit).isPresent());
    return isSaid ? unit : null;
  }

  /// An accused unit that is none of ours is named in words, where there is room.
  private String description(Envelope.ForwardedAppeal given) {
    if (given.accused() == null || accused(given.accusedUnit()) != null) {
      return given.description();
    }
    String whole = "%s\n被反映单位 (accused): %s".formatted(given.description(), given.accused());
    return whole.codePointCount(0, whole.length()) > Draft.LONGEST_TEXT
        ? given.description()
        : whole;
  }

  private static @Nullable String address(Envelope.ForwardedAppeal given, boolean isHere) {
    String address = given.address();
    if (isHere || given.place() == null) {
      return address;
    }
    String whole = given.place() + (address == null ? "" : address);
    return whole.length() > LONGEST_ADDRESS ? address : whole;
  }
}
