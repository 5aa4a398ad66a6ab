package vigil.insight.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import vigil.city.City;
import vigil.insight.store.SqlOverviewIndicators.Group;
import vigil.insight.web.Overview.Part;

/// The parts of a period's orders, each by the name that the city gives it.
record PartNames(City city, LocalDate from, LocalDate until) {
  private record Name(String name, String nameEn) {
    static final Name NONE = new Name("未填", "Not said");
  }

  List<Part> districts(List<Group> groups) {
    return parts(
        groups,
        "district",
        code ->
            city.places()
                .findDistrict(code)
                .map(it -> new Name(it.name(), it.nameEn()))
                .orElse(Name.NONE));
  }

  List<Part> categories(List<Group> groups) {
    return parts(
        groups,
        "category",
        code ->
            city.categories()
                .find(code)
                .map(it -> new Name(it.name(), it.nameEn()))
                .orElse(Name.NONE));
  }

  List<Part> states(List<Group> groups) {
    return parts(groups, "state", state -> new Name(state, state));
  }

  private List<Part> parts(List<Group> groups, String by, Function<String, Name> names) {
    return groups.stream()
        .map(group -> {
          Name name = names.apply(group.key());
          String opens =
              "/api/insight/orders?from=%s&to=%s&%s=%s".formatted(from, until, by, group.key());
          return new Part(group.key(), name.name(), name.nameEn(), group.cases(), opens);
        })
        .toList();
  }
}
