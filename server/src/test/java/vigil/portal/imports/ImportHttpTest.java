package vigil.portal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.privacy.AccusedUnit;

/// Files from another system, over real HTTP.
@ServerTest
class ImportHttpTest {
  private static final Duration LONG = ImportClient.LONG;
  private static final String HEADER =
      "original_number,type,title,description,district,street,address,name,phone\r\n";

  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  private static String row(String number) {
    return "%s,求助,路灯不亮,\"锦绣路的路灯不亮, 已经三天\",浦东新区,花木街道,锦绣路1号,王小明,13812345678\r\n".formatted(number);
  }

  @Test
  void everyFaultIsSaidByRowAndColumnAndNothingBegins() throws Exception {
    String file =
        HEADER
            + row("f-1")
            + "f-2,帮忙,,\"有点问题\",浦西区,,锦绣路,王,12\r\n"
            + "f-3,求助,标题,内容,浦东新区,没有的街道,锦绣路,王,13812345678\r\n";
    String id = sent("faulty.csv", "faulty", file.getBytes(StandardCharsets.UTF_8));
    JsonNode one = waited(id, "FAULTY");
    assertEquals(3, one.path("total").asInt());
    assertEquals(5, one.path("faults").asInt());
    String faults =
        dispatcher()
            .get("/api/portal/imports/" + id + "/faults")
            .body()
            .valueStream()
            .map(it -> it.path("row").asInt() + " " + it.path("column").asString())
            .toList()
            .toString();
    assertEquals("[3 district, 3 phone, 3 title, 3 type, 4 street]", faults);
    assertTrue(download(id).contains("district,请选择区"));
    assertFalse(download(id).contains("浦西区"), "never what was written there");
    assertEquals(
        "ImportIsNotThere",
        dispatcher().post("/api/portal/imports/" + id + "/start", Map.of()).why());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"tomorrow,2099-01-01 09:00", "no-such-day,2022-02-30 09:30"})
  void aTimeThatIsNoneOfThePastIsAFaultOfItsRow(String source, String time) throws Exception {
    String head = HEADER.replace("\r\n", ",发生时间\r\n");
    String told = row("t-1").replace("\r\n", "," + time + "\r\n");
    String past = row("t-2").replace("\r\n", ",2022/2/28 9:30\r\n");
    String id = sent("times.csv", source, (head + told + past).getBytes(StandardCharsets.UTF_8));
    assertEquals(1, waited(id, "FAULTY").path("faults").asInt());
    String faults = download(id);
    assertTrue(faults.contains("2,occurred,"), faults);
  }

  @Test
  void aColumnThatStandsTwiceIsAFault() throws Exception {
    String head = HEADER.replace("\r\n", ",标题\r\n");
    String told = row("w-1").replace("\r\n", ",尽快补上\r\n");
    String id = sent("twice.csv", "twice", (head + told).getBytes(StandardCharsets.UTF_8));
    waited(id, "FAULTY");
    String faults = download(id);
    assertTrue(faults.contains("1,title,此列出现了两次"), faults);
  }

  @Test
  void aTextThatCannotBeKeptIsAFaultOfItsColumn() throws Exception {
    String told = row("n-1").replace("已经三天", "已经\0三天");
    String id = sent("nul.csv", "nul", (HEADER + told).getBytes(StandardCharsets.UTF_8));
    assertEquals(1, waited(id, "FAULTY").path("faults").asInt());
    String faults = download(id);
    assertTrue(faults.contains("2,description,"), faults);
  }

  /// The database session in the middle of a batch is killed three times: its transaction is gone,
  /// and the next turn goes on where the last whole one ended.
  @Test
  void aThousandRowsSurviveKillsInTheMiddleEachOnce() throws Exception {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 1_000; i++) {
      file.append(row("k-" + i));
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    String id = sent("kills.csv", "kills", bytes);
    waited(id, "READY");
    start(id);
    for (int kill = 1; kill <= 3; kill++) {
      int beyond = kill * 150;
      Await.until(LONG, () -> one(id).path("nextRow").asInt() > beyond);
      Await.until(this::isKilled);
    }
    JsonNode done = waited(id, "DONE");
    assertEquals(1_000, done.path("registered").asInt());
    assertEquals(0, done.path("failed").asInt());
    assertEquals(
        1_000,
        sql.sql(
                """
                select count(distinct original_number) from casework.work_order
                where 'import:kills' = any(select jsonb_array_elements_text(to_jsonb(tags)))
                """)
            .query(Integer.class)
            .single());
    assertEquals(List.of(), told("kills"), "the other system gave them their confirmation");
    String again = sent("kills again.csv", "kills", bytes);
    waited(again, "READY");
    start(again);
    JsonNode second = waited(again, "DONE");
    assertEquals(1_000, second.path("skipped").asInt());
    assertEquals(0, second.path("registered").asInt());
  }

  /// What went or waits to go to the citizens of imported orders, once the outbox knows of them.
  private List<String> told(String source) {
    long head = sql.sql("select max(seq) from kernel.fact").query(Long.class).single();
    Await.until(LONG, () -> ledgerReadBy("messaging.outbox") >= head);
    return sql.sql(
            """
            select d.kind from messaging.delivery d join casework.work_order o on o.id = d.order_id
            where o.channel = 'IMPORT' and 'import:' || ? = any(o.tags)
              and d.channel in ('MAIL', 'SMS')
            """)
        .param(source)
        .query((row, n) -> row.getString("kind"))
        .list();
  }

  private long ledgerReadBy(String reader) {
    return sql.sql("select seq from kernel.reader where name = ?")
        .param(reader)
        .query(Long.class)
        .single();
  }

  /// Kills whoever holds a row of an import just now.
  private boolean isKilled() {
    return sql.sql(
            """
            select pg_terminate_backend(l.pid) from pg_locks l
            where l.relation = 'portal.import'::regclass and l.mode = 'RowShareLock'
              and l.pid <> pg_backend_pid()
            limit 1
            """)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  @Test
  void anXlsxWithNumbersForTelephonesAndExcelsOwnTimesIsRead() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("诉求");
      String[] header = {"原编号", "诉求类型", "标题", "内容", "区", "地址", "电话", "发生时间", "匿名"};
      for (int i = 0; i < header.length; i++) {
        sheet.value(0, i, header[i]);
      }
      String[] cells = {"x-1", "投诉", "噪声", "夜间施工", "黄浦区", "人民大道200号"};
      for (int i = 0; i < cells.length; i++) {
        sheet.value(1, i, cells[i]);
      }
      sheet.value(1, 6, 13_812_345_678L);
      sheet.value(1, 7, 44_648.5);
      sheet.value(1, 8, "是");
    }
    String id = sent("诉求.xlsx", "xlsx", out.toByteArray());
    assertEquals("XLSX", one(id).path("format").asString());
    waited(id, "READY");
    start(id);
    waited(id, "DONE");
    var row =
        sql.sql(
                """
                select occurred, contact_phone, type, number from casework.work_order
                where original_number = 'x-1'
                """)
            .query()
            .singleRow();
    assertEquals("2022-03-28 04:00:00.0", String.valueOf(row.get("occurred")));
    assertEquals("COMPLAINT", row.get("type"));
  }

  @Test
  void aFileSaysWhomItsComplaintsAreAbout() throws Exception {
    String header = HEADER.strip() + ",被反映单位\r\n";
    String file =
        header
            + complaint("a-1", AccusedUnit.NAME)
            + complaint("a-2", "无")
            + complaint("a-3", "")
            + complaint("a-4", "wjw");
    String id = sent("accused.csv", "accused", file.getBytes(StandardCharsets.UTF_8));
    waited(id, "READY");
    start(id);
    assertEquals(4, waited(id, "DONE").path("registered").asInt());
    assertEquals("NONE", AccusedUnit.accused(imported("a-2")));
    assertEquals("wjw", AccusedUnit.accused(imported("a-4")));
    JsonNode named = imported("a-1");
    assertEquals(AccusedUnit.ID, AccusedUnit.accused(named));
    AccusedUnit.checkStaysOut(port, named.at("/order/id").asString(), "窗口不接待a-1");
    String unsaid = imported("a-3").at("/order/id").asString();
    assertEquals(
        "AccusedNotNamed", AccusedUnit.dispatch(port, unsaid, Map.of("lead", "fgw")).why());
    String unknown = header + complaint("a-5", "没有的局");
    String faulty = sent("unknown.csv", "accused", unknown.getBytes(StandardCharsets.UTF_8));
    waited(faulty, "FAULTY");
    assertTrue(download(faulty).contains("accused,没有这个单位"), download(faulty));
  }

  private static String complaint(String number, String accused) {
    return "%s,投诉,窗口不接待%s,三次都没有人接待,黄浦区,,人民大道1号,王小明,13812345678,%s\r\n"
        .formatted(number, number, accused);
  }

  private JsonNode imported(String number) {
    String id =
        sql.sql("select id from casework.work_order where original_number = ?")
            .param(number)
            .query(String.class)
            .single();
    return AccusedUnit.order(port, id);
  }

  @Test
  void aDistrictThatTheWordsNameIsOfferedAndNotFilledIn() throws Exception {
    String row = "d-1,求助,路灯不亮,花木街道的路灯三天不亮,,,锦绣路1号,王小明,13812345678\r\n";
    String id = sent("offered.csv", "offered", (HEADER + row).getBytes(StandardCharsets.UTF_8));
    waited(id, "FAULTY");
    assertTrue(download(id).contains("请选择区；内容中提到浦东新区花木街道"), download(id));
  }

  @Test
  void aStoppedImportGoesOnWhereItStood() throws Exception {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 400; i++) {
      file.append(row("s-" + i));
    }
    String id = sent("stop.csv", "stops", file.toString().getBytes(Charset.forName("GB18030")));
    waited(id, "READY");
    start(id);
    assertEquals(
        "STOPPED",
        dispatcher()
            .post("/api/portal/imports/" + id + "/stop", Map.of())
            .body()
            .path("state")
            .asString());
    assertTrue(one(id).path("registered").asInt() < 400);
    start(id);
    assertEquals(400, waited(id, "DONE").path("registered").asInt());
  }

  @Test
  void aHundredThousandRowsAreTheMost() throws Exception {
    byte[] line = row("").getBytes(StandardCharsets.UTF_8);
    var file = new ByteArrayOutputStream();
    file.write(HEADER.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i <= ImportJob.MOST_ROWS; i++) {
      file.write(line);
    }
    String id = sent("large.csv", "large", file.toByteArray());
    JsonNode one = waited(id, "FAULTY");
    assertEquals(1, one.path("faults").asInt());
    assertTrue(download(id).contains("100,000 rows at most"));
  }

  @Test
  void whatIsNoTableAtAllIsSaidAndOthersMayNotImport() throws Exception {
    byte[] broken = "PK\3\4 this is no workbook".getBytes(StandardCharsets.UTF_8);
    assertEquals(1, waited(sent("broken.xlsx", "b", broken), "FAULTY").path("faults").asInt());
    byte[] words = "just some words\r\n".getBytes(StandardCharsets.UTF_8);
    assertEquals(7, waited(sent("words.csv", "b", words), "FAULTY").path("faults").asInt());
    assertEquals(403, ApiClient.as(port, "agent-1").get("/api/portal/imports").status());
    assertTrue(text("/api/portal/imports/template.csv").contains("原编号,诉求类型"));
    String template = text("/api/portal/imports/template.csv");
    waited(sent("template.csv", "t", template.getBytes(StandardCharsets.UTF_8)), "READY");
  }

  private ApiClient dispatcher() {
    return client().dispatcher();
  }

  private void start(String id) {
    client().start(id);
  }

  private JsonNode one(String id) {
    return client().one(id);
  }

  private JsonNode waited(String id, String state) {
    return client().waited(id, state);
  }

  private String download(String id) throws Exception {
    return text("/api/portal/imports/" + id + "/faults.csv");
  }

  private String text(String path) throws Exception {
    return client().text(path);
  }

  private String sent(String name, String source, byte[] file) throws Exception {
    return client().sent(name, source, file);
  }

  private ImportClient client() {
    return new ImportClient(port);
  }
}
