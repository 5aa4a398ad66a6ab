package vigil.insight.figures;

import vigil.casework.Order.Channel;
import vigil.city.AppealType;

/// What kinds of appeal and the ways they came by are called in papers: Chinese and English.
final class AppealWords {
  private AppealWords() {}

  static String[] type(String code) {
    return switch (AppealType.valueOf(code)) {
      case CONSULTATION -> words("咨询", "Consultation");
      case HELP -> words("求助", "Help");
      case COMPLAINT -> words("投诉", "Complaint");
      case REPORT -> words("举报", "Report");
      case SUGGESTION -> words("建议", "Suggestion");
      case PRAISE -> words("表扬", "Praise");
    };
  }

  static String[] channel(String code) {
    return switch (Channel.valueOf(code)) {
      case PHONE -> words("电话", "Telephone");
      case WEB -> words("网站", "Web");
      case APP -> words("随申办", "App");
      case OPEN311 -> words("开放接口", "Open311");
      case EMAIL -> words("邮件", "E-mail");
      case SMS -> words("短信", "SMS");
      case FORWARDED -> words("平台转来", "Another platform");
      case IMPORT -> words("批量导入", "Imported");
    };
  }

  static String[] words(String name, String nameEn) {
    return new String[] {name, nameEn};
  }
}
