package vigil.understanding.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import vigil.city.AppealType;

/// What is read to the citizen is what stands in the order.
class CallSummaryTest {
  private static String of(String words, String wishes, String place) {
    return CallSummary.of(AppealType.HELP, words, wishes, place);
  }

  @Test
  void shortWordsAreReadWhole() {
    assertEquals(
        "我跟您核对一下：您求助，昨晚九点多您家断水，三户没水。您希望尽快修好。地点是徐汇区田林街道柳州路1弄。我按求助登记，对吗？",
        of("喂，昨晚九点多我家断水，三户没水。", "尽快修好", "徐汇区田林街道柳州路1弄"));
  }

  @Test
  void whoWritesOfTheCitizenIsReadToThem() {
    assertEquals(
        "我跟您核对一下：您反映楼下饭店油烟扰民，要求查处。我按投诉登记，对吗？",
        CallSummary.of(AppealType.COMPLAINT, "市民反映楼下饭店油烟扰民，要求查处。", "", ""));
  }

  @Test
  void whatTheWordsSayIsNotReadTwice() {
    String read = of("柳州路1弄断水，要求尽快修好", "尽快修好", "柳州路1弄");
    assertEquals("我跟您核对一下：您求助，柳州路1弄断水，要求尽快修好。我按求助登记，对吗？", read);
  }

  @Test
  void ofLongWordsWhatSaysMostIsReadAndNothingIsAdded() {
    String story = "我这个人平时不大打电话的，孩子都在外地，".repeat(8);
    String words = story + "健身房收了我两千三，我要求退钱，" + story;
    String read = of(words, "", "");
    assertTrue(read.contains("健身房收了您两千三，您要求退钱"), read);
    assertTrue(read.length() <= CallSummary.MOST + 40, read);
    for (String clause : read.replaceAll("^.*?求助，|。我按.*$", "").split("，", -1)) {
      assertTrue(words.replace("我", "您").contains(clause), clause);
    }
  }

  @Test
  void withoutWordsNothingIsRead() {
    assertEquals("", of(" ", "修好", "花木路"));
    assertFalse(of("断水", "", "").contains("地点"));
  }

  @Test
  void whomTheCallerCallsYouIsTheHotline() {
    String read = of("我们楼断水，请你们快点派人，我等了两天", "", "");
    assertTrue(read.contains("你们楼断水，请我们快点派人，您等了两天"), read);
  }

  @Test
  void whatSaysItselfThatItIsWantedIsNotSaidSoTwice() {
    assertTrue(of("断水", "希望尽快修好", "").contains("您希望尽快修好。"));
    assertTrue(of("断水", "要求赔偿", "").contains("您要求赔偿。"));
    assertTrue(of("断水", "请你们派人来", "").contains("您希望我们派人来。"));
  }
}
