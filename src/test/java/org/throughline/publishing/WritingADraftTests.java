package org.throughline.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.directives.DirectiveKind;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.StatementVerb;
import org.throughline.publishing.MeetingRecord.Business;
import org.throughline.publishing.MeetingRecord.Conveyed;
import org.throughline.publishing.MeetingRecord.Present;
import org.throughline.publishing.MeetingRecord.Said;
import org.throughline.shared.Language;

class WritingADraftTests {
  @Test
  void anEnglishReadoutSaysWhoMetWhatWasHeardAndWhatWasAsked() {
    var draft = DraftWriter.in(Language.ENGLISH).write(english(false));
    assertThat(draft)
        .extracting(Segment::text)
        .containsExactly(
            "Fengyue Rivers and Lakes Committee holds its 2nd Meeting",
            "The Fengyue Rivers and Lakes Committee held its 2nd Meeting in Fengyue on 10 June 2026. Zhiyuan Lin (Chair) presided.",
            "The meeting conveyed and studied “Opinions on small rivers”.",
            "It heard the report of the Water Affairs Bureau on the state of the rivers and took note of it.",
            "It deliberated “Open Banks” and adopted it as amended. It decided:",
            "The Willow Brook is opened again.",
            "The meeting emphasised that every river is to be walked.",
            "The meeting asked that the Water Affairs Bureau shall report each quarter.",
            "Mingxia Zhao (Member) attended. 12 heads of departments took part without a vote.");
    assertThat(draft.getFirst().kind()).isEqualTo(SegmentKind.TITLE);
    assertThat(draft.get(5).kind()).isEqualTo(SegmentKind.ITEM);
    assertThat(draft).extracting(Segment::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void aChineseReadoutIsWrittenAsReadoutsAre() {
    var draft = DraftWriter.in(Language.CHINESE).write(chinese(false));
    assertThat(draft)
        .extracting(Segment::text)
        .containsExactly(
            "枫月市河湖工作委员会召开第二次会议",
            "2026年6月10日，枫月市河湖工作委员会召开第二次会议。会议由主任委员林致远主持。",
            "会议传达学习了全省河湖工作会议精神和《关于修复小型河流的意见》。",
            "会议听取了枫月市水务局关于全市河流状况的汇报。",
            "会议审议通过了《小型河流修复方案》，决定：",
            "明年夏季前恢复柳溪明渠。",
            "会议强调，要逐条走访。",
            "会议要求，各县按季度公布河流状况。",
            "委员赵明霞出席会议，有关部门负责人12人列席会议。");
  }

  @Test
  void whatIsLeftOutIsOwnedUpTo() {
    assertThat(DraftWriter.in(Language.ENGLISH).write(english(true)))
        .extracting(Segment::text)
        .contains("Other matters were also considered.");
    assertThat(DraftWriter.in(Language.CHINESE).write(chinese(true)))
        .extracting(Segment::text)
        .contains("会议还研究了其他事项。");
  }

  @Test
  void anEmptyRecordGivesATitleAndASentence() {
    for (var language : Language.values()) {
      var bare =
          new MeetingRecord(
              language, "Heyu", "Talk", null, null, null, List.of(), List.of(), List.of(), false);
      assertThat(DraftWriter.in(language).write(bare))
          .extracting(Segment::kind)
          .containsExactly(SegmentKind.TITLE, SegmentKind.PARAGRAPH);
    }
  }

  @Test
  void everyKindOfBusinessWithEveryOutcomeMakesAWholeSentence() {
    for (var language : Language.values()) {
      for (var kind : ItemKind.values()) {
        for (var outcome : DecisionOutcome.values()) {
          var item =
              new Business(
                  kind, "水", null, List.of(), outcome, LocalDate.of(2026, 7, 1), "X", List.of());
          var record =
              new MeetingRecord(
                  language,
                  "Heyu",
                  "Talk",
                  null,
                  null,
                  null,
                  List.of(),
                  List.of(item),
                  List.of(),
                  false);
          assertThat(DraftWriter.in(language).write(record).getLast().text())
              .endsWith(language == Language.ENGLISH ? "." : "。")
              .doesNotContain("null")
              .contains("水");
        }
      }
    }
  }

  private static MeetingRecord english(boolean omitted) {
    return new MeetingRecord(
        Language.ENGLISH,
        "Fengyue Rivers and Lakes Committee",
        "Second meeting of the committee",
        "2nd Meeting",
        LocalDate.of(2026, 6, 10),
        "Fengyue",
        List.of(
            present(AttendanceClass.PRESIDES, "Zhiyuan Lin", "Chair", null),
            present(AttendanceClass.MEMBER, "Mingxia Zhao", "Member", null),
            present(AttendanceClass.ABSENT, "Haoran Shen", "Member", null),
            present(AttendanceClass.INVITED, "", "heads of departments", 12)),
        List.of(
            business(
                ItemKind.CONVEY,
                "Opinions",
                List.of(new Conveyed(DirectiveKind.DOCUMENT, "Opinions on small rivers")),
                null,
                List.of()),
            business(
                ItemKind.REPORT,
                "Report of the Water Affairs Bureau on the state of the rivers",
                List.of(),
                DecisionOutcome.NOTED,
                List.of()),
            business(
                ItemKind.PROPOSAL,
                "Open Banks",
                List.of(),
                DecisionOutcome.ADOPTED_AS_AMENDED,
                List.of("The Willow Brook is opened again"))),
        List.of(
            new Said(StatementVerb.EMPHASISED, null, "Every river is to be walked.", null),
            new Said(
                StatementVerb.REQUIRED,
                null,
                "The Water Affairs Bureau shall report each quarter.",
                "Water Affairs Bureau")),
        omitted);
  }

  private static MeetingRecord chinese(boolean omitted) {
    return new MeetingRecord(
        Language.CHINESE,
        "枫月市河湖工作委员会",
        "枫月市河湖工作委员会第二次会议",
        "第二次会议",
        LocalDate.of(2026, 6, 10),
        null,
        List.of(
            present(AttendanceClass.PRESIDES, "林致远", "主任委员", null),
            present(AttendanceClass.MEMBER, "赵明霞", "委员", null),
            present(AttendanceClass.INVITED, "", "有关部门负责人", 12)),
        List.of(
            business(
                ItemKind.CONVEY,
                "传达文件",
                List.of(
                    new Conveyed(DirectiveKind.CONFERENCE, "全省河湖工作会议"),
                    new Conveyed(DirectiveKind.DOCUMENT, "关于修复小型河流的意见")),
                null,
                List.of()),
            new Business(
                ItemKind.REPORT,
                "关于全市河流状况",
                "枫月市水务局",
                List.of(),
                DecisionOutcome.NOTED,
                null,
                null,
                List.of()),
            business(
                ItemKind.PROPOSAL,
                "小型河流修复方案",
                List.of(),
                DecisionOutcome.ADOPTED,
                List.of("明年夏季前恢复柳溪明渠"))),
        List.of(
            new Said(StatementVerb.EMPHASISED, null, "要逐条走访。", null),
            new Said(StatementVerb.REQUIRED, null, "按季度公布河流状况。", "各县")),
        omitted);
  }

  private static Present present(
      AttendanceClass attendance, String name, String post, @Nullable Integer count) {
    return new Present(attendance, name, post, count);
  }

  private static Business business(
      ItemKind kind,
      String title,
      List<Conveyed> directives,
      @Nullable DecisionOutcome outcome,
      List<String> decided) {
    return new Business(kind, title, null, directives, outcome, null, null, decided);
  }
}
