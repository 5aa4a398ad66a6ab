package vigil.understanding.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.understanding.Meaning;

/// Likely duplicates in other words, over the wire.
@ServerTest
@TestPropertySource(properties = "vigil.meaning=true")
class LikeMeaningHttpTest {
  private static final String SAID = "楼外墙上结了个胡蜂巢，脸盆那么大，小朋友都不敢下去玩，请来摘掉。";

  @LocalServerPort int port;
  @Autowired Meaning meaning;

  private ApiClient agent() {
    return ApiClient.as(port, "agent-1");
  }

  private JsonNode likes(String words, String address) {
    return agent()
        .post(
            "/api/casework/likes",
            Map.of("description", words, "district", "310113", "address", address))
        .body();
  }

  // promise: docs/duplicates.md «a caller's other words for it»
  @Test
  void anotherCallersWordsForTheSameAreFoundAtTheSamePlaceAndNowhereElse() {
    Await.until(() -> meaning.state() == Meaning.State.READY);
    var draft =
        Map.of(
            "contact",
            "call-about-a-nest",
            "type",
            "HELP",
            "title",
            "马蜂窝",
            "description",
            "三楼屋檐下有个很大的马蜂窝，昨天已经蜇了一个阿姨。",
            "district",
            "310113",
            "address",
            "电台路 566 弄 7 号",
            "name",
            "王小明");
    var made = agent().post("/api/casework/orders", Map.of("draft", draft, "then", "KEEP"));
    assertEquals(201, made.status(), () -> made.body().toString());
    Await.until(() -> !likes(SAID, "电台路566弄7号").path("likes").isEmpty());
    JsonNode like = likes(SAID, "电台路566弄7号").at("/likes/0");
    assertEquals(made.body().path("id").asString(), like.path("id").asString());
    assertTrue(like.path("reasons").toString().contains("LIKE_MEANING"), like.toString());
    assertTrue(likes(SAID, "水产路 1200 弄 3 号").path("likes").isEmpty(), "another place");
    String mosquitoes = "蚊虫太厉害了，晚上散步一腿包，爱卫办能不能来消杀一下？";
    assertTrue(likes(mosquitoes, "电台路566弄7号").path("likes").isEmpty(), "another matter");
  }
}
