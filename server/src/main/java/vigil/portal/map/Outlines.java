package vigil.portal.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.kernel.Csv;

/// The districts' outlines (`policy/outlines.csv`), true to about half a kilometre: enough to say
/// which district's a point is. A look goes through some 1,200 edges, about 10 us.
@Component
public class Outlines {
  /// Outlines were thinned one by one, so that gaps lie between neighbours, and shores are rough.
  private static final double REACH_DEGREES = 0.02;

  /// A place on the ground, in degrees.
  public record Point(double lat, double lon) {
    public Point {
      if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
        throw new IllegalArgumentException("lat and long must be degrees");
      }
    }
  }

  /// A district's rings; each is closed from its last point to its first.
  public record Outline(String district, List<List<Point>> rings) {
    public Outline {
      rings = List.copyOf(rings);
    }
  }

  private final List<Outline> all;

  /// @param folder `--vigil.policy=DIR` replaces the copy in the jar as a whole
  Outlines(@Value("${vigil.policy:}") String folder, City city) {
    Map<String, List<List<Point>>> rings = new LinkedHashMap<>();
    for (Csv.Row row : Csv.policy(folder, "outlines.csv")) {
      String district = row.text("district");
      if (city.places().findDistrict(district).isEmpty()) {
        throw new IllegalArgumentException(
            row.file() + ":" + row.line() + ": there is no district " + district);
      }
      rings.computeIfAbsent(district, _ -> new ArrayList<>()).add(row.as("ring", Outlines::ring));
    }
    all = rings.entrySet().stream().map(it -> new Outline(it.getKey(), it.getValue())).toList();
  }

  private static List<Point> ring(String text) {
    String[] numbers = text.split(" ", -1);
    if (numbers.length % 2 != 0 || numbers.length < 6) {
      throw new IllegalArgumentException("a ring has three points or more");
    }
    List<Point> ring = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      ring.add(new Point(Double.parseDouble(numbers[i + 1]), Double.parseDouble(numbers[i])));
    }
    return List.copyOf(ring);
  }

  public List<Outline> list() {
    return all;
  }

  /// Whose district the point is in, or just beside; empty outside the city.
  public Optional<String> findDistrict(Point point) {
    for (Outline outline : all) {
      if (outline.rings().stream().anyMatch(ring -> holds(ring, point))) {
        return Optional.of(outline.district());
      }
    }
    return nearest(point);
  }

  private Optional<String> nearest(Point point) {
    @Nullable String found = null;
    double least = REACH_DEGREES;
    for (Outline outline : all) {
      for (List<Point> ring : outline.rings()) {
        double away = distance(ring, point);
        if (away < least) {
          least = away;
          found = outline.district();
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /// Whether a ray to the east crosses the ring an odd number of times.
  private static boolean holds(List<Point> ring, Point p) {
    boolean inside = false;
    Point a = ring.getLast();
    for (Point b : ring) {
      boolean crosses = a.lat() > p.lat() != b.lat() > p.lat();
      if (crosses
          && p.lon() < (b.lon() - a.lon()) * (p.lat() - a.lat()) / (b.lat() - a.lat()) + a.lon()) {
        inside = !inside;
      }
      a = b;
    }
    return inside;
  }

  private static double distance(List<Point> ring, Point p) {
    double least = Double.MAX_VALUE;
    Point a = ring.getLast();
    for (Point b : ring) {
      least = Math.min(least, toEdge(a, b, p));
      a = b;
    }
    return least;
  }

  private static double toEdge(Point a, Point b, Point p) {
    double dx = b.lon() - a.lon();
    double dy = b.lat() - a.lat();
    double length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : ((p.lon() - a.lon()) * dx + (p.lat() - a.lat()) * dy) / length;
    double on = Math.clamp(t, 0, 1);
    return Math.hypot(p.lon() - a.lon() - on * dx, p.lat() - a.lat() - on * dy);
  }
}
