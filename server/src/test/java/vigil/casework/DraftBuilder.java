package vigil.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.Channel;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// A draft for a test, told as the case is: `complaint().about("d310104").anonymous().draft()`.
/// What a test does not say is whole and ordinary: somebody rang and gave all five elements.
public final class DraftBuilder {
  private Draft.Source source = Draft.Source.of(Channel.PHONE, "call-1");
  private Draft.Appeal appeal;
  private Draft.Account account =
      new Draft.Account("小区封控，血透无法出门", "每周三次血透，今天起不能出小区，医院要求自行前往。", null, "请安排车辆", null);
  private Draft.Place place = new Draft.Place("310115", "310115004", "花木路 1 号");
  private Draft.Appellant appellant =
      new Draft.Appellant("王小明", "13812345678", null, null, null, null, Draft.CustomerKind.PERSON);
  private Draft.Accused accused = Draft.Accused.UNSAID;
  private Draft.Handling handling = Draft.Handling.ORDINARY;

  private DraftBuilder(AppealType type) {
    appeal = new Draft.Appeal(type, Urgency.NORMAL, "0101");
  }

  public static DraftBuilder of(AppealType type) {
    return new DraftBuilder(type);
  }

  public static DraftBuilder help() {
    return of(AppealType.HELP);
  }

  public static DraftBuilder complaint() {
    return of(AppealType.COMPLAINT);
  }

  public static DraftBuilder report() {
    return of(AppealType.REPORT);
  }

  public static DraftBuilder consultation() {
    return of(AppealType.CONSULTATION);
  }

  public DraftBuilder urgency(Urgency urgency) {
    appeal = new Draft.Appeal(appeal.type(), urgency, appeal.category());
    return this;
  }

  public DraftBuilder urgent() {
    return urgency(Urgency.URGENT);
  }

  public DraftBuilder category(@Nullable String category) {
    appeal = new Draft.Appeal(appeal.type(), appeal.urgency(), category);
    return this;
  }

  /// The unit that it complains of; null while nobody said.
  public DraftBuilder about(@Nullable String unit) {
    accused = Draft.Accused.of(unit);
    return this;
  }

  public DraftBuilder aboutNobody() {
    return about(Order.Appeal.NOBODY);
  }

  public DraftBuilder anonymous() {
    return hidden(true, handling.confidential());
  }

  public DraftBuilder confidential() {
    return hidden(handling.anonymous(), true);
  }

  /// As an appellant asks who wants to stay unknown.
  public DraftBuilder hidden(boolean anonymous, boolean confidential) {
    var h = handling;
    return handling(
        new Draft.Handling(
            anonymous, confidential, h.isPublic(), h.leaderAssigned(), h.threat(), h.tags()));
  }

  /// Each flag that an order takes from its draft.
  public DraftBuilder flagged() {
    return handling(new Draft.Handling(true, true, true, true, false, List.of()));
  }

  private DraftBuilder handling(Draft.Handling other) {
    handling = other;
    return this;
  }

  public DraftBuilder told(String title, String description) {
    account = new Draft.Account(title, description, null, null, null);
    return this;
  }

  public DraftBuilder titled(String title) {
    var a = account;
    account = new Draft.Account(title, a.description(), a.words(), a.wishes(), a.occurred());
    return this;
  }

  public DraftBuilder in(
      @Nullable String district, @Nullable String street, @Nullable String address) {
    place = new Draft.Place(district, street, address);
    return this;
  }

  public DraftBuilder by(Draft.Appellant who) {
    appellant = who;
    return this;
  }

  /// Somebody of whom nothing is known but a number.
  public DraftBuilder byNumber(String number) {
    return by(Draft.Appellant.unknown(number));
  }

  public DraftBuilder call(@Nullable String contact) {
    return through(Channel.PHONE, contact);
  }

  public DraftBuilder through(Channel channel, @Nullable String contact) {
    source = Draft.Source.of(channel, contact);
    return this;
  }

  /// In a letter, which tells when it happened.
  public DraftBuilder byLetter(Instant occurred) {
    return through(Channel.EMAIL, null).occurred(occurred);
  }

  /// As another platform sent it.
  public DraftBuilder forwarded(ForwardingOrigin origin) {
    source = new Draft.Source(Channel.FORWARDED, null, "20220328-000009-1", origin);
    return occurred(origin.registeredAt());
  }

  private DraftBuilder occurred(Instant at) {
    var a = account;
    account = new Draft.Account(a.title(), a.description(), a.words(), a.wishes(), at);
    return this;
  }

  public Draft draft() {
    return new Draft(source, appeal, account, place, appellant, accused, handling);
  }
}
