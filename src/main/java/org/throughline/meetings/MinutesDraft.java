package org.throughline.meetings;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.meetings.ItemResults.Result;
import org.throughline.shared.web.Texts;

/// Writes the record of a meeting out as a first draft of its minutes, in the meeting's language.
@Component
class MinutesDraft {
  private final Agenda agenda;
  private final Proceedings proceedings;
  private final ObjectProvider<ItemResults> results;
  private final MessageSource messages;
  private final ZoneId zone;

  MinutesDraft(
      Agenda agenda,
      Proceedings proceedings,
      ObjectProvider<ItemResults> results,
      MessageSource messages,
      ZoneId zone) {
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.results = results;
    this.messages = messages;
    this.zone = zone;
  }

  String of(Meeting meeting) {
    var texts = new Texts(messages, meeting.language(), zone);
    var lines = new ArrayList<String>();
    lines.add(meeting.title());
    if (meeting.heldOn() != null) {
      lines.add(texts.of("meetings.prefill.when", texts.date(meeting.heldOn())));
    }
    if (meeting.place() != null) {
      lines.add(texts.of("meetings.prefill.where", meeting.place()));
    }
    attendance(meeting, texts, lines);
    var statements = proceedings.statements(meeting.id(), meeting.language());
    said(statements, null, texts, lines);
    var items = agenda.items(meeting.id());
    var outcomes = outcomes(items);
    for (var item : items) {
      if (item.restricted()) {
        continue; // everybody who sees the meeting reads its minutes
      }
      lines.add("");
      lines.add(texts.of("meetings.prefill.item", Integer.toString(item.number()), item.title()));
      if (item.text() != null) {
        lines.add(item.text());
      }
      said(statements, item.id(), texts, lines);
      outcome(outcomes.get(item.id()), texts, lines);
    }
    return String.join("\n", lines);
  }

  private void attendance(Meeting meeting, Texts texts, List<String> lines) {
    var byClass =
        proceedings.attendance(meeting.id(), meeting.language()).stream()
            .collect(
                Collectors.groupingBy(
                    Attendance::attendanceClass,
                    TreeMap::new,
                    Collectors.mapping(
                        each -> who(each, texts),
                        Collectors.joining(texts.of("meetings.prefill.and")))));
    byClass.forEach((attendanceClass, who) ->
        lines.add(
            texts.of("meetings.prefill.class", texts.of("meetings.class", attendanceClass), who)));
  }

  private static String who(Attendance attendance, Texts texts) {
    var name = attendance.name();
    var post = attendance.post();
    if (name != null && post != null) {
      return texts.of("meetings.prefill.person", name, post);
    }
    if (name != null || post != null) {
      return Objects.requireNonNullElse(name, Objects.requireNonNullElse(post, ""));
    }
    return texts.of(
        "meetings.attendance.people", Objects.requireNonNullElse(attendance.headCount(), 1));
  }

  private static void said(
      List<Statement> statements, @Nullable Long itemId, Texts texts, List<String> lines) {
    statements.stream()
        .filter(each -> Objects.equals(each.itemId(), itemId))
        .forEach(each -> {
          var speaker = each.speaker();
          lines.add(
              texts.of(
                  "meetings.prefill.said",
                  speaker == null ? texts.of("meetings.statements.meeting") : speaker,
                  texts.of("meetings.verb", each.verb()),
                  each.text()));
        });
  }

  private static void outcome(@Nullable Result result, Texts texts, List<String> lines) {
    if (result == null) {
      return;
    }
    lines.add(texts.of("meetings.prefill.outcome", texts.of(result.outcome())));
    if (result.text() != null) {
      lines.add(result.text());
    }
    for (int i = 0; i < result.clauses().size(); i++) {
      lines.add(
          texts.of("meetings.prefill.item", Integer.toString(i + 1), result.clauses().get(i)));
    }
  }

  private Map<Long, Result> outcomes(List<AgendaItem> items) {
    var ids = items.stream().map(AgendaItem::id).toList();
    var found = new HashMap<Long, Result>();
    results.forEach(each -> found.putAll(each.of(ids)));
    return found;
  }
}
