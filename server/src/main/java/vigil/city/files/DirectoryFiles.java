package vigil.city.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.Area;
import vigil.city.Categories;
import vigil.city.Category;
import vigil.city.District;
import vigil.city.Limit;
import vigil.city.Places;
import vigil.city.Units;

/// `categories.csv`, `dispatch.csv`.
final class DirectoryFiles {
  private DirectoryFiles() {}

  private record Node(
      String code, String name, String nameEn, @Nullable String parent, List<Node> path) {}

  static Categories categories(PolicyFiles files) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    Set<String> parents = new HashSet<>();
    for (CsvTable.Row row : files.rows("categories.csv", "code", "name", "nameEn", "parent")) {
      String code = row.text("code");
      String parent = row.maybe("parent");
      Node above = parent == null ? null : nodes.get(parent);
      if (!code.matches("(\\d\\d){1," + Category.LEVELS + "}")) {
        row.fault("code \"" + code + "\" is not one to four levels of two digits");
      } else if (!code.substring(0, code.length() - 2).equals(parent == null ? "" : parent)) {
        row.fault("code " + code + " does not start with its parent's");
      } else if (parent != null && above == null) {
        row.fault("the parent " + parent + " does not stand above it");
      } else {
        List<Node> path = new ArrayList<>(above == null ? List.of() : above.path());
        Node node = new Node(code, row.text("name"), row.text("nameEn"), parent, path);
        path.add(node);
        if (nodes.put(code, node) != null) {
          row.fault("category " + code + " was there before");
        }
        if (parent != null) {
          parents.add(parent);
        }
      }
    }
    return new Categories(
        nodes.values().stream().map(node -> category(node, parents)).toList(), rapid(files, nodes));
  }

  private static Set<String> rapid(PolicyFiles files, Map<String, Node> nodes) {
    Set<String> rapid = new HashSet<>();
    List<CsvTable.Row> rows = files.rows("rapid.csv", "category", "why", "whyEn");
    if (rows.isEmpty()) {
      files.faults().add("rapid.csv", 1, "no category would be disposed of rapidly");
    }
    for (CsvTable.Row row : rows) {
      String code = row.text("category");
      if (nodes.containsKey(code)) {
        rapid.add(code);
      } else {
        row.fault("category " + code + " does not exist");
      }
    }
    return rapid;
  }

  private static Category category(Node node, Set<String> parents) {
    return new Category(
        node.code(),
        node.name(),
        node.nameEn(),
        node.path().stream().map(Node::name).toList(),
        node.path().stream().map(Node::nameEn).toList(),
        node.parent(),
        !parents.contains(node.code()));
  }

  static DispatchDirectory directory(
      PolicyFiles files, Places places, Units units, Categories categories) {
    DispatchDirectory directory = new DispatchDirectory(units);
    for (CsvTable.Row row :
        files.rows(
            "dispatch.csv", "category", "area", "lead", "assists", "limit", "basis", "version")) {
      String category = row.text("category");
      String area = row.text("area");
      String lead = row.text("lead");
      List<String> assists = splitWords(row.cell("assists"));
      Limit limit =
          row.cell("limit").isEmpty()
              ? null
              : row.as("limit", Limit::parse, "a limit like 30min, 24h, 5wd or 7d").orElse(null);
      if (categories.find(category).isEmpty()) {
        row.fault("there is no category " + category);
      }
      if (!isPlace(area, places)) {
        row.fault("area \"" + area + "\" is neither * nor the code of a district or street");
      }
      List<String> named = new ArrayList<>(assists);
      named.add(lead);
      named.stream()
          .filter(unit -> !isUnit(unit, units))
          .forEach(unit -> row.fault("there is no unit " + unit));
      if (assists.contains(lead)) {
        row.fault("the lead " + lead + " cannot assist itself");
      }
      if (!directory.add(
          new DispatchDirectory.Entry(
              category, area, lead, assists, limit, row.text("basis"), row.text("version")))) {
        row.fault("category %s in area %s was there before".formatted(category, area));
      }
    }
    if (files.faults().none()) {
      checkWhole(files, directory, places, categories);
    }
    return directory;
  }

  private static void checkWhole(
      PolicyFiles files, DispatchDirectory directory, Places places, Categories categories) {
    for (Category leaf : categories.leaves()) {
      List<String> nobody =
          places.districts().stream()
              .map(District::code)
              .filter(code -> directory.find(leaf.code(), Area.of(code)).isEmpty())
              .toList();
      if (!nobody.isEmpty()) {
        files
            .faults()
            .add(
                "dispatch.csv",
                1,
                "nobody is competent for %s %s in %s"
                    .formatted(leaf.code(), leaf.name(), String.join(", ", nobody)));
      }
    }
  }

  private static boolean isPlace(String area, Places places) {
    return area.equals(DispatchDirectory.EVERYWHERE)
        || places.findDistrict(area).isPresent()
        || places.findStreet(area).isPresent();
  }

  private static boolean isUnit(String name, Units units) {
    return name.equals(DispatchDirectory.DISTRICT)
        || name.equals(DispatchDirectory.STREET)
        || units.find(name).isPresent();
  }

  static List<String> splitWords(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.strip().split(" +"));
  }
}
