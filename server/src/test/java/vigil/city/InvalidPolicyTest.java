package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.city.files.InvalidPolicy;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;

/// A policy with faults says every one of them, with its file and line, and starts nothing.
class InvalidPolicyTest {
  /// The shipped policy with some files changed.
  private static final class TamperedPolicy implements PolicySource {
    private final Map<String, byte @Nullable []> changed = new LinkedHashMap<>();

    TamperedPolicy replace(String file, String text, String by) {
      String whole = new String(read(file), StandardCharsets.UTF_8);
      assertTrue(whole.contains(text), file + " holds " + text);
      int at = whole.indexOf(text);
      return put(file, whole.substring(0, at) + by + whole.substring(at + text.length()));
    }

    TamperedPolicy put(String file, String whole) {
      changed.put(file, whole.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    private byte[] read(String file) {
      byte[] bytes = bytes(file);
      return bytes == null ? new byte[0] : bytes;
    }

    /// The line on which a text stands.
    int line(String file, String text) {
      String whole = new String(read(file), StandardCharsets.UTF_8);
      return (int) whole.substring(0, whole.indexOf(text)).chars().filter(it -> it == '\n').count()
          + 1;
    }

    @Override
    public String where() {
      return "the test";
    }

    @Override
    public byte @Nullable [] bytes(String file) {
      return changed.containsKey(file) ? changed.get(file) : PolicySource.shipped().bytes(file);
    }
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = ';',
      value = {
        "districts.csv; 310101,黄浦区; 31x101,黄浦区; code \"31x101\" is not six digits",
        "districts.csv; 310151,崇明区; 310120,崇明区; district 310120 was there before",
        "streets.csv; 310115016,花木街道; 310101016,花木街道; nine digits that begin with its district's",
        "units.csv; wjw,上海市; W W,上海市; is not up to 32 small letters",
        "units.csv; ,UTILITY,,; ,COMPANY,,; kind \"COMPANY\" is not a kind of unit",
        "units.csv; STREET,310115,d310115; STREET,310115,d310199; does not stand above it",
        "categories.csv; 010101,特需就医; 010,特需就医; is not one to four levels",
        "categories.csv; 0102,健康码; 0902,健康码; does not start with its parent's",
        "dispatch.csv; 01010101,*,wjw; 01010101,*,nobody; there is no unit nobody",
        "dispatch.csv; 01010101,*,wjw; 99,*,wjw; there is no category 99",
        "dispatch.csv; 01010101,*,wjw; 01010101,310199,wjw; area \"310199\" is neither",
        "dispatch.csv; 01010101,*,wjw,@district,2h; 01010101,*,wjw,@district,2 hours; is not a limit",
        "dispatch.csv; 01010101,*,wjw,@district; 01010101,*,wjw,wjw; cannot assist itself",
        "limits.csv; HANDLE,URGENT,*,24h; HANDLING,URGENT,*,24h; \"HANDLING\" is not a stage",
        "limits.csv; RECHECK,*,*,3wd; RECHECK,*,*,0wd; is not a limit",
        "limits.csv; SIGN,URGENT; DISPATCH,URGENT; another row says the limit of DISPATCH",
        "settings.csv; callbackFrom,09:00; callbackFrom,9 am; is not a time of day",
        "settings.csv; onTimeTarget,1; onTimeTarget,1.2; is not a number from 0 to 1",
        "cn-calendar-2022-2026.csv; 2022-01-01,H; 2022-13-01,H; is not a date",
        "cn-calendar-2022-2026.csv; 2022-01-29,M; 2022-01-28,M; is no weekend day",
        "calendar-years.csv; 2022,OFFICIAL; 2022,KNOWN; is not a year's status",
        "duty.csv; MONDAY,08:00; MOONDAY,08:00; is not a day like MONDAY",
        "duty.csv; manager-1; manager-9; there is no member of staff manager-9",
        "duty.csv; manager-1; agent-1; agent-1 is neither MANAGER nor LEADER",
        "urgency-words.csv; 血透,URGENT; 血透,AT_ONCE; is not an urgency",
        "danger.csv; 轧人,DANGER,122; 轧人,DANGER,911; is not 110, 119, 120 or 122",
        "danger.csv; 怎么办呀,NOW; 怎么办呀,SOON; is not DANGER, IDIOM, BEFORE, AFTER, AROUND or NOW",
        "danger.csv; 溺水/落水; 溺水//落水; none of them empty",
        "topics.csv; ,010201; ,990201; there is no category 990201",
        "usual-hours.csv; 3,0.13; 2,0.13; 2 was there before",
        "usual-districts.csv; 310101,66; 310199,66; there is no district 310199",
        "sensing.csv; ratio,3; ratio,three; is not a number",
        "paging.csv; rounds,5; rounds,0; is not a whole number",
        "open311-questions.csv; yes=有=yes=URGENT; yes=有; is not a list like",
        "demo/staff.csv; AGENT; AGENTS; is not a list of roles",
        "demo/staff.csv; CLERK,d310101; CLERK,; CLERK is a role of a unit's people",
        "demo/staff.csv; CLERK,d310101; MANAGER,d310101; MANAGER is a role of the hotline's own people",
        "settings.csv; callbackUntil,20:00; callbackUntil,09:00; callbackUntil does not lie after",
        "settings.csv; callbackDays,2; callbackDays,4; callbackDays is more than callbackAttempts",
        "settings.csv; callbackAttempts,3; callbackAttempts,0; is not a whole number of 1 or more",
        "settings.csv; extensionQuota,20; extensionQuota,-1; is not a whole number of 0 or more",
        "demo/staff.csv; agent-1,王秀兰; agent-1,\"王秀兰; a quoted cell is not closed",
      })
  void eachFaultIsSaidWithItsLine(String file, String text, String by, String what) {
    TamperedPolicy source = new TamperedPolicy();
    int line = source.line(file, text);
    source.replace(file, text, by);
    var broken = assertThrows(InvalidPolicy.class, () -> new PolicyCity(source, "shanghai"));
    assertTrue(
        broken.faults().stream()
            .anyMatch(it -> it.startsWith(file + ":" + line + ":") && it.contains(what)),
        () -> String.join("\n", broken.faults()));
  }

  @Test
  void allFaultsAreSaidAtOnce() {
    TamperedPolicy source =
        new TamperedPolicy()
            .replace("districts.csv", "310101,黄浦区", "3101,黄浦区")
            .replace("duty.csv", "MONDAY", "SOMEDAY")
            .put("urgency-words.csv", "word,urgency\n");
    var broken = assertThrows(InvalidPolicy.class, () -> new PolicyCity(source, "shanghai"));
    for (String file : new String[] {"districts.csv:", "duty.csv:", "urgency-words.csv:1:"}) {
      assertTrue(broken.faults().stream().anyMatch(it -> it.startsWith(file)), () -> "no " + file);
    }
    assertTrue(String.valueOf(broken.getMessage()).contains("\n  districts.csv:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "danger.csv; phrase,kind,service,advice,adviceEn; no word would say that somebody is in danger",
        "rapid.csv; category,why,whyEn; no category would be disposed of rapidly",
      })
  void aTableThatWouldSilenceALaneIsAFault(String file, String header, String what) {
    TamperedPolicy source = new TamperedPolicy().put(file, header + "\n");
    var broken = assertThrows(InvalidPolicy.class, () -> new PolicyCity(source, "shanghai"));
    assertTrue(broken.faults().contains(file + ":1: " + what), broken.faults()::toString);
  }

  @Test
  void aLeafForWhichNobodyIsCompetentIsAFault() {
    TamperedPolicy source = new TamperedPolicy();
    source.replace("dispatch.csv", "01010101,*,wjw", "01010101,310115,wjw");
    var broken = assertThrows(InvalidPolicy.class, () -> new PolicyCity(source, "shanghai"));
    assertEquals(1, broken.faults().size());
    assertTrue(broken.faults().getFirst().contains("nobody is competent for 01010101 血液透析"));
  }

  @Test
  void aMissingFileAndOneThatIsNotUtf8AreFaults() {
    TamperedPolicy source = new TamperedPolicy();
    source.changed.put("duty.csv", null);
    source.changed.put("settings.csv", new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
    var broken = assertThrows(InvalidPolicy.class, () -> new PolicyCity(source, "shanghai"));
    assertTrue(broken.faults().contains("duty.csv:1: is missing, too large or not UTF-8"));
    assertTrue(broken.faults().contains("settings.csv:1: is missing, too large or not UTF-8"));
  }

  @Test
  void aPolicyOfBeforeWithoutAlarmsHasTheShippedOnes() {
    TamperedPolicy source = new TamperedPolicy();
    source.changed.put("alarms.csv", null);
    PolicyCity city = new PolicyCity(source, "shanghai");
    PolicyCity shipped = PolicyCity.shipped();
    assertEquals(shipped.policy().rows(PolicyTable.ALARMS), city.policy().rows(PolicyTable.ALARMS));
    assertEquals(shipped.shipped(PolicyTable.ALARMS), city.shipped(PolicyTable.ALARMS));
    source.put("alarms.csv", "kind,level,raise,end,lasts,ends,unit\n");
    assertThrows(InvalidPolicy.class, () -> new PolicyCity(source, "shanghai"));
  }

  @Test
  void aFolderReplacesTheShippedCopyAsAWhole(@TempDir Path folder) throws IOException {
    try (var files = Files.walk(Path.of("../policy"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(Path.of("../policy").relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    PolicySource source = PolicySource.folder(folder);
    assertEquals(
        PolicyCity.shipped().policy().version(),
        new PolicyCity(source, "shanghai").policy().version());
    Files.delete(folder.resolve("units.csv"));
    var broken = assertThrows(InvalidPolicy.class, () -> new PolicyCity(source, "shanghai"));
    assertTrue(broken.faults().getFirst().startsWith("units.csv:1: is missing"));
    assertTrue(String.valueOf(broken.getMessage()).contains(folder.toString()));
  }

  @Test
  void aProfileThatDoesNotExistIsRefusedWithThoseThatDo() {
    var broken =
        assertThrows(InvalidPolicy.class, () -> new PolicyCity(PolicySource.shipped(), "atlantis"));
    assertTrue(broken.faults().getFirst().contains("[shanghai, shanghai-2022, beijing]"));
  }

  @Test
  void aChangeOfOneLetterIsAnotherVersion() {
    TamperedPolicy source = new TamperedPolicy().replace("urgency-words.csv", "血透", "血液透");
    String changed = new PolicyCity(source, "shanghai").policy().version();
    assertTrue(!changed.equals(PolicyCity.shipped().policy().version()));
  }
}
