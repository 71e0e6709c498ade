package org.throughline.meetings.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.meetings.OpenQuestion;
import org.throughline.meetings.Statement;
import org.throughline.shared.web.Parts;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param acts codes of the transitions that this reader may make now
/// @param agendaOpen whether this reader may change the agenda now
/// @param recordOpen whether this reader may write down attendance and statements now
/// @param followsUp whether an item reports on earlier decisions
/// @param alwaysFollowsUp whether each meeting of the organisation gets one by itself
/// @param times how long the agenda takes
/// @param standing of the latest version of the agenda; null where there is none
/// @param waiting what waits for a meeting of the organisation; empty where the reader may not
///   place it
/// @param links to what other modules keep about the meeting
/// @param parts what they show on its page
/// @param open what keeps it from being closed; asked only once it has ended
public record MeetingPage(
    Meeting meeting,
    String organisation,
    List<Step> steps,
    Set<String> acts,
    boolean agendaOpen,
    boolean recordOpen,
    List<Item> items,
    List<AttendanceGroup> attendance,
    List<Said> statements,
    List<OpenQuestion> open,
    List<DirectiveChoice> directives,
    List<MeetingFormPage.Choice> organisations,
    List<PersonGroup> people,
    Typed typed,
    List<Trail.Entry> trail,
    boolean followsUp,
    boolean alwaysFollowsUp,
    AgendaTimes times,
    @Nullable AgendaStanding standing,
    List<WaitingPage.Row> waiting,
    List<MeetingParts.Link> links,
    Map<MeetingParts.Place, List<Parts.Part>> parts)
    implements TakenAway {

  /// @param changes how many changes the reader sees since
  public record AgendaStanding(String stage, int number, int changes) {}

  /// @param at ISO moment and text of when it was reached; empty while it was not
  public record Step(String key, boolean done, boolean current, String iso, String at) {}

  /// @param hidden how many directives it conveys that the reader may not see
  /// @param outcome a message key; null while there is none
  /// @param presenter empty where nobody is named
  /// @param notes what other modules say of it
  public record Item(
      AgendaItem item,
      String kind,
      List<Link> directives,
      int hidden,
      @Nullable String outcome,
      String presenter,
      List<String> guests,
      List<MeetingParts.Note> notes) {

    public long id() {
      return item.id();
    }

    public int number() {
      return item.number();
    }

    public String title() {
      return item.title();
    }
  }

  /// @param href null where the reader may not open it
  public record Link(String title, @Nullable String href) {}

  public record AttendanceGroup(String key, List<Attendance> people) {}

  /// @param item the item's number; null for the meeting as a whole
  public record Said(Statement statement, @Nullable Integer item) {}

  public record DirectiveChoice(long id, String title, String lang) {}

  public record PersonGroup(String organisation, List<PersonChoice> people) {}

  /// @param value of the person and the post; `id` of the person alone
  public record PersonChoice(String value, String id, String name) {}

  public String lang() {
    return meeting.language().tag();
  }

  public List<Parts.Part> at(MeetingParts.Place place) {
    return parts.getOrDefault(place, List.of());
  }

  public boolean may(String act) {
    return acts.contains(act);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "meetings.take.agenda", items)
            .column("meetings.take.number", Item::number)
            .column("meetings.take.kind", each -> texts.of(each.kind()))
            .column("tables.title", Item::title)
            .column(
                "meetings.take.directives",
                each ->
                    each.directives().stream().map(Link::title).collect(Collectors.joining("; ")))
            .column(
                "meetings.take.outcome",
                each -> each.outcome() == null ? "" : texts.of(each.outcome()))
            .table(),
        Trail.table(texts, trail));
  }
}
