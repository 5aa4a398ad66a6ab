package vigil.insight.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// How much the quiet days of a series vary, where it has seen little itself.
class QuietSpreadTest {
  private static final double WEIGHT = 30;

  /// 1000 cases that were 2000 more off than Poisson's: 1/2 counts as 100 cases of them.
  private static final double SEEN_THERE = (100 * 0.5 + 2000) / (100 + 1000);

  private final Series clumpy = series("310101", new Series.History(1000, 1000, 2000));

  @Test
  void aDistrictThatHasSeenNothingVariesAsItsTopicDoesElsewhere() {
    Series fresh = series("310115", Series.History.NONE);
    assertEquals(SEEN_THERE, spread(fresh).excess(), 1e-12);
  }

  @Test
  void theWholeCityIsNoDistrictOfItsTopic() {
    Series city = series(Series.CITY, Series.History.NONE);
    assertEquals(0.5, spread(city).excess(), 1e-12);
    Series wild = series(Series.CITY, new Series.History(1000, 1000, 9000));
    var ofTopic = List.of(wild, series("310115", Series.History.NONE));
    assertEquals(0.5, QuietSpread.of(ofTopic.getLast(), ofTopic, WEIGHT).excess(), 1e-12);
  }

  private QuietSpread spread(Series one) {
    return QuietSpread.of(one, List.of(one, clumpy), WEIGHT);
  }

  private static Series series(String district, Series.History history) {
    return new Series("wages", district, 0, 0, history, Series.Surge.none(0), 0);
  }
}
