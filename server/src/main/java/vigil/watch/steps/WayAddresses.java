package vigil.watch.steps;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.identity.Identity;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.StaffMessages;
import vigil.telephony.StaffMobiles;
import vigil.telephony.StaffPhones;
import vigil.watch.PageWay;
import vigil.watch.store.SqlDutyWays;
import vigil.watch.store.SqlDutyWays.ChosenWays;

/// Where the ways to a member of staff lead, and whether anything goes there.
@Component
public class WayAddresses {
  private static final int SHOWN = 2;

  /// How a way stands.
  public enum WayState {
    READY,
    /// No gateway, mail server or carrier for it.
    NOT_SET_UP,
    /// No phone of the extension is registered now: it would not ring.
    NOT_REGISTERED,
    NO_ADDRESS;

    /// Whether it is gone when it is its turn: a phone may be there by then.
    boolean isGone() {
      return this == READY || this == NOT_REGISTERED;
    }
  }

  private final SqlDutyWays chosen;
  private final Identity identity;
  private final StaffMobiles mobiles;
  private final StaffPhones phones;
  private final StaffMessages messages;

  WayAddresses(
      SqlDutyWays chosen,
      Identity identity,
      StaffMobiles mobiles,
      StaffPhones phones,
      StaffMessages messages) {
    this.chosen = chosen;
    this.identity = identity;
    this.mobiles = mobiles;
    this.phones = phones;
    this.messages = messages;
  }

  public WayState getState(String staff, PageWay way) {
    if (way == PageWay.SCREEN) {
      return WayState.READY;
    }
    if (findMasked(staff, way).isEmpty()) {
      return WayState.NO_ADDRESS;
    }
    if (way == PageWay.PHONE && identity.findStaff(staff).flatMap(phones::findPhone).isEmpty()) {
      return WayState.NOT_REGISTERED;
    }
    boolean isSetUp =
        switch (way) {
          case MOBILE -> mobiles.findAddress(staff).isPresent();
          case SMS -> messages.isReady(DeliveryChannel.SMS);
          case MAIL -> messages.isReady(DeliveryChannel.MAIL);
          case PHONE, SCREEN -> true;
        };
    return isSetUp ? WayState.READY : WayState.NOT_SET_UP;
  }

  /// For their own eyes: number and address masked.
  public Optional<String> findMasked(String staff, PageWay way) {
    return switch (way) {
      case MOBILE, SMS -> findNumber(staff).map(Phone::toString);
      case PHONE -> findExtension(staff);
      case MAIL -> findMail(staff).map(mail -> Masked.text(mail, SHOWN).toString());
      case SCREEN -> Optional.empty();
    };
  }

  /// What telephony calls.
  Optional<String> findAddress(String staff, PageWay way) {
    return switch (way) {
      case MOBILE -> mobiles.findAddress(staff);
      case PHONE -> findExtension(staff).map(extension -> "sip:" + extension);
      case SMS, MAIL, SCREEN -> Optional.empty();
    };
  }

  Optional<Phone> findNumber(String staff) {
    return mobiles.findNumber(staff);
  }

  Optional<String> findMail(String staff) {
    return chosen.find(staff).map(ChosenWays::mail);
  }

  private Optional<String> findExtension(String staff) {
    return identity.findStaff(staff).flatMap(who -> Optional.ofNullable(who.extension()));
  }
}
