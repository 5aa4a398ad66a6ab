package vigil.telephony.steps;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.media.PageCredentials;
import vigil.telephony.media.SdesKeys;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.NumberRules;
import vigil.telephony.sip.NumberRules.Way;
import vigil.telephony.sip.SipMessageFactory;

/// Legs that will ring an address: a port at media and a dialog to be stored.
final class LegFactory {
  private final CallContext context;

  LegFactory(CallContext context) {
    this.context = context;
  }

  /// An id for one more leg of a call.
  static String nextId(String call) {
    return call + "." + SipMessageFactory.token();
  }

  /// A leg that will ring an address.
  ///
  /// @param address a phone of this house, or a number; where the seat's voice is a mobile for the
  ///   shift, that is rung
  /// @return empty when no phone is there, no carrier may call it, or media has no port
  Optional<Leg> create(LegOwner owner, Dialog.Party party, String address) {
    String number = NumberRules.isNumber(address) ? address : mobile(address).orElse(null);
    List<Way> ways =
        number == null
            ? List.of()
            : context.carriers.order(context.numbers.listWays(number), context.now());
    Optional<Target> target =
        number == null
            ? target(address)
            : ways.stream().map(way -> new Target(way.target(), null)).findFirst();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    boolean isSealed = !ways.isEmpty() && ways.getFirst().isSealed();
    Optional<MediaLeg> opened =
        context.media.openLeg(
            party.call(),
            party.leg(),
            null,
            "PCMA",
            101,
            null,
            target.get().page(),
            isSealed ? SdesKeys.offered() : null);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    MediaLeg leg = opened.get();
    SipMessageFactory messages = context.wire().messages();
    String ours = ways.isEmpty() ? messages.ourUri() : messages.uri(ways.getFirst().callerId());
    String sdp = context.offer(leg, context.clock.millis(), 1);
    Dialog dialog =
        Dialog.inviting(
            party,
            new Dialog.Id(
                SipMessageFactory.token() + "@" + messages.host(), SipMessageFactory.token(), null),
            Dialog.Route.straight(ours, target.get().uri()),
            SipMessageFactory.branch(),
            Dialog.Session.offering(leg.port(), sdp));
    return Optional.of(new Leg(owner, dialog, ways));
  }

  /// Where an address is rung.
  ///
  /// @param page null where the phone is none
  private record Target(String uri, @Nullable PageCredentials page) {}

  /// The mobile that is a seat's voice for the shift.
  private Optional<String> mobile(String address) {
    String user = user(address);
    return user.contains("@") ? Optional.empty() : context.accounts.findMobile(user);
  }

  private static String user(String address) {
    return address.startsWith("sip:") ? address.substring(4) : address;
  }

  private Optional<Target> target(String address) {
    String user = user(address);
    if (user.contains("@")) {
      return user.matches("[A-Za-z0-9._+-]{1,32}@[A-Za-z0-9.-]{1,64}(:[0-9]{1,5})?")
          ? Optional.of(new Target("sip:" + user, null))
          : Optional.empty();
    }
    return context.accounts.listBindings(user).stream()
        .map(phone -> new Target(phone.contact(), phone.isPage() ? PageCredentials.UNKNOWN : null))
        .findFirst();
  }
}
