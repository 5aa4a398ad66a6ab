package vigil.knowledge.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptText;

/// A script as Lucene keeps it.
final class ScriptDocument {
  static final String ID = "id";
  static final String CATEGORY = "category";
  static final String WITHIN = "within";
  static final String DISTRICT = "district";
  static final String WHOLE_CITY = "*";
  static final String SOUND = "sound";
  static final String INITIALS = "initials";

  /// Everything a script says: a term that is not there is nowhere.
  static final String BODY = "body";

  /// A level of a category's code is two digits.
  static final int CODE_STEP = 2;

  /// What a word found there is worth.
  static final Map<String, Float> FIELDS =
      Map.of("title", 3f, "keywords", 4f, "applies", 1.5f, "asked", 1.5f, BODY, 1f);

  static final Analyzer ANALYZER =
      new PerFieldAnalyzerWrapper(
          ScriptTokenizer.ANALYZER,
          Map.of(SOUND, new WhitespaceAnalyzer(), INITIALS, new WhitespaceAnalyzer()));

  private ScriptDocument() {}

  /// The document of a published script.
  ///
  /// @param spoken what callers of its spike say
  /// @param pinyin null until it is loaded
  static Document of(Script script, List<String> spoken, @Nullable Pinyin pinyin) {
    ScriptText text = script.text();
    var document = new Document();
    document.add(new StringField(ID, script.id(), Field.Store.YES));
    document.add(words("title", text.title() + " " + orEmpty(text.titleEn())));
    String keywords = String.join(" ", text.keywords()) + ' ' + String.join(" ", spoken);
    document.add(words("keywords", keywords));
    document.add(words("applies", orEmpty(text.guidance().whenItApplies())));
    document.add(words("asked", asked(text)));
    document.add(words(BODY, everything(text, spoken)));
    document.add(new StringField(CATEGORY, text.category(), Field.Store.NO));
    for (int end = CODE_STEP; end <= text.category().length(); end += CODE_STEP) {
      document.add(new StringField(WITHIN, text.category().substring(0, end), Field.Store.NO));
    }
    var districts = text.scope().districts();
    for (String district : districts.isEmpty() ? List.of(WHOLE_CITY) : districts) {
      document.add(new StringField(DISTRICT, district, Field.Store.NO));
    }
    if (pinyin != null) {
      String named = text.title() + ' ' + keywords;
      document.add(words(SOUND, String.join(" ", pinyin.pairs(named))));
      document.add(words(INITIALS, String.join(" ", pinyin.initials(named))));
    }
    return document;
  }

  private static TextField words(String field, String text) {
    return new TextField(field, text, Field.Store.NO);
  }

  private static String asked(ScriptText text) {
    var asked = new StringBuilder();
    text.followUps().forEach(f -> asked.append(f.question()).append('\n'));
    return asked.toString();
  }

  static String everything(ScriptText text, List<String> spoken) {
    var all = new StringBuilder(text.title()).append('\n').append(orEmpty(text.titleEn()));
    text.guidance().parts().forEach(part -> all.append('\n').append(part));
    text.keywords().forEach(word -> all.append('\n').append(word));
    spoken.forEach(word -> all.append('\n').append(word));
    text.followUps().forEach(f -> all.append('\n').append(f.question()).append(f.answer()));
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
