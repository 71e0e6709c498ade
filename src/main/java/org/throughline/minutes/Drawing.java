package org.throughline.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.decisions.Decision;
import org.throughline.decisions.Decisions;
import org.throughline.documents.Numerals;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Proceedings;
import org.throughline.meetings.Statement;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Texts;
import org.throughline.sittings.Attended;
import org.throughline.sittings.ItemCourse;
import org.throughline.sittings.Records;
import org.throughline.sittings.Sittings;

/// Writes the record of a meeting out as minutes, in the meeting's language: adds nothing and
/// judges nothing.
@Component
class Drawing {
  private static final Set<AttendanceClass> ABSENT =
      Set.of(AttendanceClass.EXCUSED, AttendanceClass.ABSENT);

  private final Agenda agenda;
  private final Proceedings proceedings;
  private final Decisions decisions;
  private final Records records;
  private final Organisations organisations;
  private final MessageSource messages;
  private final java.time.ZoneId zone;

  Drawing(
      Agenda agenda,
      Proceedings proceedings,
      Decisions decisions,
      Records records,
      Organisations organisations,
      MessageSource messages,
      java.time.ZoneId zone) {
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.decisions = decisions;
    this.records = records;
    this.organisations = organisations;
    this.messages = messages;
    this.zone = zone;
  }

  /// @param itemId null for the meeting as a whole
  /// @param source what in the record it says, as `statement/17`; null for what has no record of
  ///   its own, such as the place
  record Drawn(ParagraphKind kind, String text, @Nullable Long itemId, @Nullable String source) {
    String key() {
      return kind.code() + " " + itemId + " " + source;
    }
  }

  List<Drawn> of(Meeting meeting) {
    return new Sheet(meeting, new Texts(messages, meeting.language(), zone)).written();
  }

  /// One meeting's minutes while they are drawn.
  private final class Sheet {
    private final Meeting meeting;
    private final Texts texts;
    private final List<Statement> statements;
    private final List<Attendance> present;
    private final List<Drawn> drawn = new ArrayList<>();

    Sheet(Meeting meeting, Texts texts) {
      this.meeting = meeting;
      this.texts = texts;
      this.statements = proceedings.statements(meeting.id(), meeting.language());
      this.present = proceedings.attendance(meeting.id(), meeting.language());
    }

    List<Drawn> written() {
      add(ParagraphKind.TITLE, texts.of("minutes.draw.title", meeting.title()), null, null);
      if (meeting.heldOn() != null) {
        add(ParagraphKind.FACT, texts.of("minutes.draw.when", meeting.heldOn()), null, "fact/1");
      }
      if (meeting.place() != null) {
        add(ParagraphKind.FACT, texts.of("minutes.draw.where", meeting.place()), null, "fact/2");
      }
      attendance();
      said(null);
      var items = agenda.items(meeting.id());
      var courses =
          records.of(meeting, items).stream()
              .collect(Collectors.toMap(ItemCourse::itemId, Function.identity()));
      items.forEach(each -> item(each, courses.get(each.id())));
      return drawn;
    }

    private void add(
        ParagraphKind kind, String text, @Nullable Long itemId, @Nullable String source) {
      if (!text.isBlank()) {
        drawn.add(new Drawn(kind, text.strip(), itemId, source));
      }
    }

    private void attendance() {
      var byClass =
          present.stream()
              .collect(
                  Collectors.groupingBy(
                      Attendance::attendanceClass,
                      TreeMap::new,
                      Collectors.mapping(
                          this::who, Collectors.joining(texts.of("minutes.draw.and")))));
      byClass.forEach((as, who) ->
          add(
              ParagraphKind.ATTENDANCE,
              texts.of("minutes.draw.class." + as.code(), who),
              null,
              "class/" + (as.ordinal() + 1)));
    }

    private String who(Attendance attendance) {
      var name = attendance.name();
      var post = attendance.post();
      if (name != null && post != null) {
        return texts.of("minutes.draw.person", name, post);
      }
      if (name != null || post != null) {
        return Objects.requireNonNullElse(name, Objects.requireNonNullElse(post, ""));
      }
      return texts.of(
          "meetings.attendance.people", Objects.requireNonNullElse(attendance.headCount(), 1));
    }

    private void said(@Nullable Long itemId) {
      statements.stream()
          .filter(each -> Objects.equals(each.itemId(), itemId))
          .forEach(each -> {
            var speaker = each.speaker();
            var text =
                texts.of(
                    "minutes.draw.said",
                    speaker == null ? texts.of("meetings.statements.meeting") : speaker,
                    texts.of("meetings.verb", each.verb()),
                    each.text());
            add(ParagraphKind.STATEMENT, text, itemId, "statement/" + each.id());
          });
    }

    private void item(AgendaItem item, @Nullable ItemCourse course) {
      var number = Numerals.of(item.number(), meeting.language());
      add(
          ParagraphKind.HEADING,
          texts.of("minutes.draw.item", number, item.title()),
          item.id(),
          "agenda_item/" + item.id());
      if (item.text() != null) {
        add(ParagraphKind.MATTER, item.text(), item.id(), "agenda_item/" + item.id());
      }
      if (course != null) {
        there(item, course);
      }
      said(item.id());
      decisions.ofItem(item.id()).ifPresent(decision -> decided(item, decision));
    }

    /// Who was away for an item that was treated, or for part of it, and who stood aside from it.
    private void there(AgendaItem item, ItemCourse course) {
      if (!course.treated().isEmpty()) {
        named("away", item, attended(course, Attended.NOT));
        named("part", item, attended(course, Attended.PART));
      }
      named(
          "recused",
          item,
          course.interests().stream()
              .filter(Sittings.Interest::recused)
              .map(Sittings.Interest::attendanceId)
              .collect(Collectors.toSet()));
    }

    private Set<Long> attended(ItemCourse course, Attended how) {
      return course.attended().entrySet().stream()
          .filter(each -> each.getValue() == how)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    /// In the order of the attendance; who was not expected is not missed.
    private void named(String how, AgendaItem item, Set<Long> attendance) {
      var names =
          present.stream()
              .filter(each -> attendance.contains(each.id()))
              .filter(each -> !ABSENT.contains(each.attendanceClass()))
              .map(this::who)
              .collect(Collectors.joining(texts.of("minutes.draw.and")));
      if (!names.isEmpty()) {
        add(
            ParagraphKind.ATTENDANCE,
            texts.of("minutes.draw." + how, names),
            item.id(),
            how + "/" + item.id());
      }
    }

    private void decided(AgendaItem item, Decision decision) {
      var source = new Ref(Kind.DECISION, decision.id()).toString();
      add(ParagraphKind.OUTCOME, outcome(decision), item.id(), source);
      if (decision.text() != null) {
        add(ParagraphKind.DECISION, decision.text(), item.id(), source);
      }
      for (var clause : decision.clauses()) {
        add(
            ParagraphKind.CLAUSE,
            texts.of(
                "minutes.draw.clause",
                Numerals.of(clause.number(), meeting.language()),
                clause.text()),
            item.id(),
            new Ref(Kind.DECISION_CLAUSE, clause.id()).toString());
      }
    }

    private String outcome(Decision decision) {
      var said = texts.of("decisions.outcome", decision.outcome());
      if (decision.deferredTo() != null) {
        said = texts.of("minutes.draw.deferred", said, decision.deferredTo());
      }
      if (decision.referredTo() != null) {
        var body = organisations.get(decision.referredTo()).name(meeting.language());
        said = texts.of("minutes.draw.referred", said, body);
      }
      var votes = decision.votes();
      return votes == null
          ? texts.of("minutes.draw.outcome", said)
          : texts.of(
              "minutes.draw.outcome.voted",
              said,
              votes.inFavour(),
              votes.against(),
              votes.abstentions());
    }
  }
}
