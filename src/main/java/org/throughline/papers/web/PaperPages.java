package org.throughline.papers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Holders;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.papers.Circulation;
import org.throughline.papers.Circulation.Receipt;
import org.throughline.papers.Paper;
import org.throughline.papers.Papers;
import org.throughline.papers.web.PaperPage.Typed;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;

/// Makes the page of a paper.
@Component
class PaperPages {
  private final Papers papers;
  private final PaperRows rows;
  private final Circulation circulation;
  private final Meetings meetings;
  private final Agenda agenda;
  private final People people;
  private final Holders holders;
  private final Policy policy;
  private final Trail trail;

  PaperPages(
      Papers papers,
      PaperRows rows,
      Circulation circulation,
      Meetings meetings,
      Agenda agenda,
      People people,
      Holders holders,
      Policy policy,
      Trail trail) {
    this.papers = papers;
    this.rows = rows;
    this.circulation = circulation;
    this.meetings = meetings;
    this.agenda = agenda;
    this.people = people;
    this.holders = holders;
    this.policy = policy;
    this.trail = trail;
  }

  ModelAndView show(Actor actor, long id, Language language) {
    return page(actor, id, language, Typed.NOTHING);
  }

  ModelAndView page(Actor actor, long id, Language language, Typed typed) {
    return page(actor, id, language, typed, null, Set.of());
  }

  /// @param form what was typed to change it; null for how it stands
  ModelAndView page(
      Actor actor,
      long id,
      Language language,
      Typed typed,
      @Nullable PaperForm form,
      Set<Long> chosen) {
    var paper = papers.get(actor, id);
    var meeting = meeting(actor, paper);
    var prepares =
        meeting.isPresent()
            && policy.allows(actor, Permission.MEETING_PREPARE, paper.organisationId());
    var keeps = prepares && paper.standing();
    var receipts = prepares ? circulation.receipts(actor, paper, language) : List.<Receipt>of();
    var have = receipts.stream().map(Receipt::personId).collect(Collectors.toUnmodifiableSet());
    var items = meeting.map(each -> agenda.items(actor, each.id())).orElse(List.<AgendaItem>of());
    return Pages.page(
        "papers/show",
        new PaperPage(
            paper,
            meeting.map(Meeting::title).orElse(""),
            meeting.map(each -> "/meetings/" + each.id()).orElse(null),
            items.stream()
                .filter(each -> Objects.equals(paper.itemId(), each.id()))
                .map(each -> each.number() + ". " + each.title())
                .findFirst()
                .orElse(""),
            rows.giver(paper, language),
            given(paper, language),
            circulation.own(actor, id, language).stream().findFirst().orElse(null),
            keeps,
            receipts,
            keeps ? called(paper, have, language) : List.of(),
            keeps ? others(actor, have, language) : List.of(),
            chosen,
            form == null ? PaperForm.of(paper) : form,
            keeps ? PaperRows.choices(items) : List.of(),
            keeps ? rows.givers(actor, language) : List.of(),
            typed,
            prepares ? trail.of(List.of(paper.ref()), language) : List.of()));
  }

  /// Empty where the reader may not open it: the paper was sent to them alone.
  private Optional<Meeting> meeting(Actor actor, Paper paper) {
    try {
      return Optional.of(meetings.get(actor, paper.meetingId()));
    } catch (NotFound e) {
      return Optional.empty();
    }
  }

  private List<PaperPage.Given> given(Paper paper, Language language) {
    var givers =
        people.byId(paper.versions().stream().map(Paper.Version::givenBy).distinct().toList());
    return paper.versions().stream()
        .map(each -> {
          var by = givers.get(each.givenBy());
          return new PaperPage.Given(each, by == null ? "" : by.name(language));
        })
        .toList();
  }

  private List<Holders.Holder> called(Paper paper, Set<Long> have, Language language) {
    var known = new ArrayList<>(circulation.called(paper.meetingId()));
    known.removeAll(have);
    return people.byId(known).values().stream()
        .map(each -> new Holders.Holder(each.id(), 0, each.name(language), ""))
        .toList();
  }

  private List<Holders.Group> others(Actor actor, Set<Long> have, Language language) {
    return holders.ofBody(actor.bodyId(), language).stream()
        .map(group -> group.without(have))
        .filter(group -> !group.people().isEmpty())
        .toList();
  }
}
