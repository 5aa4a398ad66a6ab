package vigil.watch.steps;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.kernel.Ids;
import vigil.messaging.DeliveryResult;
import vigil.messaging.StaffMessages;
import vigil.messaging.StaffMessages.StaffMessage;
import vigil.watch.Incident;
import vigil.watch.PageWay;
import vigil.watch.WayOutcome;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlIncidents.Ring;

/// Words to one who is paged. A message acknowledges nothing, for whoever holds the telephone could
/// then do so, and says that it does not; its link leads to the page that asks for a sign-in.
@Component
class PageMessages {
  /// What stays of a topic, so that the whole is an SMS.
  private static final int LONGEST_TOPIC = 80;

  private final StaffMessages messages;
  private final WayAddresses addresses;
  private final SqlIncidents incidents;
  private final InstantSource clock;
  private final String link;

  PageMessages(
      StaffMessages messages,
      WayAddresses addresses,
      SqlIncidents incidents,
      InstantSource clock,
      @Value("${vigil.public-url}") String publicUrl) {
    this.messages = messages;
    this.addresses = addresses;
    this.incidents = incidents;
    this.clock = clock;
    this.link = publicUrl + "/watch";
  }

  WayOutcome send(Ring ring) {
    var about = incidents.find(ring.incident()).map(Incident::about).orElseThrow();
    var result =
        ring.way() == PageWay.SMS
            ? messages.sendSms(addresses.findNumber(ring.staff()).orElseThrow(), sms(about))
            : messages.sendMail(addresses.findMail(ring.staff()).orElseThrow(), mail(about));
    return result instanceof DeliveryResult.Delivered ? WayOutcome.SENT : WayOutcome.NOT_SENT;
  }

  private StaffMessage sms(Incident.TopicNames about) {
    return new StaffMessage(
        Ids.next(clock),
        "",
        "值班呼叫：%s。本短信不能确认，请接电话按1，或登录后按“我来处理”：%s".formatted(cut(about.topicName()), link));
  }

  private StaffMessage mail(Incident.TopicNames about) {
    String text =
        """
        值班呼叫：%s。
        本邮件不能确认。请接电话按1，或登录后按“我来处理”：%s

        You are on duty: %s.
        This e-mail cannot acknowledge. Press 1 on the phone, or sign in and press "I take it": %s
        """
            .formatted(about.topicName(), link, about.topicNameEn(), link);
    return new StaffMessage(Ids.next(clock), "值班呼叫：" + cut(about.topicName()), text);
  }

  private static String cut(String topic) {
    return topic.length() <= LONGEST_TOPIC ? topic : topic.substring(0, LONGEST_TOPIC) + "…";
  }
}
