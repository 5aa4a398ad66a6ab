package vigil.portal.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.messaging.Mailbox;

/// Reads a MIME message as a person would. Nested no deeper and no longer than the limits here; a
/// part that cannot be read is left out, not the whole e-mail.
final class MailParser {
  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 60;
  private static final int MOST_TEXT_BYTES = 1 << 20;
  private static final int MOST_ANSWERS = 20;
  private static final int LONGEST_ID = 250;
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{3,248}>");
  private static final Pattern CHINESE_WORD =
      Pattern.compile("=\\?(?:gb2312|gbk|x-gbk)\\?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\s*$");

  private final Mailbox mailbox;
  private final List<String> plain = new ArrayList<>();
  private final List<String> html = new ArrayList<>();
  private final StringBuilder report = new StringBuilder();
  private int parts;
  private int attachments;

  private MailParser(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /// @param now the time of an e-mail that does not say when it was sent
  static IncomingMail parse(MimeMessage mail, Mailbox mailbox, Instant now)
      throws MessagingException {
    return new MailParser(mailbox).letter(mail, now);
  }

  private IncomingMail letter(MimeMessage mail, Instant now) throws MessagingException {
    boolean isReport = is(mail, "multipart/report");
    walk(mail, 0, isReport);
    InternetAddress from = from(mail);
    Date sent = mail.getSentDate();
    boolean isFuture = sent != null && sent.toInstant().isAfter(now);
    String text =
        plain.isEmpty() ? MailText.fromHtml(String.join("\n", html)) : String.join("\n", plain);
    return new IncomingMail(
        id(mail),
        from == null
            ? IncomingMail.Sender.NONE
            : new IncomingMail.Sender(from.getAddress(), name(from)),
        new IncomingMail.Content(
            MailText.clean(header(mail, "Subject")).replace('\n', ' '),
            MailText.stripQuoted(text),
            attachments),
        answers(mail),
        sent == null || isFuture ? now : sent.toInstant(),
        machine(mail, from, isReport),
        isReport ? bounced() : null);
  }

  private void walk(Part part, int depth, boolean isReport) {
    if (depth > DEEPEST || ++parts > MOST_PARTS) {
      return;
    }
    try {
      if (isReport && (is(part, "message/*") || is(part, "text/rfc822-headers"))) {
        report.append('\n').append(new String(bytes(part), StandardCharsets.UTF_8));
      } else if (is(part, "multipart/*")) {
        all((Multipart) part.getContent(), depth, isReport);
      } else if (isFile(part)) {
        attachments++;
      } else if (is(part, "text/html")) {
        html.add(MailText.decode(bytes(part), charset(part)));
      } else if (is(part, "text/*")) {
        plain.add(MailText.decode(bytes(part), charset(part)));
      } else {
        attachments++;
      }
    } catch (MessagingException | IOException | ClassCastException unreadable) {
      attachments++;
    }
  }

  private void all(Multipart many, int depth, boolean isReport) throws MessagingException {
    for (int i = 0; i < many.getCount() && parts <= MOST_PARTS; i++) {
      BodyPart part = many.getBodyPart(i);
      walk(part, depth + 1, isReport);
    }
  }

  private static boolean isFile(Part part) throws MessagingException {
    return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
  }

  private static boolean is(Part part, String type) {
    try {
      return part.isMimeType(type);
    } catch (MessagingException wrong) {
      return false;
    }
  }

  private static byte[] bytes(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return in.readNBytes(MOST_TEXT_BYTES);
    }
  }

  private static @Nullable String charset(Part part) throws MessagingException {
    try {
      String type = part.getContentType();
      return type == null ? null : new ContentType(type).getParameter("charset");
    } catch (ParseException wrong) {
      return null;
    }
  }

  /// A header in words: encoded, or raw eight-bit bytes as old programs send them.
  private static String header(MimeMessage mail, String name) throws MessagingException {
    String raw = mail.getHeader(name, null);
    return raw == null ? "" : words(raw);
  }

  private static String words(String raw) {
    String whole = MimeUtility.unfold(raw);
    if (whole.chars().anyMatch(c -> c > 0x7f) && whole.chars().allMatch(c -> c <= 0xff)) {
      return MailText.decode(whole.getBytes(StandardCharsets.ISO_8859_1), null);
    }
    try {
      return MimeUtility.decodeText(CHINESE_WORD.matcher(whole).replaceAll("=?GB18030?"));
    } catch (java.io.UnsupportedEncodingException unknown) {
      return whole;
    }
  }

  private static @Nullable InternetAddress from(MimeMessage mail) throws MessagingException {
    String raw = mail.getHeader("From", ",");
    if (raw == null) {
      return null;
    }
    try {
      InternetAddress[] all = InternetAddress.parseHeader(raw, false);
      return all.length == 0 || all[0].getAddress() == null || !all[0].getAddress().contains("@")
          ? null
          : all[0];
    } catch (MessagingException wrong) {
      return null;
    }
  }

  private static @Nullable String name(InternetAddress from) {
    String personal = from.getPersonal();
    String clean = personal == null ? "" : MailText.clean(words(personal));
    return clean.isBlank() || clean.contains("@") ? null : MailText.atMost(clean, 64);
  }

  private static String id(MimeMessage mail) throws MessagingException {
    String raw = mail.getHeader("Message-ID", null);
    var id = ID.matcher(raw == null ? "" : raw);
    return id.find() && id.group().length() <= LONGEST_ID ? id.group() : print(mail);
  }

  private static String print(MimeMessage mail) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      mail.writeTo(
          new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest));
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | IOException | MessagingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> answers(MimeMessage mail) throws MessagingException {
    List<String> nearestFirst = new ArrayList<>(ids(mail.getHeader("References", " ")));
    Collections.reverse(nearestFirst);
    List<String> all = new ArrayList<>(ids(mail.getHeader("In-Reply-To", " ")));
    all.addAll(nearestFirst);
    return all.stream().distinct().limit(MOST_ANSWERS).toList();
  }

  private static List<String> ids(@Nullable String header) {
    return header == null ? List.of() : ID.matcher(header).results().map(it -> it.group()).toList();
  }

  /// Why a machine wrote it: nothing is answered then, so two machines never talk to each other.
  private @Nullable String machine(
      MimeMessage mail, @Nullable InternetAddress from, boolean isReport)
      throws MessagingException {
    if (isReport) {
      return "report";
    }
    if (from == null) {
      return "no sender";
    }
    String who = from.getAddress().toLowerCase(Locale.ROOT);
    if (mailbox.isOurs(who) || says(mail, Mailbox.LOOP_HEADER, mailbox.address())) {
      return "our own";
    }
    if (who.startsWith("mailer-daemon@") || who.startsWith("postmaster@")) {
      return "mail system";
    }
    String auto = header(mail, "Auto-Submitted").toLowerCase(Locale.ROOT);
    if (!auto.isBlank() && !auto.startsWith("no")) {
      return "Auto-Submitted";
    }
    if (says(mail, "Precedence", "bulk", "junk", "list", "auto_reply")) {
      return "Precedence";
    }
    boolean isListed = mail.getHeader("List-Id") != null || mail.getHeader("X-Autoreply") != null;
    if (isListed) {
      return "list";
    }
    return says(mail, "Return-Path", "<>") ? "empty Return-Path" : null;
  }

  private static boolean says(MimeMessage mail, String header, String... words)
      throws MessagingException {
    String[] values = mail.getHeader(header);
    return values != null
        && Arrays.stream(values)
            .anyMatch(it -> Arrays.stream(words).anyMatch(it.strip()::equalsIgnoreCase));
  }

  /// A report of a delay is no failure yet.
  private @Nullable String bounced() {
    if (!FAILED.matcher(report).find()) {
      return null;
    }
    return ID.matcher(report)
        .results()
        .map(it -> it.group())
        .filter(it -> mailbox.findDelivery(it).isPresent())
        .findFirst()
        .orElse(null);
  }
}
