package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vigil.ServerTest;
import vigil.casework.Order;
import vigil.casework.Step;
import vigil.identity.web.ApiClient;
import vigil.messaging.FakeHttpReceiver;
import vigil.portal.web.OrderWalkthrough;

/// What the link in an SMS opens for its citizen.
@ServerTest
class SmsLinkTest extends SmsWorld {
  private static final Pattern LINK = Pattern.compile("#([^.]+)\\.([\\w-]+)$");

  @Test
  void theLinkInTheMessageOpensTheOrderAndTakesTheRating() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800003333");
      new OrderWalkthrough(casework, identity).untilCallback(number);
      List<FakeHttpReceiver.ReceivedRequest> got = sent(gateway, number, 2);
      String text = JSON.readTree(got.getLast().body()).path("text").asString();
      String rate =
          got.stream()
              .map(it -> JSON.readTree(it.body()).path("text").asString())
              .filter(it -> it.contains("请评价"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(text));
      var link = LINK.matcher(rate);
      assertTrue(link.find(), rate);
      assertEquals(number, link.group(1));
      String path = "/api/portal/orders/" + number;
      String code = "?code=" + link.group(2);
      var status = ApiClient.browser(port).get(path + code);
      assertEquals(200, status.status());
      assertTrue(status.body().path("story").path("mayRate").asBoolean());
      String wrong = "?code=" + link.group(2).substring(0, 19) + "!";
      assertEquals(404, ApiClient.browser(port).get(path + wrong).status());
      var rated = ApiClient.browser(port).post(path + "/rating" + code, Map.of("solved", true));
      assertEquals(200, rated.status(), rated.body().toString());
      assertFalse(rated.body().path("story").path("open").asBoolean());
      assertEquals("已安排透析。", rated.body().path("reply").asString());
    }
  }

  /// Row 6: "every merged citizen still gets the reply", is asked, and may say whether it is
  /// solved.
  // promise: server/src/main/java/vigil/portal/status/StatusPhrase.java «已与同类诉求合并办理，您同样会收到答复。»
  @Test
  void whoeverWasMergedIsAskedMayRateAndReadsTheReply() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800005555");
      String merged = appeal("13800006666");
      String into = order(number, "dispatcher-1").id();
      take(merged, "dispatcher-1", Order::id, new Step.Merge(into));
      new OrderWalkthrough(casework, identity).untilCallback(number);
      String rate = asked(gateway, merged);
      var link = LINK.matcher(rate);
      assertTrue(link.find(), rate);
      String path = "/api/portal/orders/" + merged;
      String code = "?code=" + link.group(2);
      assertTrue(ApiClient.browser(port).get(path + code).body().at("/story/mayRate").asBoolean());
      var rated = ApiClient.browser(port).post(path + "/rating" + code, Map.of("solved", false));
      assertEquals(200, rated.status(), rated.body().toString());
      assertFalse(rated.body().at("/story/mayRate").asBoolean(), "once");
      assertEquals(
          Order.CallbackResult.DISSATISFIED,
          order(merged, "callback-1").callbacks().getLast().result());
      take(number, "callback-1", Order::id, new Step.AskClosing("已尽职"));
      var yes = new Step.Decide(Order.RequestKind.CLOSE_DISSATISFIED, null, true, null);
      take(number, "manager-1", Order::id, yes);
      var closed = ApiClient.browser(port).get(path + code).body();
      assertEquals("已安排透析。", closed.path("reply").asString());
    }
  }

  private String asked(FakeHttpReceiver gateway, String number) {
    sent(gateway, number, 2);
    return of(gateway, number).stream()
        .map(it -> JSON.readTree(it.body()).path("text").asString())
        .filter(it -> it.contains("请评价"))
        .findFirst()
        .orElseThrow();
  }

  /// The citizen takes it back on the status page; the unit's part ends with it.
  // promise: web/src/portal/zh.ts «撤回后不再办理此件。需要时可重新提交或拨打12345。»
  @Test
  void theCitizenWithdrawsByTheLinkAndTheUnitOwesNothingMore() {
    try (var gateway = new FakeHttpReceiver()) {
      String number = appeal("13800007777");
      take(number, "dispatcher-1", Order::id, new Step.Dispatch("d310115", List.of(), List.of()));
      String text =
          JSON.readTree(sent(gateway, number, 1).getFirst().body()).path("text").asString();
      var link = LINK.matcher(text);
      assertTrue(link.find(), text);
      String path = "/api/portal/orders/" + number;
      String code = "?code=" + link.group(2);
      assertTrue(
          ApiClient.browser(port).get(path + code).body().at("/story/mayWithdraw").asBoolean());
      var gone =
          ApiClient.browser(port).post(path + "/withdrawal" + code, Map.of("reason", "已自行解决"));
      assertEquals(200, gone.status(), gone.body().toString());
      assertFalse(gone.body().at("/story/mayWithdraw").asBoolean());
      Order order = order(number, "dispatcher-1");
      assertEquals(vigil.casework.OrderState.WITHDRAWN, order.state());
      assertTrue(order.assignments().stream().noneMatch(part -> part.isOwed()));
      var again = ApiClient.browser(port).post(path + "/withdrawal" + code, Map.of());
      assertEquals("NotNow", again.why());
    }
  }
}
