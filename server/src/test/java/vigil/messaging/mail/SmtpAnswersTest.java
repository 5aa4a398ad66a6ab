package vigil.messaging.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ids;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.DeliveryResult;
import vigil.messaging.MailThreads;
import vigil.messaging.Mailbox;
import vigil.messaging.notices.CitizenContacts;
import vigil.messaging.notices.MessageTemplates;
import vigil.portal.orders.CitizenOrders;

/// What an SMTP server says, and what we make of it.
@ServerTest
class SmtpAnswersTest {
  private static final Pattern ID = Pattern.compile("(?m)^Message-ID: (.*)$");

  @LocalServerPort int port;
  @Autowired Mailbox mailbox;
  @Autowired CitizenContacts citizens;
  @Autowired MessageTemplates wording;
  @Autowired MailThreads threads;
  @Autowired CitizenOrders orders;

  private Delivery delivery() {
    var body = new HashMap<String, Object>();
    body.put("type", "HELP");
    body.put("title", "路灯不亮");
    body.put("description", "坏了一周");
    body.put("district", "310115");
    body.put("address", "锦绣路1号");
    body.put("name", "周二");
    body.put("phone", "02155556666");
    body.put("email", "zhou@example.cn");
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body);
    String number = sent.body().path("number").asString();
    String order = orders.findDetails(number).orElseThrow().order().id();
    return new Delivery(
        Ids.next(orders::now),
        DeliveryChannel.MAIL,
        "CONFIRMED",
        order,
        number,
        "",
        "{}",
        new Delivery.Tries(1, orders.now(), null));
  }

  private DeliveryResult carry(FakeSmtpServer server, Delivery one) {
    var smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(server.port());
    var beans = new StaticListableBeanFactory();
    beans.addBean("smtp", smtp);
    var carrier =
        new MailCarrier(
            beans.getBeanProvider(JavaMailSender.class), mailbox, citizens, wording, threads);
    assertTrue(carrier.isReady());
    return carrier.carry(one);
  }

  @Test
  void anUnknownMailboxIsFinalAndABusyOneComesAgain() {
    try (var server = new FakeSmtpServer()) {
      Delivery one = delivery();
      server.next("550 5.1.1 no such user zhou", "451 4.3.0 busy", "535 who are you");
      assertEquals(new DeliveryResult.PermanentFailure("SMTP 550"), carry(server, one));
      assertEquals(new DeliveryResult.RetryLater("SMTP 451"), carry(server, one));
      assertEquals(new DeliveryResult.RetryLater("SMTP 535"), carry(server, one));
      assertEquals(new DeliveryResult.Delivered(), carry(server, one));
    }
  }

  @Test
  void aServerThatDiesAfterTakingItGetsTheSameMessageId() {
    try (var server = new FakeSmtpServer()) {
      Delivery one = delivery();
      server.cutOnce();
      assertInstanceOf(DeliveryResult.RetryLater.class, carry(server, one));
      assertEquals(new DeliveryResult.Delivered(), carry(server, one));
      List<String> ids =
          server.mails().stream()
              .map(it -> ID.matcher(it).results().map(id -> id.group(1).strip()).findFirst())
              .map(java.util.Optional::orElseThrow)
              .toList();
      assertEquals(List.of(mailbox.messageId(one.id()), mailbox.messageId(one.id())), ids);
    }
  }

  @Test
  void nobodyListeningIsForLater() {
    var server = new FakeSmtpServer();
    server.close();
    assertEquals(new DeliveryResult.RetryLater("no SMTP connection"), carry(server, delivery()));
  }
}
