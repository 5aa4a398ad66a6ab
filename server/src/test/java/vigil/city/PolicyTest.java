package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.city.files.PolicyCity;

/// The shipped policy is as large as issue 2 asks, and whole.
class PolicyTest {
  private static final City CITY = PolicyCity.shipped();

  @Test
  void theCityHasSixteenDistrictsAndOverTwoHundredStreets() {
    assertEquals(16, CITY.places().districts().size());
    assertTrue(CITY.places().streets().size() > 200);
    assertEquals("浦东新区", CITY.places().findDistrict("310115").orElseThrow().name());
    assertTrue(CITY.places().holds(new Area("310115", "310115016")));
    assertFalse(CITY.places().holds(new Area("310101", "310115016")));
  }

  @Test
  void twentyFourFirstLevelsEndInOverTwoHundredLeaves() {
    assertEquals(24, CITY.categories().list().stream().filter(it -> it.parent() == null).count());
    assertTrue(CITY.categories().leaves().size() > 200);
    Category dialysis = named("血液透析");
    assertEquals(List.of("疫情防控", "就医保障", "特需就医", "血液透析"), dialysis.path());
    assertEquals(Category.LEVELS, dialysis.pathEn().size());
  }

  @Test
  void everyLeafHasACompetentUnitInEveryDistrictAndStreet() {
    Set<String> rows = new HashSet<>();
    for (Category leaf : CITY.categories().leaves()) {
      for (District district : CITY.places().districts()) {
        Responsibility found = CITY.getResponsibility(leaf.code(), Area.of(district.code()));
        assertFalse(found.legalBasis().isEmpty());
        assertFalse(found.assists().contains(found.lead()));
        String of = found.lead().district();
        assertTrue(of == null || of.equals(district.code()), leaf.code() + district.code());
        rows.add(leaf.code());
      }
      Street street = CITY.places().streets().getFirst();
      CITY.getResponsibility(leaf.code(), new Area(street.district(), street.code()));
    }
    assertEquals(CITY.categories().leaves().size(), rows.size());
  }

  @Test
  void theSmallestAreaOfTheDirectoryWins() {
    String dialysis = named("血液透析").code();
    assertEquals("wjw", CITY.getResponsibility(dialysis, Area.of("310115")).lead().id());
    assertEquals("d310151", CITY.getResponsibility(dialysis, Area.of("310151")).lead().id());
    String sights = named("景区管理").code();
    assertEquals("d310101", CITY.getResponsibility(sights, Area.of("310101")).lead().id());
    assertEquals(
        "s310101018", CITY.getResponsibility(sights, new Area("310101", "310101018")).lead().id());
    assertEquals("wlj", CITY.getResponsibility(sights, Area.of("310151")).lead().id());
  }

  @Test
  void aStreetLeadsWhereItIsKnownAndItsDistrictWhereItIsNot() {
    String allowance = named("低保").code();
    Responsibility street = CITY.getResponsibility(allowance, new Area("310115", "310115016"));
    assertEquals("s310115016", street.lead().id());
    assertEquals("d310115", street.lead().parent());
    assertEquals("d310115", CITY.getResponsibility(allowance, Area.of("310115")).lead().id());
  }

  @Test
  void theDirectorySaysALimitOnlyWhereItDiffersFromTheProfile() {
    assertEquals(
        Limit.parse("2h"), CITY.getResponsibility(named("血液透析").code(), Area.of("310115")).limit());
    assertNull(CITY.getResponsibility(named("发票").code(), Area.of("310115")).limit());
  }

  @Test
  void onlyALeafAndAPlaceThatExistsCanBeAskedFor() {
    String leaf = named("发票").code();
    assertThrows(
        IllegalArgumentException.class, () -> CITY.getResponsibility("01", Area.of("310115")));
    assertThrows(
        IllegalArgumentException.class, () -> CITY.getResponsibility(leaf, Area.of("310199")));
  }

  @Test
  void theYearsAfterTheLastNoticeAreProvisional() {
    assertEquals(YearStatus.OFFICIAL, CITY.workingDays().status(2026));
    assertEquals(YearStatus.PROVISIONAL, CITY.workingDays().status(2027));
    assertFalse(CITY.workingDays().isWorkingDay(LocalDate.parse("2027-10-01")));
  }

  @Test
  void dutyIsKnownForEachNightAndEachDay() {
    assertEquals(7 * 2 * 3, CITY.policy().duty().size());
    assertTrue(CITY.policy().version().matches("[0-9a-f]{12}"));
    assertEquals(CITY.policy().version(), PolicyCity.shipped().policy().version());
    assertTrue(
        CITY.policy().urgencyWords().stream()
            .anyMatch(it -> it.word().equals("血透") && it.urgency() == Urgency.URGENT));
  }

  private static Category named(String name) {
    return CITY.categories().leaves().stream()
        .filter(leaf -> leaf.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
