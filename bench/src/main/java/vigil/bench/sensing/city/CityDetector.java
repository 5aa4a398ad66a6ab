package vigil.bench.sensing.city;

import java.util.List;

/// A detector that reads a drawn city.
interface CityDetector {
  String name();

  /// When it would wake somebody, each matter once.
  ///
  /// @param orders each a [PackedOrder], in the order of their coming
  List<Wake> read(DrawnCity city, long[] orders);

  /// Somebody is woken.
  ///
  /// @param millis since the start
  record Wake(int topic, long millis) {}
}
