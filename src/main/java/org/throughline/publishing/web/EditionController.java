package org.throughline.publishing.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.publishing.EditionLists;
import org.throughline.publishing.EditionState;
import org.throughline.publishing.Editions;
import org.throughline.publishing.Publication;
import org.throughline.publishing.Review;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tables.Extent;

/// Editions inside: the list, a new one, and what is done with one.
@Controller
class EditionController {
  private final Editions editions;
  private final EditionLists lists;
  private final Review review;
  private final Publication publication;
  private final EditionPages pages;

  EditionController(
      Editions editions,
      EditionLists lists,
      Review review,
      Publication publication,
      EditionPages pages) {
    this.editions = editions;
    this.lists = lists;
    this.review = review;
    this.publication = publication;
    this.pages = pages;
  }

  @GetMapping("/editions")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "1") int page,
      Extent extent,
      Actor actor) {
    return Pages.page("publishing/list", listed(state, extent.page(page), extent, actor));
  }

  private EditionsPage listed(@Nullable String code, int page, Extent extent, Actor actor) {
    if (page < 1 || page > 10_000) {
      throw new NotFound("page");
    }
    var state = code == null ? null : state(code);
    var counts = lists.counts(actor);
    var rows = lists.page(actor, state, page, extent.size(EditionLists.PAGE));
    var all = counts.values().stream().mapToInt(Integer::intValue).sum();
    var total = state == null ? all : counts.getOrDefault(state, 0);
    return new EditionsPage(
        code,
        Arrays.stream(EditionState.values())
            .map(each -> new EditionsPage.Tab(each.code(), counts.getOrDefault(each, 0)))
            .toList(),
        rows,
        lists.tellable(actor),
        page,
        page * EditionLists.PAGE < total);
  }

  private static EditionState state(String code) {
    return Coded.find(EditionState.class, code).orElseThrow(() -> new NotFound("state"));
  }

  @GetMapping("/editions/new")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView draft(@RequestParam long meeting, Actor actor) {
    return editions
        .preview(actor, meeting)
        .fold(
            draft ->
                Pages.page(
                    "publishing/new",
                    new NewEditionPage(
                        meeting,
                        draft.text().getFirst().text(),
                        draft.language().tag(),
                        Passage.of(draft.text()))),
            why -> Refusals.shown(why, undraftable(meeting)));
  }

  private static ModelAndView undraftable(long meeting) {
    return Pages.page("publishing/new", new NewEditionPage(meeting, "", "", List.of()));
  }

  @PostMapping("/editions")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView draftIt(@RequestParam long meeting, Actor actor) {
    return editions
        .draft(actor, meeting)
        .fold(
            id -> Pages.seeOther("/editions/" + id, "editions.drafted"),
            why -> Refusals.shown(why, undraftable(meeting)));
  }

  @GetMapping("/editions/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return pages.show(actor, id, language, EditionForm.EMPTY);
  }

  @GetMapping("/editions/{id}/preview")
  @Requires(Permission.RECORD_READ)
  ModelAndView preview(
      @PathVariable long id,
      @RequestParam(required = false, name = "in") @Nullable String in,
      Actor actor,
      Language language) {
    return pages.preview(actor, id, Language.find(in).orElse(language));
  }

  @PostMapping("/editions/{id}/submission")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView submit(@PathVariable long id, EditionForm form, Actor actor, Language language) {
    return answer(review.submit(actor, id), "editions.submitted", actor, id, language, form);
  }

  @PostMapping("/editions/{id}/return-to-draft")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView takeBack(@PathVariable long id, EditionForm form, Actor actor, Language language) {
    return answer(review.takeBack(actor, id), "editions.taken_back", actor, id, language, form);
  }

  @PostMapping("/editions/{id}/approval")
  @Requires(Permission.EDITION_APPROVE)
  ModelAndView approve(@PathVariable long id, EditionForm form, Actor actor, Language language) {
    var done = review.approve(actor, id, EditionForm.number(form.revision()));
    return answer(done, "editions.approved", actor, id, language, form);
  }

  @PostMapping("/editions/{id}/sending-back")
  @Requires(Permission.EDITION_APPROVE)
  ModelAndView sendBack(@PathVariable long id, EditionForm form, Actor actor, Language language) {
    var done = review.sendBack(actor, id, form.reason());
    return answer(done, "editions.sent_back", actor, id, language, form);
  }

  @PostMapping("/editions/{id}/publication")
  @Requires(Permission.EDITION_PUBLISH)
  ModelAndView publish(@PathVariable long id, EditionForm form, Actor actor, Language language) {
    var done = publication.publish(actor, id);
    return answer(done, "editions.published", actor, id, language, form);
  }

  @PostMapping("/editions/{id}/translation/publication")
  @Requires(Permission.EDITION_PUBLISH)
  ModelAndView publishTranslation(
      @PathVariable long id, EditionForm form, Actor actor, Language language) {
    var done = publication.publishTranslation(actor, id);
    return answer(done, "editions.translation_published", actor, id, language, form);
  }

  @PostMapping("/editions/{id}/correction")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView correct(@PathVariable long id, EditionForm form, Actor actor, Language language) {
    var done = editions.correct(actor, id);
    return answer(done, "editions.correction_begun", actor, id, language, form);
  }

  @PostMapping("/editions/{id}/withdrawal")
  @Requires(Permission.EDITION_WITHDRAW)
  ModelAndView withdraw(@PathVariable long id, EditionForm form, Actor actor, Language language) {
    var done = publication.withdraw(actor, id, form.reasonEn(), form.reasonZh());
    return answer(done, "editions.withdrawn", actor, id, language, form);
  }

  private ModelAndView answer(
      Outcome<Long> outcome,
      String notice,
      Actor actor,
      long id,
      Language language,
      EditionForm form) {
    return outcome.fold(
        done -> Pages.seeOther("/editions/" + done, notice),
        why -> Refusals.shown(why, pages.show(actor, id, language, form)));
  }
}
