package vigil.messaging.notices;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Appellants;
import vigil.casework.Appellants.Appellant;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.messaging.Announcements;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;
import vigil.messaging.store.SqlAnnouncements;
import vigil.messaging.store.SqlOutbox;

/// Who is told, and by which channel: an SMS where there is a mobile number, else an e-mail.
@Service
class AnnouncementService implements Announcements {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Appellants appellants;
  private final SqlAnnouncements announced;
  private final SqlOutbox outbox;
  private final SignedStatusLinks links;

  AnnouncementService(
      Appellants appellants,
      SqlAnnouncements announced,
      SqlOutbox outbox,
      SignedStatusLinks links) {
    this.appellants = appellants;
    this.announced = announced;
    this.outbox = outbox;
    this.links = links;
  }

  @Override
  public AnnouncementReach preview(
      String matter, Collection<String> orders, Collection<String> heard) {
    Map<String, DeliveryChannel> persons = new HashMap<>();
    int read = 0;
    int unreachable = 0;
    for (List<String> part : Announcements.split(orders, Appellants.MOST)) {
      for (Appellant one : appellants.list(part)) {
        if (asks(one) && !hasHeard(one, heard)) {
          read++;
          var found = NoticeReceiver.of(one, links);
          unreachable += found.isEmpty() ? 1 : 0;
          found.ifPresent(
              it -> persons.merge(it.person(), it.channel(), AnnouncementService::sooner));
        }
      }
    }
    Set<String> told = new HashSet<>(announced.listTold(matter));
    told.retainAll(persons.keySet());
    persons.keySet().removeAll(told);
    Set<String> unwilling = announced.listUnwilling(persons.keySet());
    persons.keySet().removeAll(unwilling);
    int bySms = (int) persons.values().stream().filter(DeliveryChannel.SMS::equals).count();
    return new AnnouncementReach(
        read, bySms, persons.size() - bySms, told.size(), unwilling.size(), unreachable);
  }

  private static DeliveryChannel sooner(DeliveryChannel one, DeliveryChannel other) {
    return one == DeliveryChannel.SMS ? one : other;
  }

  @Override
  @Transactional
  public void add(Announcement told, Collection<String> orders, Collection<String> heard) {
    var asking = appellants.list(orders).stream().filter(AnnouncementService::asks).toList();
    asking.forEach(it -> announced.show(told.matter(), it.order(), told.answer()));
    List<NoticeReceiver> receivers =
        asking.stream()
            .filter(it -> !hasHeard(it, heard))
            .flatMap(it -> NoticeReceiver.of(it, links).stream())
            .toList();
    Set<String> unwilling =
        announced.listUnwilling(receivers.stream().map(NoticeReceiver::person).toList());
    Set<String> before = new HashSet<>(announced.listTold(told.matter()));
    for (NoticeReceiver one : receivers) {
      if (!unwilling.contains(one.person()) && before.add(one.person())) {
        send(told, one);
      }
    }
  }

  private void send(Announcement told, NoticeReceiver to) {
    Appellant who = to.who();
    String cause =
        "%s/%s/%s/%s".formatted(Notice.ANSWER_OUT, told.matter(), to.person(), told.notBefore());
    boolean isQuiet = who.asked().type().asksAccused() || who.asked().isConfidential();
    var body = Map.of("answer", told.answer(), "quiet", String.valueOf(isQuiet));
    String delivery =
        outbox.add(
            new NewMessage(
                to.channel(),
                Notice.ANSWER_OUT.name(),
                who.order(),
                who.number(),
                cause,
                "",
                JSON.writeValueAsString(body)),
            told.notBefore());
    if (!announced.claim(told.matter(), to.person(), delivery)) {
      throw new IllegalStateException("A person was told of a matter by two at once");
    }
  }

  /// Whether an agent told the answer: an order that goes on was not answered, whatever the desk
  /// noted.
  private static boolean hasHeard(Appellant one, Collection<String> heard) {
    OrderState state = one.asked().state();
    return heard.contains(one.order())
        && (state == OrderState.ANSWERED
            || state == OrderState.CLOSED
            || state == OrderState.ARCHIVED);
  }

  /// Whoever took it back asks no more; a draft is being answered; another platform tells its own.
  private static boolean asks(Appellant one) {
    OrderState state = one.asked().state();
    return state != OrderState.DRAFT
        && state != OrderState.WITHDRAWN
        && one.asked().channel() != Order.Channel.FORWARDED;
  }

  @Override
  @Transactional
  public int cancel(String matter) {
    return announced.cancel(matter);
  }

  @Override
  public AnnouncementTally count(String matter) {
    return announced.count(matter);
  }

  @Override
  public List<String> listAnswers(String order) {
    return announced.listAnswers(order);
  }

  @Override
  public int countDue() {
    return announced.countDue(Notice.ANSWER_OUT.name());
  }
}
