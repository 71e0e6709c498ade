package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.text;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.sittings.Choice;
import org.throughline.sittings.Conduct;
import org.throughline.sittings.Sittings;
import org.throughline.sittings.Speakers;
import org.throughline.sittings.Voting;
import org.throughline.sittings.Writing;

/// A member's page: the item, one's vote, asking to speak, one's own notes.
@Controller
class SeatController {
  private final Boards boards;
  private final News news;
  private final Sittings sittings;
  private final Speakers speakers;
  private final Voting voting;
  private final Conduct conduct;
  private final Writing writing;
  private final SittingAnswers answers;

  SeatController(
      Boards boards,
      News news,
      Sittings sittings,
      Speakers speakers,
      Voting voting,
      Conduct conduct,
      Writing writing,
      SittingAnswers answers) {
    this.boards = boards;
    this.news = news;
    this.sittings = sittings;
    this.speakers = speakers;
    this.voting = voting;
    this.conduct = conduct;
    this.writing = writing;
    this.answers = answers;
  }

  @GetMapping("/meetings/{id}/seat")
  @Requires(Permission.RECORD_READ)
  ModelAndView seat(@PathVariable("id") long id, Actor actor, Language language) {
    return shown(actor, id, language);
  }

  @GetMapping("/meetings/{id}/seat/news")
  @Requires(Permission.RECORD_READ)
  ModelAndView news(
      @PathVariable("id") long id,
      @RequestParam(name = "since", required = false) @Nullable String since,
      Actor actor,
      Language language) {
    return news.since(
        actor, id, since, () -> Pages.page("sittings/_seat", page(actor, id, language)));
  }

  private ModelAndView shown(Actor actor, long id, Language language) {
    return Pages.page("sittings/seat", page(actor, id, language));
  }

  private SeatPage page(Actor actor, long id, Language language) {
    var board = boards.board(actor, id, language, false);
    var seat = board.people().stream().filter(Board.Person::self).findFirst().orElse(null);
    var items = board.items().stream().map(Board.Item::id).toList();
    return new SeatPage(
        board,
        actor.personId(),
        seat,
        sittings.notes(actor, items),
        seat == null
            ? java.util.Map.of()
            : sittings.interests(id).stream()
                .filter(each -> each.attendanceId() == seat.id())
                .collect(Collectors.toMap(Sittings.Interest::itemId, Sittings.Interest::recused)));
  }

  @PostMapping("/meetings/{id}/seat/speech")
  @Requires(Permission.SITTING_TAKE_PART)
  ModelAndView ask(
      @PathVariable("id") long id, @ModelAttribute Op op, Actor actor, Language language) {
    return answers.answer(
        actor,
        id,
        op,
        "/meetings/" + id + "/seat#speak",
        () -> shown(actor, id, language),
        at -> speakers.ask(actor, id, null, at));
  }

  @PostMapping("/meetings/{id}/seat/speech/removal")
  @Requires(Permission.SITTING_TAKE_PART)
  ModelAndView waive(
      @PathVariable("id") long id, @ModelAttribute Op op, Actor actor, Language language) {
    return answers.answer(
        actor,
        id,
        op,
        "/meetings/" + id + "/seat#speak",
        () -> shown(actor, id, language),
        at -> speakers.waiveOwn(actor, id, at));
  }

  @PostMapping("/meetings/{id}/seat/ballot")
  @Requires(Permission.SITTING_TAKE_PART)
  ModelAndView vote(
      @PathVariable("id") long id,
      @RequestParam(name = "vote", required = false) @Nullable String vote,
      @RequestParam(name = "choice", required = false) @Nullable String choice,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        "/meetings/" + id + "/seat#vote",
        () -> shown(actor, id, language),
        at -> {
          var what = Coded.find(Choice.class, choice);
          return what.isEmpty()
              ? Outcome.invalid("sittings.vote.choice.missing")
              : voting.cast(actor, id, Ids.of(vote), what.get(), at);
        });
  }

  @PostMapping("/meetings/{id}/seat/interest")
  @Requires(Permission.SITTING_TAKE_PART)
  ModelAndView declare(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      @RequestParam(name = "nature", required = false) @Nullable String nature,
      @RequestParam(name = "recused", required = false) @Nullable String recused,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.move(
        actor,
        id,
        op,
        "/meetings/" + id + "/seat#agenda",
        () -> shown(actor, id, language),
        () ->
            conduct.declareInterest(actor, Ids.of(item), id, null, text(nature), recused != null));
  }

  @PostMapping("/meetings/{id}/seat/notes")
  @Requires(Permission.SITTING_TAKE_PART)
  ModelAndView note(
      @PathVariable("id") long id,
      @RequestParam(name = "field", required = false) @Nullable String item,
      @RequestParam(name = "text", required = false) @Nullable String words,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.move(
        actor,
        id,
        op,
        "/meetings/" + id + "/seat#item-" + item,
        () -> shown(actor, id, language),
        () ->
            writing.note(
                actor, id, Ids.of(item), words == null ? "" : words.replace("\u0000", "")));
  }
}
