package org.throughline.papers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.papers.Paper;
import org.throughline.papers.Papers;
import org.throughline.papers.Reads;
import org.throughline.shared.Language;

/// Makes the lists of papers that pages show.
@Component
class PaperRows {
  private final Papers papers;
  private final Reads reads;
  private final Agenda agenda;
  private final Organisations organisations;
  private final Policy policy;

  PaperRows(Papers papers, Reads reads, Agenda agenda, Organisations organisations, Policy policy) {
    this.papers = papers;
    this.reads = reads;
    this.agenda = agenda;
    this.organisations = organisations;
    this.policy = policy;
  }

  boolean mayKeep(Actor actor, Meeting meeting) {
    return Papers.open(meeting.state())
        && policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
  }

  PapersPage page(Actor actor, Meeting meeting, Language language, PaperForm form, boolean typing) {
    var items = agenda.items(actor, meeting.id());
    var keeps = mayKeep(actor, meeting);
    return new PapersPage(
        meeting,
        groups(items, rows(actor, meeting, papers.ofMeeting(actor, meeting.id()), language)),
        keeps,
        form,
        typing,
        keeps ? choices(items) : List.of(),
        keeps ? givers(actor, language) : List.of());
  }

  static List<PapersPage.Choice> choices(List<AgendaItem> items) {
    return items.stream()
        .map(each -> new PapersPage.Choice(each.id(), each.number() + ". " + each.title()))
        .toList();
  }

  List<PapersPage.Choice> givers(Actor actor, Language language) {
    return organisations.ofBody(actor.bodyId()).stream()
        .map(each -> new PapersPage.Choice(each.id(), each.name(language)))
        .toList();
  }

  List<PaperRow> rows(Actor actor, Meeting meeting, List<Paper> found, Language language) {
    var unread = reads.unreadBy(actor, found);
    var counts = reads.counts(found);
    var keeps = policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    return found.stream()
        .map(paper ->
            new PaperRow(
                paper,
                meeting.language().tag(),
                giver(paper, language),
                unread.contains(paper.id()),
                keeps ? counts.get(paper.id()) : null))
        .toList();
  }

  String giver(Paper paper, Language language) {
    var known = paper.giverOrganisationId();
    return known == null
        ? Objects.requireNonNullElse(paper.giver(), "")
        : organisations.get(known).name(language);
  }

  private static List<PaperGroup> groups(List<AgendaItem> items, List<PaperRow> rows) {
    var groups = new ArrayList<PaperGroup>();
    var shown = items.stream().map(AgendaItem::id).collect(java.util.stream.Collectors.toSet());
    add(groups, new PaperGroup(null, null, "", ofNone(rows, shown)));
    for (var item : items) {
      add(
          groups,
          new PaperGroup(
              item.id(),
              item.number(),
              item.title(),
              rows.stream()
                  .filter(row -> Objects.equals(row.paper().itemId(), item.id()))
                  .toList()));
    }
    return groups;
  }

  /// Of the meeting as a whole, and those sent to the reader of an item that they may not see.
  private static List<PaperRow> ofNone(List<PaperRow> rows, Set<Long> shown) {
    return rows.stream()
        .filter(row -> {
          var item = row.paper().itemId();
          return item == null || !shown.contains(item);
        })
        .toList();
  }

  private static void add(List<PaperGroup> groups, PaperGroup group) {
    if (!group.rows().isEmpty()) {
      groups.add(group);
    }
  }
}
