package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.acd.AcdFact;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ledger;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;

/// The calls of a night, told to the ledger as telephony and the queue tell them, and the orders
/// that an agent writes of them at the desk.
final class NightCalls {
  private static final List<String> DISTRICTS = List.of("310115", "310104", "310112");

  private static final List<String> SAID =
      List.of(
          "昨晚做完核酸，今天凌晨发现健康码变成黄码，无法出门。",
          "我叫王小明，电话13900000001，黄码了居委不让进小区，不知道找谁。",
          "明早要去医院复诊，随申码突然变黄码，核酸结果又是阴性，怎么转绿？",
          "隔壁一家三口都是绿码，只有我变黄码，工作的超市不让上班。");

  private final Ledger ledger;
  private final int port;
  private final TransactionTemplate transaction;
  private int calls;
  private int written;

  NightCalls(Ledger ledger, int port, PlatformTransactionManager transactions) {
    this.ledger = ledger;
    this.port = port;
    transaction = new TransactionTemplate(transactions);
  }

  /// Somebody waits forty seconds and hangs up; the queue says twice that they left.
  void giveUp() {
    String id = "gave-up-" + calls++;
    transaction.executeWithoutResult(status -> {
      arrive(id);
      ledger.append(new AcdFact.Left(id, null, "ABANDONED", 40_000));
      ledger.append(new TelephonyFact.Ended(id, 2, EndReason.CALLER_HUNG_UP, 0));
      ledger.append(new AcdFact.Left(id, null, "ABANDONED", 40_000));
    });
  }

  /// Somebody gets through, and has talked so long.
  String talk(Duration talk) {
    String id = "talked-" + calls++;
    transaction.executeWithoutResult(status -> {
      arrive(id);
      ledger.append(new TelephonyFact.Answered(id, 2, "offer-" + id, "sip:agent-1"));
      ledger.append(new AcdFact.Answered(id, "offer-" + id, "agent-1", 20_000));
      ledger.append(new TelephonyFact.Ended(id, 3, EndReason.CALLER_HUNG_UP, talk.toMillis()));
      ledger.append(new AcdFact.Left(id, "agent-1", "SERVED", 20_000 + talk.toMillis()));
    });
    return id;
  }

  private void arrive(String id) {
    ledger.append(new TelephonyFact.CallArrived(id, 1));
    ledger.append(new AcdFact.Enqueued(id, 1, 1));
  }

  /// An order about a yellow code, passed on: nobody knows yet what to say.
  void write(String call) {
    write(call, "010201", SAID.get(written % SAID.size()), Map.of("then", "SUBMIT"));
  }

  /// One that is answered on the spot by the script.
  void answer(String call, String script) {
    write(
        call,
        "010201",
        SAID.get(written % SAID.size()),
        Map.of("then", "ANSWER", "script", script, "reply", "请在随申办提交申诉。"));
  }

  /// One about something else.
  void writeOther(String call, String category, String words) {
    write(call, category, words, Map.of("then", "SUBMIT"));
  }

  private void write(String call, String category, String words, Map<String, String> then) {
    int i = written++;
    var draft = new HashMap<String, Object>();
    draft.put("contact", call);
    draft.put("type", "CONSULTATION");
    draft.put("urgency", "NORMAL");
    draft.put("category", category);
    draft.put("title", "夜间来电 " + i);
    draft.put("description", words);
    draft.put("district", DISTRICTS.get(i % DISTRICTS.size()));
    draft.put("address", "花木路 " + i + " 号");
    draft.put("name", "市民");
    draft.put("contactPhone", "13900000%03d".formatted(i));
    var body = new HashMap<String, Object>(then);
    body.put("draft", draft);
    var kept = ApiClient.as(port, "agent-1").post("/api/casework/orders", body);
    assertEquals(201, kept.status(), () -> kept.body().toString());
  }
}
