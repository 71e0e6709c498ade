package org.throughline.sittings.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;
import org.throughline.shared.web.Texts;
import org.throughline.sittings.Attended;
import org.throughline.sittings.ItemCourse;
import org.throughline.sittings.Records;
import org.throughline.sittings.Vote;

/// On a meeting's page the ways into its sitting, and afterwards what its record says: item by item
/// who was there, who spoke, how was voted.
@Component
class SittingParts implements MeetingParts {
  private final Records records;
  private final Agenda agenda;
  private final Proceedings proceedings;
  private final Policy policy;
  private final MessageSource messages;
  private final ZoneId zone;

  SittingParts(
      Records records,
      Agenda agenda,
      Proceedings proceedings,
      Policy policy,
      MessageSource messages,
      ZoneId zone) {
    this.records = records;
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.policy = policy;
    this.messages = messages;
    this.zone = zone;
  }

  @Override
  public List<Link> links(Actor actor, Meeting meeting) {
    var sits =
        meeting.state() == MeetingState.CONVENED || meeting.state() == MeetingState.IN_SESSION;
    var links = new ArrayList<Link>();
    var at = "/meetings/" + meeting.id();
    if ((sits || meeting.state() == MeetingState.ENDED)
        && policy.allows(actor, Permission.OUTCOME_RECORD, meeting.organisationId())) {
      links.add(new Link("sittings.go.live", at + "/live"));
    }
    if (sits) {
      links.add(new Link("sittings.go.seat", at + "/seat"));
    }
    return links;
  }

  @Override
  public List<Section> sections(Actor actor, Meeting meeting, Language language) {
    var page = page(meeting, agenda.items(actor, meeting.id()), language);
    return page.items().isEmpty()
        ? List.of()
        : List.of(new Section(Place.AFTER_RECORD, "sittings/_course", page));
  }

  @Override
  public List<Section> ofItem(Actor actor, Meeting meeting, AgendaItem item, Language language) {
    var page = page(meeting, List.of(item), language);
    return page.items().isEmpty()
        ? List.of()
        : List.of(new Section(Place.AFTER_RECORD, "sittings/_course", page));
  }

  /// Only of items that were treated, or voted on.
  private CoursePage page(Meeting meeting, Collection<AgendaItem> items, Language language) {
    var attendance = proceedings.attendance(meeting.id(), language);
    var names = new HashMap<Long, String>();
    attendance.forEach(each ->
        names.put(
            each.id(),
            each.name() != null ? each.name() : Objects.requireNonNullElse(each.post(), "")));
    var byId = new HashMap<Long, AgendaItem>();
    items.forEach(each -> byId.put(each.id(), each));
    var texts = new Texts(messages, language, zone);
    var shown =
        records.of(meeting, items).stream()
            .filter(each -> !each.treated().isEmpty() || !each.votes().isEmpty())
            .map(each ->
                item(
                    Objects.requireNonNull(byId.get(each.itemId())),
                    each,
                    attendance,
                    names,
                    texts))
            .toList();
    return new CoursePage(shown, meeting.language().tag());
  }

  private static CoursePage.Item item(
      AgendaItem item,
      ItemCourse course,
      List<Attendance> attendance,
      Map<Long, String> names,
      Texts texts) {
    return new CoursePage.Item(
        item.number(),
        item.title(),
        course.treated().stream()
            .map(each ->
                texts.of("sittings.from_to", texts.time(each.from()), texts.time(each.to())))
            .toList(),
        course.presided().stream().map(each -> names.getOrDefault(each, "")).toList(),
        those(course, Attended.THROUGHOUT, attendance, names, false),
        those(course, Attended.PART, attendance, names, false),
        those(course, Attended.NOT, attendance, names, true),
        course.interests().stream()
            .map(each ->
                new LivePage.Interest(
                    each.attendanceId(),
                    names.getOrDefault(each.attendanceId(), ""),
                    each.nature(),
                    each.recused()))
            .toList(),
        course.spoke().stream().map(each -> names.getOrDefault(each, "")).toList(),
        course.votes().stream().map(each -> ballot(each, names)).toList());
  }

  private static List<String> those(
      ItemCourse course,
      Attended how,
      List<Attendance> attendance,
      Map<Long, String> names,
      boolean membersOnly) {
    return attendance.stream()
        .filter(each -> course.attended().get(each.id()) == how)
        .filter(each ->
            !membersOnly
                || each.attendanceClass() == AttendanceClass.MEMBER
                || each.attendanceClass() == AttendanceClass.PRESIDES)
        .map(each -> names.getOrDefault(each.id(), ""))
        .toList();
  }

  private static Board.Ballot ballot(Vote vote, Map<Long, String> names) {
    return new Board.Ballot(
        vote.id(),
        vote.itemId(),
        vote.question(),
        "sittings.method." + vote.method().code(),
        false,
        vote.choices().entrySet().stream()
            .map(each ->
                new Board.Ballot.Row(
                    each.getKey(), names.getOrDefault(each.getKey(), ""), each.getValue().code()))
            .sorted(java.util.Comparator.comparing(Board.Ballot.Row::attendanceId))
            .toList(),
        vote.voted().size(),
        0,
        false,
        "",
        vote.outcome());
  }
}
