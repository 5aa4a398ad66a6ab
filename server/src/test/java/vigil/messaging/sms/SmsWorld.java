package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Casework;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Step;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.messaging.Delivery;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.FakeHttpReceiver;
import vigil.messaging.notices.CitizenContacts;
import vigil.messaging.notices.MessageTemplates;
import vigil.messaging.notices.NoticeHours;
import vigil.messaging.steps.OutboxDispatcher;
import vigil.messaging.store.SqlDeadLetters;
import vigil.messaging.store.SqlOutbox;

/// Citizens with telephones, and a gateway that is a real HTTP server.
abstract class SmsWorld {
  static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;
  @Autowired SqlOutbox outbox;
  @Autowired CitizenContacts citizens;
  @Autowired MessageTemplates wording;
  @Autowired SqlDeadLetters letters;
  @Autowired NoticeHours hours;

  String appeal(String phone) {
    var body = new HashMap<String, Object>();
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "血透找不到医院");
    body.put("description", "父亲每周三次血透");
    body.put("district", "310115");
    body.put("address", "锦绣路1号");
    body.put("name", "赵一");
    body.put("phone", phone);
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), sent.body().toString());
    return sent.body().path("number").asString();
  }

  SmsCarrier carrier(FakeHttpReceiver gateway) {
    var http = new HttpSmsGateway(gateway.url(), "token-1", Duration.ofMillis(500));
    return new SmsCarrier(http, citizens, wording, hours, "上海12345");
  }

  /// What the gateway got for this order, once there is so much of it.
  List<FakeHttpReceiver.ReceivedRequest> sent(FakeHttpReceiver gateway, String number, int count) {
    var carrier = carrier(gateway);
    Await.until(() -> {
      new OutboxDispatcher(outbox, List.of()).dispatchBatch(carrier);
      return of(gateway, number).size() >= count;
    });
    return of(gateway, number);
  }

  static List<FakeHttpReceiver.ReceivedRequest> of(FakeHttpReceiver gateway, String number) {
    return gateway.listReceived().stream().filter(it -> it.body().contains(number)).toList();
  }

  long waiting(String number) {
    return letters.list(DeliveryChannel.SMS, Delivery.State.WAITING, null, 200).items().stream()
        .filter(it -> number.equals(it.number()))
        .count();
  }

  static String lead(Order order) {
    return order.findLead().orElseThrow().id();
  }

  void take(String number, String who, java.util.function.Function<Order, String> on, Step step) {
    Order order = order(number, who);
    var outcome = casework.take(on.apply(order), order.version(), step, staff(who));
    assertInstanceOf(Outcome.Decision.class, outcome, () -> step + " " + outcome);
  }

  Order order(String number, String who) {
    return casework.find(number, staff(who)).orElseThrow().order();
  }

  Staff staff(String id) {
    return identity.findStaff(id).orElseThrow();
  }
}
