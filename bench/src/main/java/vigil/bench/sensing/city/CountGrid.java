package vigil.bench.sensing.city;

/// Orders as counts of ten minutes, by kind and district.
final class CountGrid {
  private static final long CELL_MILLIS = 600_000;

  private final CityShape shape;
  private final int cells;

  /// No ten minutes of a kind in a district have more than a byte holds.
  private final byte[][] counts;

  CountGrid(DrawnCity city, long[] orders) {
    shape = city.shape();
    cells = city.calendar().days() * CityCalendar.CELLS_A_DAY;
    counts = new byte[shape.kinds() * shape.districts()][cells];
    for (long order : orders) {
      byte[] series = of(PackedOrder.kind(order), PackedOrder.district(order));
      int cell = (int) (PackedOrder.millis(order) / CELL_MILLIS);
      if (cell < cells && series[cell] < Byte.MAX_VALUE) {
        series[cell]++;
      }
    }
  }

  int cells() {
    return cells;
  }

  private byte[] of(int kind, int district) {
    return counts[kind * shape.districts() + district];
  }

  /// A topic's counts.
  ///
  /// @param district as many as there are for the whole city
  int[] series(int topic, int district) {
    int[] sum = new int[cells];
    int kinds = CityShape.isWhole(topic) ? CityShape.KINDS_A_CATEGORY : 1;
    boolean isCity = district == shape.districts();
    for (int kind = topic; kind < topic + kinds; kind++) {
      for (int d = isCity ? 0 : district; d <= (isCity ? district - 1 : district); d++) {
        byte[] series = of(kind, d);
        for (int cell = 0; cell < cells; cell++) {
          sum[cell] += series[cell];
        }
      }
    }
    return sum;
  }
}
