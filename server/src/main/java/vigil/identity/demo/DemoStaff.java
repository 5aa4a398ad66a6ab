package vigil.identity.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.steps.EnrolmentLinks;
import vigil.identity.steps.IdentitySettings;
import vigil.identity.steps.OperatorToken;
import vigil.identity.store.SqlPasswords;
import vigil.identity.store.SqlStaff;

/// The demo city's people, from `policy/demo/staff.csv`, and one enrolment link for each role.
@Component
@Order(0)
@ConditionalOnProperty(name = "vigil.demo", havingValue = "true")
class DemoStaff implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DemoStaff.class);
  private static final String FILE = "policy/demo/staff.csv";
  private static final String HEADER = "id,";

  /// Whoever has the fewest other roles shows a role best; the hotline's own before a unit's.
  private static final Comparator<Staff> PLAINEST =
      Comparator.<Staff>comparingInt(staff -> staff.roles().size())
          .thenComparing(staff -> staff.unit() != null)
          .thenComparing(Staff::id);

  private static final int COLUMNS = 6;

  private final SqlStaff people;
  private final SqlPasswords passwords;
  private final EnrolmentLinks enrolment;
  private final IdentitySettings settings;

  DemoStaff(
      SqlStaff people,
      SqlPasswords passwords,
      EnrolmentLinks enrolment,
      IdentitySettings settings) {
    this.people = people;
    this.passwords = passwords;
    this.enrolment = enrolment;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    var lines =
        new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (isStaff(lines.get(i))) {
        people.save(parse(lines.get(i), i + 1));
      }
    }
    var file = settings.folder().resolve("enrolment-links.txt");
    OperatorToken.write(file, links());
    LOG.info("The demo city is on; one enrolment link for each role is in {}.", file);
  }

  /// The first of each role who has not enrolled yet, with the link.
  private String links() {
    var text = new StringBuilder();
    for (Role role : Role.values()) {
      Staff first = people.listByRole(role).stream().min(PLAINEST).orElse(null);
      if (first == null) {
        continue;
      }
      String link =
          passwords.isSet(first.id())
              ? "enrolled: " + settings.origin() + "/sign-in"
              : settings.origin() + enrolment.createFoundingLink(first.id());
      text.append("%-10s %-14s %s  %s%n".formatted(role, first.id(), first.name(), link));
    }
    return text.toString();
  }

  private static boolean isStaff(String line) {
    return !line.isBlank() && !line.startsWith("#") && !line.startsWith(HEADER);
  }

  /// One line: id, name, nameEn, roles with spaces between, unit, extension.
  static Staff parse(String line, int number) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "%s line %d: %d columns, not %d".formatted(FILE, number, cells.length, COLUMNS));
    }
    try {
      var roles = EnumSet.noneOf(Role.class);
      Arrays.stream(cells[3].strip().split("[| ]+")).forEach(r -> roles.add(Role.valueOf(r)));
      return new Staff(
          cells[0].strip(),
          cells[1].strip(),
          cells[2].strip(),
          roles,
          orNull(cells[4]),
          orNull(cells[5]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s line %d: %s".formatted(FILE, number, e.getMessage()), e);
    }
  }

  private static @Nullable String orNull(String cell) {
    return cell.isBlank() ? null : cell.strip();
  }
}
