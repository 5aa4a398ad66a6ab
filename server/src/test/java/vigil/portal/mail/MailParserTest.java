package vigil.portal.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import vigil.messaging.Mailbox;

/// E-mails as they come: byte for byte as old and new programs write them.
class MailParserTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final Mailbox BOX = new Mailbox("12345@hotline.example");
  private static final String DELIVERY = "0193a000-0000-7000-8000-000000000001";

  private static IncomingMail read(byte[] raw) throws MessagingException {
    var session = Session.getInstance(new Properties());
    return MailParser.parse(new MimeMessage(session, new ByteArrayInputStream(raw)), BOX, NOW);
  }

  private static IncomingMail read(String headers, byte[] body) throws MessagingException {
    var raw = new ByteArrayOutputStream();
    raw.writeBytes(headers.strip().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    raw.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    raw.writeBytes(body);
    return read(raw.toByteArray());
  }

  private static IncomingMail from(String more) throws MessagingException {
    return read("From: a@example.cn\nMessage-ID: <1@example.cn>\n" + more, "你好".getBytes(GBK));
  }

  private static String word(String text, Charset charset, String name) {
    return "=?" + name + "?B?" + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "?=";
  }

  @Test
  void gbkInBase64IsRead() throws MessagingException {
    var letter =
        read(
            """
            From: %s <wang@example.cn>
            Subject: %s
            Message-ID: <a1@example.cn>
            Content-Type: text/plain; charset=gb2312
            Content-Transfer-Encoding: base64
            """
                .formatted(word("王小明", GBK, "gbk"), word("朱镕基路漏水", GBK, "gb2312")),
            Base64.getMimeEncoder().encode("水管爆裂，镕字不在 GB2312 里。".getBytes(GBK)));
    assertEquals("王小明", letter.sender().name());
    assertEquals("朱镕基路漏水", letter.content().subject());
    assertEquals("水管爆裂，镕字不在 GB2312 里。", letter.content().text());
    assertEquals("<a1@example.cn>", letter.messageId());
    assertNull(letter.machine());
  }

  @Test
  void fourByteCharactersOfGb18030AndEmojiAreRead() throws MessagingException {
    String text = "𠮷野家门口😀";
    var gb =
        read(
            "From: a@example.cn\nContent-Type: text/plain; charset=GB18030",
            text.getBytes(GB18030));
    var utf8 =
        read(
            "From: a@example.cn\nContent-Type: text/plain; charset=utf-8",
            text.getBytes(StandardCharsets.UTF_8));
    assertEquals(text, gb.content().text());
    assertEquals(text, utf8.content().text());
  }

  @Test
  void aMissingOrWrongCharsetIsGuessed() throws MessagingException {
    for (String said : List.of("", "; charset=us-ascii", "; charset=nonsense", "; charset=utf-8")) {
      var letter =
          read("From: a@example.cn\nContent-Type: text/plain" + said, "路灯不亮三天了".getBytes(GBK));
      assertEquals("路灯不亮三天了", letter.content().text(), said);
    }
  }

  @Test
  void rawEightBitHeadersAreRead() throws MessagingException {
    var raw = new ByteArrayOutputStream();
    raw.writeBytes("From: a@example.cn\r\nSubject: ".getBytes(StandardCharsets.US_ASCII));
    raw.writeBytes("井盖缺失".getBytes(GBK));
    raw.writeBytes("\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
    assertEquals("井盖缺失", read(raw.toByteArray()).content().subject());
  }

  @Test
  void htmlBecomesLinesWithoutScriptsAndQuotes() throws MessagingException {
    String html =
        "<html><head><style>p{color:red}</style></head><body><p>噪音扰民</p><div>地址：南京路1号<br>"
            + "每晚十点</div><script>alert('x')</script><blockquote>旧邮件</blockquote></body></html>";
    var letter =
        read(
            "From: a@example.cn\nContent-Type: text/html; charset=utf-8",
            html.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("噪音扰民", "地址：南京路1号", "每晚十点"), letter.content().text().lines().toList());
  }

  @Test
  void ofTwoFormsThePlainOneIsTakenAndFilesAreCounted() throws MessagingException {
    String body =
        """
        --x
        Content-Type: multipart/alternative; boundary=y

        --y
        Content-Type: text/plain; charset=utf-8

        楼道堆物
        --y
        Content-Type: text/html; charset=utf-8

        <b>别的</b>
        --y--
        --x
        Content-Type: image/jpeg; name=a.jpg
        Content-Disposition: attachment; filename=a.jpg
        Content-Transfer-Encoding: base64

        AAAA
        --x--
        """
            .replace("\n", "\r\n");
    var letter =
        read(
            "From: a@example.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x",
            body.getBytes(StandardCharsets.UTF_8));
    assertEquals("楼道堆物", letter.content().text());
    assertEquals(1, letter.content().attachments());
  }

  @Test
  void whatWasQuotedIsLeftOut() throws MessagingException {
    for (String quote :
        List.of(
            "> 旧的话",
            "-----原始邮件-----\n旧的话",
            "On Mon, 1 Jan 2026 a@b.cn wrote:\n旧的话",
            "在 2026年1月1日，张三 写道：\n旧的话",
            "发件人: 12345\n旧的话")) {
      var letter =
          read(
              "From: a@example.cn\nContent-Type: text/plain; charset=utf-8",
              ("地址是锦绣路3号。\n\n" + quote).getBytes(StandardCharsets.UTF_8));
      assertEquals("地址是锦绣路3号。", letter.content().text());
    }
  }

  @Test
  void machinesAreToldFromPeople() throws MessagingException {
    assertNull(from("Auto-Submitted: no").machine());
    assertEquals("Auto-Submitted", from("Auto-Submitted: auto-replied").machine());
    assertEquals("Precedence", from("Precedence: Bulk").machine());
    assertEquals("empty Return-Path", from("Return-Path: <>").machine());
    assertEquals("list", from("List-Id: <l.example.cn>").machine());
    assertEquals("our own", from("X-Loop: 12345@hotline.example").machine());
    var own = read("From: Hotline <12345@HOTLINE.example>", new byte[0]);
    assertEquals("our own", own.machine());
    assertEquals("mail system", read("From: MAILER-DAEMON@example.cn", new byte[0]).machine());
    assertEquals("no sender", read("Subject: x", new byte[0]).machine());
    assertEquals("no sender", read("From: undisclosed", new byte[0]).machine());
  }

  private static IncomingMail report(String action) throws MessagingException {
    String body =
        """
        --r
        Content-Type: text/plain

        could not be delivered
        --r
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.cn

        Final-Recipient: rfc822; gone@example.cn
        Action: %s
        Status: 5.1.1
        --r
        Content-Type: text/rfc822-headers

        From: 12345@hotline.example
        Message-ID: <%s@hotline.example>
        --r--
        """
            .formatted(action, DELIVERY)
            .replace("\n", "\r\n");
    return read(
        "From: MAILER-DAEMON@example.cn\nReturn-Path: <>\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=r",
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBounceNamesTheMessageThatCameBackAndADelayDoesNot() throws MessagingException {
    assertEquals("<" + DELIVERY + "@hotline.example>", report("failed").bounced());
    assertEquals("report", report("failed").machine());
    assertNull(report("delayed").bounced());
  }

  @Test
  void whatItAnswersIsReadNearestFirst() throws MessagingException {
    var letter = from("In-Reply-To: <3@x>\nReferences: <1@x> <2@x>\n <3@x>\nSubject: 回复：a");
    assertEquals(List.of("<3@x>", "<2@x>", "<1@x>"), letter.answers());
    assertEquals(DELIVERY, BOX.findDelivery("<" + DELIVERY + "@hotline.example>").orElseThrow());
    assertTrue(BOX.findDelivery("<" + DELIVERY + "@elsewhere.example>").isEmpty());
  }

  @Test
  void withoutAMessageIdTheBytesAreTheId() throws MessagingException {
    var one = read("From: a@example.cn", "a".getBytes(StandardCharsets.UTF_8));
    var same = read("From: a@example.cn", "a".getBytes(StandardCharsets.UTF_8));
    var other = read("From: a@example.cn", "b".getBytes(StandardCharsets.UTF_8));
    assertTrue(one.messageId().startsWith("sha256:"));
    assertEquals(one.messageId(), same.messageId());
    assertFalse(one.messageId().equals(other.messageId()));
  }

  @Test
  void brokenMailIsReadAsFarAsItGoes() throws MessagingException {
    var unknown =
        read(
            "From: a@example.cn\nContent-Type: text/plain; charset=\"\nSubject: =?x?B?//?=",
            "a\u0000b\u0007".getBytes(StandardCharsets.UTF_8));
    assertNotNull(unknown);
    assertFalse(unknown.content().text().contains("\u0000"), "PostgreSQL keeps no zero bytes");
    var deep = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
    }
    assertNotNull(read(("From: a@example.cn\r\n" + deep).getBytes(StandardCharsets.UTF_8)));
  }
}
