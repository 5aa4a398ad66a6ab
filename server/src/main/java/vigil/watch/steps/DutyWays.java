package vigil.watch.steps;

import java.util.List;
import vigil.watch.PageWay;

/// By which ways somebody is woken.
interface DutyWays {
  /// In order; never empty.
  List<PageWay> listWays(String staff);
}
