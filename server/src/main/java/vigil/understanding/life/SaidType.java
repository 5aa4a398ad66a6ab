package vigil.understanding.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.city.AppealType;

/// What kind of appeal it is where the words say so themselves: "我要投诉", "请问怎么办理".
///
/// @param words those that say it
public record SaidType(AppealType type, double confidence, List<String> words) {
  /// A cue: from the strongest down, so that thanks for an answer to a complaint stay thanks.
  private record Cue(AppealType type, double confidence, Pattern pattern) {
    Cue(AppealType type, double confidence, String words) {
      this(type, confidence, Pattern.compile(words));
    }
  }

  private static final List<Cue> CUES =
      List.of(
          new Cue(AppealType.PRAISE, 0.93, "表扬|点赞|锦旗|(?:想|要|特别|非常|十分|真的|衷心)(?:的)?感谢|特来致谢"),
          new Cue(AppealType.REPORT, 0.95, "举报|揭发|检举"),
          new Cue(AppealType.COMPLAINT, 0.95, "(?:我|要|来|想|再次|强烈)?投诉(?!电话|渠道|热线|无门|过)"),
          new Cue(
              AppealType.SUGGESTION,
              0.9,
              "建议|提个?意见|可否考虑|能不能考虑|希望(?:政府|市里|区里|相关部门)?(?:能)?(?:增设|增加|开通|延长|推广|加装|优化)"),
          new Cue(AppealType.CONSULTATION, 0.92, "请问|咨询|想问|问一下|问问|了解一下|想了解"),
          new Cue(AppealType.HELP, 0.85, "求助|求救|救命|帮帮|帮帮忙|求求|麻烦帮|请帮|急需|救救"),
          new Cue(
              AppealType.CONSULTATION,
              0.8,
              "怎么(?:办理|申请|办|查|弄|操作|领|报销|收费|预约)|如何(?:办理|申请|查询|预约)|需要(?:什么|哪些)(?:材料|手续|条件)|"
                  + "在哪(?:里|儿)?(?:办|申请|查|领)|可以(?:吗|么)|能不能(?:办|报|领|申请)|什么时候(?:能|可以|开始)|多少钱[?？]|是不是可以"),
          new Cue(
              AppealType.COMPLAINT,
              0.7,
              "态度(?:很|太|极|非常)?(?:差|恶劣|不好)|不作为|没人管|不给(?:退|处理|解决)|拒(?:绝|不)|乱收费|欺骗|坑人|扰民|太过分|推来推去|不退"));

  /// The first cue that the words hold.
  public static Optional<SaidType> find(String text) {
    for (Cue cue : CUES) {
      Matcher hit = cue.pattern().matcher(text);
      var words = new ArrayList<String>();
      while (hit.find() && words.size() < 3) {
        words.add(hit.group());
      }
      if (!words.isEmpty()) {
        return Optional.of(new SaidType(cue.type(), cue.confidence(), List.copyOf(words)));
      }
    }
    return Optional.empty();
  }
}
