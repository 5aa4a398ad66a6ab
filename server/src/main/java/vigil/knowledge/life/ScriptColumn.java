package vigil.knowledge.life;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a file of scripts says of each; the header names them in either language.
public enum ScriptColumn {
  TITLE("title", "标题"),
  TITLE_EN("titleEn", "英文标题"),
  CATEGORY("category", "分类"),
  WHEN_IT_APPLIES("whenItApplies", "适用情形"),
  WHY("why", "为什么"),
  WHOM_TO_SEE("whomToSee", "找谁"),
  PROCEDURE("procedure", "怎么办"),
  DO_NOT_PROMISE("doNotPromise", "不要承诺"),
  FOLLOW_UPS("followUps", "还会问到"),
  KEYWORDS("keywords", "关键词"),
  DISTRICTS("districts", "适用区"),
  VALID_FROM("validFrom", "生效日期"),
  VALID_TO("validTo", "失效日期"),
  INTERNAL_ONLY("internalOnly", "仅供内部");

  private final String code;
  private final String zh;

  ScriptColumn(String code, String zh) {
    this.code = code;
    this.zh = zh;
  }

  public String code() {
    return code;
  }

  public String zh() {
    return zh;
  }

  static Optional<ScriptColumn> find(String header) {
    String name = header.strip();
    return Arrays.stream(values())
        .filter(it ->
            it.code.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))
                || it.zh.equals(name))
        .findFirst();
  }
}
