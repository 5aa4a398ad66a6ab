package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOW = Instant.parse("2022-04-01T18:00:00.123Z");
  private static final int WITHIN_A_MILLISECOND = 2000;

  @Test
  void idsOfOneMillisecondSortByWhenTheyWereMade() {
    List<String> made = ids(NOW, WITHIN_A_MILLISECOND).toList();
    assertEquals(made.stream().sorted().toList(), made);
  }

  @Test
  void aLaterMillisecondSortsAfterAnEarlierOne() {
    String last = ids(NOW, WITHIN_A_MILLISECOND).toList().getLast();
    String next = Ids.next(InstantSource.fixed(NOW.plusMillis(1)));
    assertTrue(last.compareTo(next) < 0, last + " before " + next);
  }

  @Test
  void moreThanAMillisecondCountsAreStillEachTheirOwn() {
    assertEquals(10_000, ids(NOW, 10_000).distinct().count());
  }

  @Test
  void manyWhoMakeThemAtOnceGetEachTheirOwn() {
    var all = ConcurrentHashMap.<String>newKeySet();
    IntStream.range(0, 10_000).parallel().forEach(_ -> all.add(Ids.next(InstantSource.system())));
    assertEquals(10_000, all.size());
  }

  @Test
  void anIdTellsItsMillisecondAndVersion() {
    UUID id = UUID.fromString(Ids.next(InstantSource.fixed(NOW)));
    assertEquals(NOW.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
  }

  private static Stream<String> ids(Instant at, int count) {
    return Stream.generate(() -> Ids.next(InstantSource.fixed(at))).limit(count);
  }
}
