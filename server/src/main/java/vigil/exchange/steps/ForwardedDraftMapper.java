package vigil.exchange.steps;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Draft;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Order;
import vigil.casework.Order.Channel;
import vigil.casework.Platform;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.exchange.protocol.ForwardedAppeal;
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

  Draft map(ForwardedAppeal given) {
    var location = given.location();
    String district = location.district();
    boolean isHere = district != null && city.places().findDistrict(district).isPresent();
    String street = location.street();
    boolean isStreetHere =
        isHere && street != null && city.places().holds(new Area(String.valueOf(district), street));
    var from = given.origin();
    var origin = new ForwardingOrigin(from.path(), from.registeredAt(), from.citizenDue());
    var kind = given.classification();
    var said = given.account();
    return new Draft(
        new Draft.Source(Channel.FORWARDED, null, from.originalNumber(), origin),
        new Draft.Appeal(kind.appeal(), kind.urgency(), category(kind.category())),
        new Draft.Account(
            said.title(), description(given), said.words(), said.wishes(), said.occurred()),
        new Draft.Place(
            isHere ? district : null, isStreetHere ? street : null, address(location, isHere)),
        appellant(given.appellant()),
        new Draft.Accused(
            accused(given.accusedParty().accusedUnit()), given.accusedParty().accusedAddress()),
        new Draft.Handling(
            given.appellant().isAnonymous(),
            false,
            given.handling().isPublic(),
            false,
            given.handling().isThreat(),
            List.of("platform:" + from.path().getLast())));
  }

  private static Draft.Appellant appellant(ForwardedAppeal.Appellant who) {
    return new Draft.Appellant(who.name(), null, who.phone(), null, null, null, who.kind());
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
  private String description(ForwardedAppeal given) {
    String description = given.account().description();
    var party = given.accusedParty();
    if (party.accused() == null || accused(party.accusedUnit()) != null) {
      return description;
    }
    String whole = "%s\n被反映单位 (accused): %s".formatted(description, party.accused());
    return whole.codePointCount(0, whole.length()) > Draft.LONGEST_TEXT ? description : whole;
  }

  private static @Nullable String address(ForwardedAppeal.Location given, boolean isHere) {
    String address = given.address();
    if (isHere || given.place() == null) {
      return address;
    }
    String whole = given.place() + (address == null ? "" : address);
    return whole.length() > LONGEST_ADDRESS ? address : whole;
  }
}
