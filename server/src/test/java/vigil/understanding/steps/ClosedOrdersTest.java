package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.understanding.life.LabelledAppeal;
import vigil.understanding.life.NoMeaning;

/// What an order teaches once it is over.
@ServerTest
class ClosedOrdersTest {
  @LocalServerPort int port;
  @Autowired ClosedOrders orders;

  // promise: docs/understanding.md «Personal data is taken out before anything is learned»
  @Test
  void anAnsweredOrderTeachesAsItStandsWithoutWhoItWas() {
    var draft = new HashMap<String, Object>();
    draft.put("type", "CONSULTATION");
    draft.put("category", "01010101");
    draft.put("title", "血透");
    draft.put("description", "我叫王小明，电话13812345678，父亲血透找不到医院");
    draft.put("district", "310115");
    draft.put("address", "锦绣路9号");
    draft.put("name", "王小明");
    draft.put("contact", "closed-orders");
    var kept =
        ApiClient.as(port, "agent-8")
            .post(
                "/api/casework/orders",
                Map.of("draft", draft, "then", "ANSWER", "reply", "可到新华医院血透。"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    String source = LabelledAppeal.ORDER + kept.body().path("id").asString();
    var closed =
        orders.list(new NoMeaning()).stream()
            .filter(one -> one.appeal().source().equals(source))
            .findFirst()
            .orElseThrow();
    String words = closed.appeal().text().words();
    assertTrue(words.contains("血透找不到医院"), words);
    assertFalse(words.contains("13812345678") || words.contains("王小明"), words);
    assertEquals("01010101", closed.appeal().category());
    assertEquals("310115", closed.district());
    assertEquals("PHONE", closed.channel());
    assertTrue(closed.appeal().isOrder());
  }
}
