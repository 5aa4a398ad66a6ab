package vigil.portal.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a file may say of an order; the header names them in either language.
enum ImportColumn {
  ORIGINAL_NUMBER("original_number", "原编号", "A-2022-000123"),
  TYPE("type", "诉求类型", "求助"),
  CATEGORY("category", "类别", "060102"),
  TITLE("title", "标题", "锦绣路井盖缺失"),
  DESCRIPTION("description", "内容", "锦绣路1号门前的窨井盖没有了，晚上很危险。"),
  WISHES("wishes", "诉求", "尽快补上"),
  OCCURRED("occurred", "发生时间", "2022-03-28 09:30"),
  DISTRICT("district", "区", "浦东新区"),
  STREET("street", "街镇", "花木街道"),
  ADDRESS("address", "地址", "锦绣路1号"),
  NAME("name", "姓名", "王小明"),
  PHONE("phone", "电话", "13812345678"),
  EMAIL("email", "邮箱", ""),
  ANONYMOUS("anonymous", "匿名", "否"),
  ACCUSED("accused", "被反映单位", "");

  static final List<ImportColumn> NEEDED =
      List.of(TYPE, TITLE, DESCRIPTION, DISTRICT, ADDRESS, PHONE);

  private final String code;
  private final String zh;
  private final String example;

  ImportColumn(String code, String zh, String example) {
    this.code = code;
    this.zh = zh;
    this.example = example;
  }

  String code() {
    return code;
  }

  String zh() {
    return zh;
  }

  String example() {
    return example;
  }

  static Optional<ImportColumn> find(String header) {
    String name = header.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    return Arrays.stream(values())
        .filter(it -> it.code.equals(name) || it.zh.equals(name))
        .findFirst();
  }
}
