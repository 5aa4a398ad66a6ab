package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vigil.ServerTest;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.steps.StepUpMaxAge;

/// Which role may call which endpoint is a table that people read and sign: a new endpoint fails
/// here until it stands in it. `-Dvigil.matrix.write=true` writes the table anew and fails, so that
/// the diff is looked at.
@ServerTest
class RoleEndpointMatrixTest {
  private static final Path TABLE = Path.of("src/test/resources/role-endpoint-matrix.csv");
  private static final String HEADER = "method,path,open,staff,hotline,fresh," + names() + "\n";

  /// Found before any controller: these say who is asking, not what is asked.
  private static final List<String> NOT_LET_IN = List.of("SignInFirst", "NotYourRole");

  @LocalServerPort int port;
  @Autowired Identity identity;
  @Autowired StepUpMaxAge freshness;
  @Autowired SessionRepository<? extends Session> sessions;

  @Value("${vigil.public-url}")
  String origin;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  record Endpoint(String method, String path, @Nullable Permit permit) {
    boolean lets(Role role) {
      return permit != null
          && (permit.open() || permit.staff() || List.of(permit.value()).contains(role));
    }

    boolean letsStrangers() {
      return permit != null && permit.open();
    }

    boolean wantsKey() {
      return permit != null && permit.fresh();
    }

    String row() {
      var cells = new ArrayList<String>(List.of(method, path));
      cells.add(letsStrangers() ? "x" : "");
      cells.add(permit != null && permit.staff() ? "x" : "");
      cells.add(permit != null && permit.hotline() ? "x" : "");
      cells.add(wantsKey() ? "x" : "");
      for (Role role : Role.values()) {
        cells.add(permit != null && List.of(permit.value()).contains(role) ? "x" : "");
      }
      return String.join(",", cells);
    }
  }

  @Test
  void everyEndpointStandsInTheTable() throws IOException {
    var rows = new TreeSet<String>();
    endpoints().forEach(e -> rows.add(e.row()));
    String table = HEADER + String.join("\n", rows) + "\n";
    if (Boolean.getBoolean("vigil.matrix.write")) {
      Files.writeString(TABLE, table);
      assertEquals("", table, "written to " + TABLE + ": look at the diff, then run without");
    }
    assertEquals(Files.readString(TABLE), table, "the table of roles and endpoints is another");
  }

  @Test
  void everyEndpointHasAPermit() {
    assertEquals(List.of(), endpoints().stream().filter(e -> e.permit() == null).toList());
  }

  @Test
  void everyRoleIsLetInExactlyWhereTheTableSaysSo() {
    var wrong = new ArrayList<String>();
    var stranger = ApiClient.browser(port);
    var people = people();
    for (Endpoint endpoint : endpoints()) {
      if (endpoint.letsStrangers() == isRefused(stranger, endpoint)) {
        wrong.add("a stranger at " + endpoint.row());
      }
      people.forEach((role, api) -> {
        if (endpoint.lets(role) == isRefused(api, endpoint)) {
          wrong.add(role + " at " + endpoint.row());
        }
      });
    }
    assertEquals(List.of(), wrong);
  }

  /// The column `fresh`: who is let in, but touched the key too long ago, is asked again.
  @Test
  void whereAFreshTouchIsWantedAnOldOneIsRefused() {
    var wrong = new ArrayList<String>();
    var keyed = new EnumMap<Role, SignedInBrowser>(Role.class);
    for (Endpoint endpoint : endpoints()) {
      for (Role role : Role.values()) {
        if (endpoint.wantsKey() && endpoint.lets(role)) {
          var person = keyed.computeIfAbsent(role, this::touchedLongAgo);
          var answer = ask(person.browser(), endpoint);
          if (answer.status() != 403 || !answer.why().equals("TouchKeyFirst")) {
            wrong.add(role + " at " + endpoint.row() + ": " + answer);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(keyed.size() > 5, "or nothing was asked of anyone");
  }

  private SignedInBrowser touchedLongAgo(Role role) {
    var person = SignedInBrowser.signedIn(port, origin, lastWith(role));
    person.age(sessions, freshness.span(), false);
    return person;
  }

  /// The last of each role who has no other role, so that nobody whom another test uses is touched.
  private Map<Role, ApiClient> people() {
    var people = new EnumMap<Role, ApiClient>(Role.class);
    for (Role role : Role.values()) {
      people.put(role, ApiClient.as(port, lastWith(role)));
    }
    return people;
  }

  private String lastWith(Role role) {
    return identity.listByRole(role).stream()
        .filter(staff -> staff.roles().size() == 1 || role == Role.MANAGER)
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("the demo city has nobody who is only " + role))
        .id();
  }

  /// A body that no endpoint reads: whoever is let in is told so, and nothing is done.
  private static ApiClient.Answer ask(ApiClient api, Endpoint endpoint) {
    String path = endpoint.path().replaceAll("\\{[^}]+}", "none-such");
    return api.send(endpoint.method(), path, "{unreadable");
  }

  private static boolean isRefused(ApiClient api, Endpoint endpoint) {
    return NOT_LET_IN.contains(ask(api, endpoint).why());
  }

  private List<Endpoint> endpoints() {
    var all = new ArrayList<Endpoint>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (!handler.getBeanType().getName().startsWith("vigil.")) {
            return;
          }
          var permit = handler.getMethodAnnotation(Permit.class);
          for (var method : mapping.getMethodsCondition().getMethods()) {
            for (String path : mapping.getPatternValues()) {
              all.add(new Endpoint(method.name(), path, permit));
            }
          }
        });
    return all;
  }

  private static String names() {
    return String.join(",", Arrays.stream(Role.values()).map(Role::name).toList());
  }
}
