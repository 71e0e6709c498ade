package org.throughline.sittings.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.sittings.Sittings;

/// Puts the secretary's page together.
@Component
class LivePages {
  private final Boards boards;
  private final Sittings sittings;
  private final Proceedings proceedings;
  private final Organisations organisations;
  private final People people;
  private final Policy policy;

  LivePages(
      Boards boards,
      Sittings sittings,
      Proceedings proceedings,
      Organisations organisations,
      People people,
      Policy policy) {
    this.boards = boards;
    this.sittings = sittings;
    this.proceedings = proceedings;
    this.organisations = organisations;
    this.people = people;
    this.policy = policy;
  }

  static String at(long meetingId, String part) {
    return "/meetings/" + meetingId + "/live#" + part;
  }

  ModelAndView shown(Actor actor, long meetingId, Language language) {
    return Pages.page("sittings/live", page(actor, meetingId, language));
  }

  LivePage page(Actor actor, long meetingId, Language language) {
    var board = boards.board(actor, meetingId, language, false);
    policy.require(actor, Permission.OUTCOME_RECORD, board.meeting().organisationId());
    var current = board.current();
    return new LivePage(
        board,
        actor.personId(),
        board.meeting().state() == MeetingState.CONVENED,
        board.meeting().state().recordOpen(),
        current == null
            ? List.of()
            : proceedings.statements(meetingId, language).stream()
                .filter(each -> each.itemId() != null && each.itemId() == current.id())
                .toList(),
        current == null ? List.of() : interests(board, current.id()),
        drafts(actor, meetingId, language),
        organisations.ofBody(actor.bodyId()).stream()
            .map(each -> new LivePage.Body(each.id(), each.name(language)))
            .toList());
  }

  private List<LivePage.Interest> interests(Board board, long itemId) {
    var names =
        board.people().stream().collect(Collectors.toMap(Board.Person::id, Board.Person::name));
    return sittings.interests(board.meeting().id()).stream()
        .filter(each -> each.itemId() == itemId)
        .map(each ->
            new LivePage.Interest(
                each.attendanceId(),
                names.getOrDefault(each.attendanceId(), ""),
                each.nature(),
                each.recused()))
        .toList();
  }

  private List<LivePage.Draft> drafts(Actor actor, long meetingId, Language language) {
    var drafts = sittings.drafts(meetingId);
    var writers = people.byId(drafts.stream().map(Sittings.Draft::personId).distinct().toList());
    return drafts.stream()
        .map(each ->
            new LivePage.Draft(
                each.field(),
                Objects.requireNonNull(writers.get(each.personId())).name(language),
                each.text(),
                each.personId() == actor.personId()))
        .toList();
  }
}
