package vigil.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Chinese as overlapping pairs of characters, everything else as lower-case words: what found a
/// message's own reply best (understanding 4: MRR@10 0.633 against 0.567 for a segmenter), and what
/// makes two-character words (血透, 黄码) found.
final class ScriptTokenizer {
  /// No stop words: "we" and "的" cost little, and a dropped word is a question that finds nothing.
  static final Analyzer ANALYZER = new CJKAnalyzer(CharArraySet.EMPTY_SET);

  private ScriptTokenizer() {}

  /// The different terms of a text, in order.
  static Set<String> tokenize(String text) {
    var terms = new LinkedHashSet<String>();
    try (var stream = ANALYZER.tokenStream("words", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return terms;
  }
}
