package org.throughline.papers.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.organisations.Actor;
import org.throughline.papers.Paper;
import org.throughline.papers.Papers;
import org.throughline.papers.ProposedMeasures;
import org.throughline.shared.Language;

/// Papers on the pages of meetings and of their items.
@Component
@Order(30)
class PaperParts implements MeetingParts {
  private final Papers papers;
  private final PaperRows rows;
  private final ProposedMeasures measures;

  PaperParts(Papers papers, PaperRows rows, ProposedMeasures measures) {
    this.papers = papers;
    this.rows = rows;
    this.measures = measures;
  }

  @Override
  public List<Section> sections(Actor actor, Meeting meeting, Language language) {
    return List.of(
        new Section(
            Place.AFTER_AGENDA,
            "papers/_section",
            rows.page(actor, meeting, language, PaperForm.EMPTY, false)));
  }

  @Override
  public Map<Long, List<Note>> notes(
      Actor actor, Meeting meeting, Collection<AgendaItem> items, Language language) {
    var counts = new HashMap<Long, Integer>();
    papers.ofMeeting(actor, meeting.id()).stream()
        .filter(Paper::standing)
        .map(Paper::itemId)
        .filter(java.util.Objects::nonNull)
        .forEach(item -> counts.merge(item, 1, Integer::sum));
    var notes = new HashMap<Long, List<Note>>();
    for (var item : items) {
      var count = counts.get(item.id());
      if (count != null) {
        notes.put(
            item.id(),
            List.of(new Note("papers.note", List.of(count), "/items/" + item.id() + "#papers")));
      }
    }
    return notes;
  }

  @Override
  public List<Section> ofItem(Actor actor, Meeting meeting, AgendaItem item, Language language) {
    var page =
        new ItemPapers(
            meeting.id(),
            item.id(),
            meeting.language().tag(),
            rows.rows(actor, meeting, papers.ofItem(actor, item.id()), language),
            rows.mayKeep(actor, meeting),
            !measures.directives(actor, item).isEmpty());
    return List.of(new Section(Place.AFTER_RECORD, "papers/_of_item", page));
  }
}
