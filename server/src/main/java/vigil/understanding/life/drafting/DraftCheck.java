package vigil.understanding.life.drafting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.understanding.DraftPiece;
import vigil.understanding.DraftPiece.Kind;
import vigil.understanding.DraftPiece.Quote;
import vigil.understanding.DraftSentence;
import vigil.understanding.DraftSentence.Struck;
import vigil.understanding.DraftSource;
import vigil.understanding.life.quality.Texts;

/// Holds a draft against its sources (understanding 10). Each name, number, date and place must be
/// in a source; a sentence with one that is not is struck, and so is one whose words nobody said.
public final class DraftCheck {
  /// From this share of a sentence's pairs of characters in the sources on it counts as said.
  static final double SAID_AT = 0.4;

  /// Shorter than this, without courtesy, a sentence says nothing.
  private static final int SHORT = 4;

  /// A pair with one of these says little.
  private static final String FUNCTION = "的了是在和与已将为对于就也等以及由从到把被让给并且或请您你我他她它们有会可能要如";

  private static final Pattern SENTENCE = Pattern.compile("[^。！？；!?;\\n]*[。！？；!?;\\n]*");

  private static final Pattern COURTESY =
      Pattern.compile(
          "您(?:来电)?(?:反映|咨询|投诉|提出|求助)的|的?(?:问题|情况|事项|诉求)(?:现?已?(?:收悉|受理|登记))|您好|你好|尊敬的?(?:市民|先生|女士)(?:朋友)?|感谢您?(?:的|对)?[^，。！？；]{0,12}(?:来电|反映|支持|理解|关注|监督|配合)"
              + "|(?:敬请|请您?)?(?:谅解|理解|知悉)|如(?:您)?(?:仍|还|再)?有(?:其他|任何)?(?:疑问|问题|需要)|(?:可|请|欢迎)?(?:随时)?(?:拨打|致电|联系)?12345(?:热线)?(?:咨询|反映)?"
              + "|特此(?:回复|答复)|答复如下|回复如下|现(?:将|就)?(?:有关)?(?:情况|处理情况|办理情况)?");

  private final Map<String, Kind> names;

  /// @param names of the city: units, districts, streets, and what each is
  public DraftCheck(Map<String, Kind> names) {
    this.names = new LinkedHashMap<>(names);
  }

  /// The draft, sentence by sentence.
  ///
  /// @param sources without what is written to the model in them ([InjectedOrders])
  public List<DraftSentence> check(String draft, List<DraftSource> sources) {
    var texts = sources.stream().map(SourceText::new).toList();
    var said = new HashSet<String>();
    texts.forEach(source -> said.addAll(pairs(source.text())));
    var sentences = new ArrayList<DraftSentence>();
    var hit = SENTENCE.matcher(draft);
    while (hit.find()) {
      if (!hit.group().isEmpty()) {
        sentences.add(sentence(hit.group(), texts, said));
      }
    }
    return sentences;
  }

  private DraftSentence sentence(String sentence, List<SourceText> sources, Set<String> said) {
    String narrow = Texts.narrow(sentence);
    var pieces = new ArrayList<DraftPiece>();
    boolean isWhole = true;
    for (Mention mention : MentionFinder.find(sentence, names)) {
      Optional<Quote> source =
          sources.stream().flatMap(one -> one.find(mention, narrow).stream()).findFirst();
      isWhole &= source.isPresent();
      pieces.add(new DraftPiece(mention.kind(), mention.from(), mention.to(), source.orElse(null)));
    }
    return new DraftSentence(sentence, struck(isWhole, narrow, said), pieces);
  }

  private static @Nullable Struck struck(boolean isWhole, String sentence, Set<String> said) {
    if (!isWhole) {
      return Struck.PIECE_WITHOUT_SOURCE;
    }
    return share(sentence, said) < SAID_AT ? Struck.NOT_SAID : null;
  }

  /// How many of the pairs of characters in a sentence are in a source; 1 for mere courtesy.
  static double share(String sentence, Set<String> said) {
    String left = COURTESY.matcher(sentence).replaceAll("，");
    List<String> own = pairs(left);
    if (own.size() < SHORT) {
      return 1;
    }
    return (double) own.stream().filter(said::contains).count() / own.size();
  }

  private static List<String> pairs(String text) {
    var pairs = new ArrayList<String>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      if (says(text.charAt(i)) && says(text.charAt(i + 1))) {
        pairs.add(text.substring(i, i + 2));
      }
    }
    return pairs;
  }

  private static boolean says(char c) {
    return c >= 0x4E00 && c <= 0x9FA5 && FUNCTION.indexOf(c) < 0;
  }
}
