package vigil.understanding.life.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.understanding.DraftSource;

class ReplyExtractTest {
  private static final List<DraftSource> DONE =
      List.of(
          new DraftSource("a", "联系记录", "已联系市民。已派车清运"),
          new DraftSource("b", "街道的答复要点", "已派车清运。\n每天两次巡查；好。"));

  @Test
  void whatWasDoneIsSaidOnceInItsOrder() {
    assertEquals("已联系市民。已派车清运。每天两次巡查；", ReplyExtract.of(DONE, 500));
  }

  @Test
  void whatDoesNotFitWholeIsLeftOut() {
    assertEquals("已联系市民。已派车清运。", ReplyExtract.of(DONE, 13));
    assertEquals("", ReplyExtract.of(List.of(), 500));
  }
}
