package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.insight.InsightFact;
import vigil.insight.Spike;
import vigil.kernel.Await;

/// Whoever is on duty is woken by the mobile number on the duty list, by way of a carrier; who gave
/// none is rung at the phone of the house.
@ServerTest
@TestPropertySource(
    properties = {
      "vigil.carriers.trunks[0].name=carrier",
      "vigil.carriers.trunks[0].host=127.0.0.1",
      "vigil.carriers.trunks[0].port=9"
    })
class MobilePageTest {
  @LocalServerPort int port;
  @Autowired private WatchService desk;
  @Autowired private JdbcClient sql;
  @Autowired private InstantSource clock;

  // promise: web/src/telephony/zh.ts «值班时用手机叫醒您，没有登记的呼叫话机»
  @Test
  void theMobileIsRungAndWithoutOneThePhoneOfTheHouse() {
    String first = desk.listOnDuty(clock.instant()).getFirst();
    desk.open(raised("house-" + clock.millis()));
    Await.until(() -> addresses().size() == 1);
    assertEquals("sip:", addresses().getFirst().substring(0, 4));
    var saved =
        ApiClient.as(port, first)
            .send("PUT", "/api/telephony/my-mobile", "{\"phone\":\"13917000001\"}");
    assertEquals("139****0001", saved.body().path("phone").asString(), saved::toString);
    desk.open(raised("mobile-" + clock.millis()));
    Await.until(() -> addresses().contains("tel:13917000001"));
    assertEquals(
        400,
        ApiClient.as(port, first)
            .send("PUT", "/api/telephony/my-mobile", "{\"phone\":\"120\"}")
            .status());
    ApiClient.as(port, first).send("DELETE", "/api/telephony/my-mobile", "");
    assertEquals(0, sql.sql("select count(*) from telephony.mobile").query(Integer.class).single());
  }

  private List<String> addresses() {
    return sql.sql(
            "select legs->0->>'address' from telephony.call where direction = 'OUTBOUND' order by id")
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  private InsightFact.SpikeRaised raised(String id) {
    return new InsightFact.SpikeRaised(
        id,
        1,
        new InsightFact.TopicNames("rehearsal", "演练", "Rehearsal"),
        clock.instant(),
        List.of(),
        new InsightFact.Evidence(20, 1, 20),
        new Spike.Reason("演练", "r"));
  }
}
