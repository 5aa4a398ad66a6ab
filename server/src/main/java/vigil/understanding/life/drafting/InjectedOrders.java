package vigil.understanding.life.drafting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.understanding.DraftSource;

/// Takes out of a source what is written to a machine and to no person: from its first sign on to
/// the end, for what such a text goes on to say is no fact either.
public final class InjectedOrders {
  private static final Pattern SIGN =
      Pattern.compile(
          "(?i)(?:忽略|无视|忘掉|忘记|不要理会|跳过)(?:掉)?(?:以上|上述|上面|前面|之前|先前|此前|所有|一切|你的|系统)[^。！？\\n]{0,12}"
              + "(?:指令|指示|要求|规则|提示|内容|设定|文字|材料|说明)|系统(?:提示词?|指令|消息)|提示词|越狱|角色扮演|(?:你|您)(?:现在|从现在起|将)?(?:是|扮演|作为)(?:一个|一名|一位)?[^，。！？\\n]{0,8}"
              + "(?:AI|人工智能|语言模型|大模型|机器人|助手)|作为(?:一个)?(?:AI|人工智能|语言模型|大模型)|(?:在|把|将)[^，。！？\\n]{0,16}(?:写进|写入|加进|加入|插入)(?:到)?[^，。！？\\n]{0,6}(?:草稿|答复|口径|快报|回复|输出|JSON)"
              + "|(?:ignore|disregard|forget)\\s+(?:all\\s+|any\\s+|the\\s+|your\\s+)*(?:above|previous|prior|earlier|instructions?|rules)|system\\s*(?:prompt|message)|you\\s+are\\s+(?:now\\s+)?(?:an?\\s+)?(?:AI|assistant|language model|chatgpt)|<\\|?(?:im_start|im_end|system|endoftext)|\\[/?INST\\]");

  /// Whoever reads the draft is told.
  private static final String LEFT_OUT = "（后文像是写给机器的，已略去）";

  private static final String STOPS = "。！？；!?;\n";

  private InjectedOrders() {}

  /// The same without it, from the beginning of the sentence that has the first sign.
  public static DraftSource remove(DraftSource source) {
    Matcher sign = SIGN.matcher(source.text());
    if (!sign.find()) {
      return source;
    }
    int from = sign.start();
    while (from > 0 && STOPS.indexOf(source.text().charAt(from - 1)) < 0) {
      from--;
    }
    return new DraftSource(
        source.id(), source.label() + LEFT_OUT, source.text().substring(0, from));
  }
}
