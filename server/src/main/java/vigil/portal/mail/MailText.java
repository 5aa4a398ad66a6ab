package vigil.portal.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Bytes to words: charsets as they come, HTML to lines, what was quoted left out.
final class MailText {
  /// GB2312 and GBK are parts of it, and are often said where it is meant.
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final List<String> CHINESE = List.of("gb2312", "gbk", "x-gbk", "gb_2312-80");

  /// Where the sender's own words end and what was answered begins.
  private static final Pattern QUOTE =
      Pattern.compile(
          "(?m)^\\s*(?:>|-{2,}\\s*(?:Original Message|原始邮件|Forwarded message|转发邮件)"
              + "|On .{5,200} wrote:\\s*$|在.{5,200}写道[:：]\\s*$|发件人[:：])");

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|\\uFEFF");
  private static final Pattern BLANK_LINES =
      Pattern.compile("\\n[ \\t\\u00a0\\u3000]*(?:\\n\\s*)+");

  private MailText() {}

  /// A charset that is said wrongly, or not at all, is guessed: UTF-8 if the bytes allow it, else
  /// GB18030.
  static String decode(byte[] bytes, @Nullable String charset) {
    Charset said = charset(charset);
    String exact = said == null ? null : strict(bytes, said);
    if (exact != null) {
      return exact;
    }
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    return utf8 == null ? new String(bytes, GB18030) : utf8;
  }

  private static @Nullable Charset charset(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String known = name.strip().toLowerCase(Locale.ROOT);
    if (CHINESE.contains(known)) {
      return GB18030;
    }
    try {
      Charset charset = Charset.forName(known);
      // Seven bits are no charset of Chinese: whoever says so has not looked.
      return charset.equals(StandardCharsets.US_ASCII) ? null : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException wrong) {
      return null;
    }
  }

  /// The lines a person sees of an HTML e-mail.
  static String fromHtml(String html) {
    Document page = Jsoup.parse(html);
    page.select("head, script, style, blockquote, .gmail_quote, [type=cite]").remove();
    for (Element line : page.select("p, div, tr, li, h1, h2, h3, h4")) {
      line.after("\n");
    }
    return page.body().wholeText();
  }

  /// The sender's own words.
  static String stripQuoted(String text) {
    String clean = clean(text);
    var quote = QUOTE.matcher(clean);
    String own = quote.find() ? clean.substring(0, quote.start()).strip() : clean;
    return own.isEmpty() ? clean : own;
  }

  /// Nothing that a database or a screen cannot show.
  static String clean(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    return BLANK_LINES.matcher(CONTROLS.matcher(lines).replaceAll("")).replaceAll("\n\n").strip();
  }

  /// At most so many characters; what is cut is said.
  static String atMost(String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length <= most) {
      return text;
    }
    String note = "…（共%d字，未全部录入）".formatted(length);
    int end = text.offsetByCodePoints(0, Math.max(0, most - note.length()));
    return text.substring(0, end) + note;
  }
}
