package vigil;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The house style, as far as a machine can see it.
@AnalyzeClasses(packages = "vigil", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  private static final String[] PEOPLE = {
    "vigil.desk..", "vigil.portal..", "vigil.exchange..", "vigil.watch.."
  };
  private static final String[] TRADES = {
    "vigil.telephony..",
    "vigil.workforce..",
    "vigil.acd..",
    "vigil.knowledge..",
    "vigil.casework..",
    "vigil.insight..",
    "vigil.understanding..",
    "vigil.messaging.."
  };
  private static final String[] GROUND = {
    "vigil.kernel..", "vigil.city..", "vigil.identity..", "vigil.audit.."
  };
  private static final String[] PURE = {
    "vigil.casework.life..",
    "vigil.casework.likeness",
    "vigil.city.life..",
    "vigil.acd.engine..",
    "vigil.telephony.life..",
    "vigil.knowledge.life..",
    "vigil.insight.spike..",
    "vigil.insight.counts..",
    "vigil.insight.seasons..",
    "vigil.understanding.life..",
    "vigil.watch.life..",
    "vigil.workforce.forecast..",
    "vigil.workforce.staffing.."
  };

  private static final List<String> MODULES =
      List.of("server", "media", "simulator", "bench", "deploy/flink");
  private static final int MOST_LINES = 400;

  /// A stream of rows holds its connection until it is closed, and nobody closes one.
  @ArchTest
  static final ArchRule nobodyStreamsRows =
      noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

  @ArchTest
  static final ArchRule groundCallsNobodyAbove =
      noClasses()
          .that()
          .resideInAnyPackage(GROUND)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRADES)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(PEOPLE);

  @ArchTest
  static final ArchRule tradesCallNoPeople =
      noClasses()
          .that()
          .resideInAnyPackage(TRADES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PEOPLE);

  @ArchTest
  static final ArchRule pureCoresKnowNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "java.sql..",
              "javax.sql..",
              "java.net..",
              "java.nio..",
              "jakarta..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pureCoresAreGivenTheTime =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyReadsTheWallClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now");

  /// A pause waits on a condition, so that whoever stops it need not wait for the clock.
  @ArchTest
  static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep");

  /// Whoever reads one package need not read another first that needs this one.
  @ArchTest
  static final ArchRule packagesAreNotInCircles =
      SlicesRuleDefinition.slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass one) {
                  return SliceIdentifier.of(one.getPackageName());
                }

                @Override
                public String getDescription() {
                  return "packages";
                }
              })
          .should()
          .beFreeOfCycles();

  /// SQL stands in one place of each room, under one name.
  @ArchTest
  static final ArchRule repositoriesAreSqlInAStore =
      classes()
          .that()
          .areAnnotatedWith(Repository.class)
          .should()
          .haveSimpleNameStartingWith("Sql")
          .andShould()
          .resideInAPackage("vigil..store");

  /// The kernel brings the database up; sessions are kept by Spring's own tables.
  @ArchTest
  static final ArchRule onlyStoresSpeakSql =
      noClasses()
          .that()
          .resideOutsideOfPackages("vigil..store", "vigil.kernel..", "vigil.identity.web")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JdbcClient.class);

  @ArchTest
  static final ArchRule namesSaySomething =
      noClasses().should().haveNameMatching(".*(Utils|Manager|Helper|Impl|Processor)");

  @ArchTest
  static final ArchRule methodsAreShort =
      noMethods().should(beLongerThan(50)).allowEmptyShould(true);

  /// Of every module, as it lies in the checkout beside this one.
  @ArchTest
  static void filesAreShort(JavaClasses house) throws IOException {
    var tooLong = new ArrayList<String>();
    for (String module : MODULES) {
      Path sources = Path.of("..", module, "src");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          long lines = Files.readAllLines(file).stream().filter(HouseTest::counts).count();
          if (lines > MOST_LINES) {
            tooLong.add(sources.relativize(file) + " has " + lines + " lines");
          }
        }
      }
    }
    assertEquals(List.of(), tooLong);
  }

  /// A list of the records of a sealed type is as long as the type.
  private static boolean counts(String line) {
    return !line.startsWith("import ")
        && !line.matches(" +(case )?([A-Z]\\w*\\.)+[A-Z]\\w* _(,| ->)");
  }

  @ArchTest
  static final ArchRule doorsAreSmall = classes().that(new Door()).should(haveAtMostSevenMethods());

  private static final class Door extends com.tngtech.archunit.base.DescribedPredicate<JavaClass> {
    Door() {
      super("are doors: the interface named like its room");
    }

    @Override
    public boolean test(JavaClass c) {
      String room = c.getPackageName().substring(c.getPackageName().lastIndexOf('.') + 1);
      return c.isInterface() && c.getSimpleName().equalsIgnoreCase(room);
    }
  }

  private static ArchCondition<JavaClass> haveAtMostSevenMethods() {
    return new ArchCondition<>("have at most seven methods") {
      @Override
      public void check(JavaClass door, ConditionEvents events) {
        if (door.getMethods().size() > 7) {
          events.add(SimpleConditionEvent.violated(door, door.getName() + " has grown too wide"));
        }
      }
    };
  }

  private static ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> beLongerThan(
      int lines) {
    return new ArchCondition<>("be longer than " + lines + " lines") {
      @Override
      public void check(
          com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
        int numbers = MethodLines.of(method);
        if (numbers > lines && MethodLines.besidesSwitches(method) > lines) {
          events.add(
              SimpleConditionEvent.satisfied(
                  method, method.getFullName() + " has " + numbers + " lines"));
        }
      }
    };
  }
}
