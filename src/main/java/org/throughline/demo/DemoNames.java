package org.throughline.demo;

/// Names of fictional people, in a fixed order: the demo is the same wherever it is made.
final class DemoNames {
  private static final String[][] FAMILY = {
    {"Lin", "林"},
    {"Zhao", "赵"},
    {"Shen", "沈"},
    {"Gu", "顾"},
    {"Meng", "孟"},
    {"Tang", "唐"},
    {"Qiao", "乔"},
    {"Wen", "温"},
    {"Yue", "岳"},
    {"Jiang", "江"},
    {"Bai", "白"},
    {"Xu", "许"},
    {"He", "何"},
    {"Fang", "方"},
    {"Ruan", "阮"},
    {"Mu", "穆"},
    {"Lan", "蓝"},
    {"Su", "苏"},
    {"Cen", "岑"},
    {"Ye", "叶"},
    {"Duan", "段"}
  };
  private static final String[][] GIVEN = {
    {"Zhiyuan", "致远"}, {"Mingxia", "明霞"}, {"Haoran", "浩然"}, {"Yuqing", "雨晴"}, {"Wenbo", "文博"},
    {"Ruolan", "若兰"}, {"Jianhe", "建河"}, {"Siyu", "思雨"}, {"Kaiming", "开明"}, {"Qiushi", "求实"},
    {"Wanqing", "婉清"}, {"Zichen", "子辰"}, {"Lanfen", "兰芬"}, {"Shuhua", "书华"}, {"Anning", "安宁"},
    {"Yichen", "亦辰"}, {"Muyun", "沐云"}
  };

  private int next;

  record Name(String english, String chinese) {}

  /// A name not given before; 357 are to be had.
  Name take() {
    var family = FAMILY[next % FAMILY.length];
    var given = GIVEN[next % GIVEN.length];
    next++;
    return new Name(given[0] + " " + family[0], family[1] + given[1]);
  }
}
