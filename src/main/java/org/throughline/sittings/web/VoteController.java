package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
import org.throughline.sittings.Choice;
import org.throughline.sittings.Counting;
import org.throughline.sittings.Method;
import org.throughline.sittings.Tally;
import org.throughline.sittings.Voting;

/// Votes, as the secretary holds them.
@Controller
class VoteController {
  private final Voting voting;
  private final Counting counting;
  private final SittingAnswers answers;
  private final LivePages pages;

  VoteController(Voting voting, Counting counting, SittingAnswers answers, LivePages pages) {
    this.voting = voting;
    this.counting = counting;
    this.answers = answers;
    this.pages = pages;
  }

  /// Opens one; where nobody objects, it is over at once.
  @PostMapping("/meetings/{id}/live/votes")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView open(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      @RequestParam(name = "question", required = false) @Nullable String question,
      @RequestParam(name = "method", required = false) @Nullable String method,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "votes"),
        () -> pages.shown(actor, id, language),
        at -> {
          var how = Coded.find(Method.class, method);
          if (how.isEmpty()) {
            return Outcome.invalid("sittings.vote.method.missing");
          }
          return how.get() == Method.CONSENSUS
              ? counting.allAgree(actor, id, Ids.of(item), at)
              : voting.open(actor, id, Ids.of(item), text(question), how.get(), at);
        });
  }

  @PostMapping("/meetings/{id}/live/votes/{vote}/ballots")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView putDown(
      @PathVariable("id") long id,
      @PathVariable("vote") long vote,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @RequestParam(name = "choice", required = false) @Nullable String choice,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "votes"),
        () -> pages.shown(actor, id, language),
        at -> {
          var what = Coded.find(Choice.class, choice);
          return what.isEmpty()
              ? Outcome.invalid("sittings.vote.choice.missing")
              : voting.putDown(actor, id, vote, Ids.of(attendance), what.get(), at);
        });
  }

  @PostMapping("/meetings/{id}/live/votes/{vote}/count")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView close(
      @PathVariable("id") long id,
      @PathVariable("vote") long vote,
      @RequestParam(name = "inFavour", required = false) @Nullable String inFavour,
      @RequestParam(name = "against", required = false) @Nullable String against,
      @RequestParam(name = "abstentions", required = false) @Nullable String abstentions,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "votes"),
        () -> pages.shown(actor, id, language),
        at ->
            hands(inFavour, against, abstentions)
                .fold(
                    hands -> counting.close(actor, id, vote, hands.orElse(null), at),
                    Outcome::<Long>refused));
  }

  /// Empty where no number was typed; a number left out is none.
  private static Outcome<Optional<Tally>> hands(@Nullable String... typed) {
    var numbers = new int[typed.length];
    var any = false;
    for (var i = 0; i < typed.length; i++) {
      if (!blank(typed[i])) {
        if (!text(typed[i]).matches("[0-9]{1,5}")) {
          return Outcome.invalid("sittings.vote.hands.malformed");
        }
        numbers[i] = Integer.parseInt(text(typed[i]));
        any = true;
      }
    }
    return Outcome.done(
        any ? Optional.of(new Tally(numbers[0], numbers[1], numbers[2])) : Optional.empty());
  }

  @PostMapping("/meetings/{id}/live/votes/{vote}/removal")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView abandon(
      @PathVariable("id") long id,
      @PathVariable("vote") long vote,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "votes"),
        () -> pages.shown(actor, id, language),
        at -> counting.abandon(actor, id, vote, at));
  }
}
