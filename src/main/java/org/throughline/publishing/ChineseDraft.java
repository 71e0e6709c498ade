package org.throughline.publishing;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.publishing.MeetingRecord.Business;
import org.throughline.publishing.MeetingRecord.Conveyed;
import org.throughline.publishing.MeetingRecord.Present;
import org.throughline.publishing.MeetingRecord.Said;

/// A readout in Chinese: 会议由…主持。会议传达学习了…。会议听取了…。会议审议了…。会议强调，…。
final class ChineseDraft implements DraftWriter {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu年M月d日");

  /// What such titles end with is a document, and stands in 《》.
  private static final Set<String> DOCUMENTS =
      Set.of(
          "规划", "方案", "办法", "意见", "规定", "条例", "计划", "报告", "细则", "草案", "决定", "通知", "纲要", "清单", "预案",
          "制度", "规则", "准则", "决议");

  @Override
  public List<Segment> write(MeetingRecord record) {
    var draft = new Draft();
    draft.add(SegmentKind.TITLE, headline(record));
    draft.add(SegmentKind.PARAGRAPH, opening(record));
    conveyed(record, draft);
    for (var item : record.business()) {
      draft.add(SegmentKind.PARAGRAPH, business(item));
      item.decided().forEach(each -> draft.add(SegmentKind.ITEM, sentence(each)));
    }
    record.said().forEach(each -> draft.add(SegmentKind.PARAGRAPH, said(each)));
    if (record.omitted()) {
      draft.add(SegmentKind.PARAGRAPH, "会议还研究了其他事项。");
    }
    draft.add(SegmentKind.PARAGRAPH, attended(record));
    return draft.segments();
  }

  private static String headline(MeetingRecord record) {
    var held = held(record);
    return held.isEmpty() ? record.title() : record.organisation() + "召开" + held;
  }

  /// What was held, without the name of who held it; empty where the title does not say.
  private static String held(MeetingRecord record) {
    var title =
        record.title().startsWith(record.organisation())
            ? record.title().substring(record.organisation().length())
            : record.title();
    if (title.endsWith("会议") || title.endsWith("会")) {
      return title.contains("召开") ? "" : title;
    }
    var session = record.session();
    return session != null && session.endsWith("会议") ? session : "";
  }

  private static String opening(MeetingRecord record) {
    var text = new StringBuilder();
    if (record.heldOn() != null) {
      text.append(DATE.format(record.heldOn())).append('，');
    }
    var held = held(record);
    text.append(record.organisation());
    if (record.place() != null && !record.place().isBlank()) {
      text.append('在').append(record.place());
    }
    text.append("召开").append(held.isEmpty() ? "会议" : held).append('。');
    var chairs = DraftWriter.only(record, AttendanceClass.PRESIDES);
    if (!chairs.isEmpty()) {
      text.append("会议由").append(people(chairs)).append("主持。");
    }
    return text.toString();
  }

  private static void conveyed(MeetingRecord record, Draft draft) {
    var titles =
        record.business().stream()
            .flatMap(item -> item.directives().stream())
            .map(ChineseDraft::conveyed)
            .distinct()
            .toList();
    if (!titles.isEmpty()) {
      draft.add(SegmentKind.PARAGRAPH, "会议传达学习了" + list(titles) + "。");
    }
  }

  private static String conveyed(Conveyed directive) {
    var title = directive.title();
    return switch (directive.kind()) {
      case SPEECH, INSTRUCTION, CONFERENCE, PLENARY, INSPECTION_REMARKS ->
          title.endsWith("精神") || title.endsWith("》") ? title : title + "精神";
      case REGULATION, PLAN, DOCUMENT, OWN_DECISION ->
          title.startsWith("《") ? title : "《" + title + "》";
    };
  }

  private static String business(Business item) {
    var text =
        switch (item.kind()) {
          case CONVEY -> item.directives().isEmpty() ? "会议传达学习了" + document(item.title()) : "";
          case REPORT -> heard(item);
          case PROPOSAL -> deliberated(item);
          case INFORM -> "会议通报了" + item.title();
          case ELECT -> "会议进行了" + item.title();
          case FOLLOW_UP -> "会议听取了" + item.title() + (item.title().endsWith("情况") ? "" : "落实情况");
          case ARRANGE -> "会议对" + item.title() + "作出安排";
        };
    if (item.kind() != ItemKind.PROPOSAL) {
      text += outcome(item, "，");
    }
    if (text.isEmpty()) {
      return item.decided().isEmpty() ? "" : "会议决定：";
    }
    return text + (item.decided().isEmpty() ? "。" : "，决定：");
  }

  private static String heard(Business item) {
    var from = item.presenter() == null ? "" : item.presenter();
    var title = item.title();
    if (title.endsWith("汇报") || title.endsWith("报告")) {
      return "会议听取了" + from + title;
    }
    return "会议听取了" + from + (title.startsWith("关于") ? title : "关于" + title) + "的汇报";
  }

  private static String deliberated(Business item) {
    var title = document(item.title());
    if (item.outcome() == null) {
      return "会议审议了" + title;
    }
    return switch (item.outcome()) {
      case ADOPTED -> "会议审议通过了" + title;
      case ADOPTED_AS_AMENDED -> "会议审议并经修改后通过了" + title;
      case NOTED, DEFERRED, REFERRED, RETURNED, REJECTED, WITHDRAWN ->
          "会议审议了" + title + outcome(item, "，");
    };
  }

  private static String outcome(Business item, String comma) {
    if (item.outcome() == null) {
      return "";
    }
    return switch (item.outcome()) {
      case ADOPTED -> comma + "同意所提事项";
      case ADOPTED_AS_AMENDED -> comma + "原则同意并提出修改意见";
      case DEFERRED ->
          item.deferredTo() == null
              ? comma + "决定延期审议"
              : comma + "决定延至" + DATE.format(item.deferredTo()) + "审议";
      case REFERRED ->
          item.referredTo() == null
              ? comma + "决定转交有关单位研究"
              : comma + "决定交由" + item.referredTo() + "研究";
      case RETURNED -> comma + "决定退回修改";
      case REJECTED -> comma + "未予通过";
      case WITHDRAWN -> comma + "该议题由提出单位撤回";
      case NOTED -> "";
    };
  }

  private static String said(Said said) {
    var who = said.speaker() == null ? "会议" : said.speaker();
    var verb =
        switch (said.verb()) {
          case EMPHASISED -> "强调，";
          case POINTED_OUT -> "指出，";
          case REQUIRED -> "要求，" + addressee(said);
          case PLEDGED -> "表示，";
          case REPORTED -> "汇报，";
          case AGREED -> "同意，";
        };
    return sentence(who + verb + said.text());
  }

  private static String addressee(Said said) {
    var addressee = said.addressee();
    return addressee == null || said.text().startsWith(addressee) ? "" : addressee;
  }

  private static String attended(MeetingRecord record) {
    var members = DraftWriter.only(record, AttendanceClass.MEMBER, AttendanceClass.SUBSTITUTE);
    var guests = DraftWriter.only(record, AttendanceClass.INVITED, AttendanceClass.OBSERVER);
    if (members.isEmpty() && guests.isEmpty()) {
      return "";
    }
    var sits = members.isEmpty() ? "" : people(members) + "出席会议";
    var joins = guests.isEmpty() ? "" : people(guests) + "列席会议";
    return sits + (sits.isEmpty() || joins.isEmpty() ? "" : "，") + joins + "。";
  }

  private static String people(List<Present> present) {
    return String.join("、", present.stream().map(ChineseDraft::person).toList());
  }

  private static String person(Present present) {
    if (!present.name().isEmpty()) {
      return present.post() + present.name();
    }
    if (present.count() != null) {
      return (present.post().isEmpty() ? "有关同志" : present.post()) + present.count() + "人";
    }
    return present.post();
  }

  private static String document(String title) {
    var isDocument = !title.contains("《") && DOCUMENTS.stream().anyMatch(title::endsWith);
    return isDocument ? "《" + title + "》" : title;
  }

  private static String list(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join("、", parts.subList(0, parts.size() - 1)) + "和" + parts.getLast();
  }

  private static String sentence(String text) {
    var stripped = text.strip();
    return stripped.matches("(?s).*[。！？：；”]$") ? stripped : stripped + "。";
  }
}
