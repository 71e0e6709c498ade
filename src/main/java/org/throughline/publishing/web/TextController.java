package org.throughline.publishing.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.publishing.Edition;
import org.throughline.publishing.Editions;
import org.throughline.publishing.Manuscript;
import org.throughline.publishing.Related;
import org.throughline.publishing.Related.Choice;
import org.throughline.publishing.Related.Chosen;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Writing a draft: its text, and what is shown beside it.
@Controller
class TextController {
  private final Editions editions;
  private final Related related;
  private final Policy policy;

  TextController(Editions editions, Related related, Policy policy) {
    this.editions = editions;
    this.related = related;
    this.policy = policy;
  }

  @GetMapping("/editions/{id}/text")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView text(@PathVariable long id, Actor actor) {
    var edition = writable(actor, id);
    var text = editions.text(edition, edition.language());
    return Pages.page(
        "publishing/edit",
        new TextPage(
            edition,
            new TextForm(
                String.valueOf(edition.revision()),
                edition.title(),
                Manuscript.typed(text),
                edition.sourceEn(),
                edition.sourceZh())));
  }

  @PostMapping("/editions/{id}/text")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView save(@PathVariable long id, TextForm form, Actor actor) {
    var typed =
        new Editions.Text(
            EditionForm.number(form.revision()),
            form.title(),
            form.body(),
            form.sourceEn(),
            form.sourceZh());
    return editions
        .edit(actor, id, typed)
        .fold(
            done -> Pages.seeOther("/editions/" + done, "editions.saved"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("publishing/edit", new TextPage(editions.get(actor, id), form))));
  }

  @GetMapping("/editions/{id}/related")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView related(@PathVariable long id, Actor actor) {
    var edition = writable(actor, id);
    return Pages.page("publishing/related", new RelatedPage(edition, related.choices(edition)));
  }

  /// The fields of each choice are named after its record: `directive-12`, `directive-12-en`.
  @PostMapping("/editions/{id}/related")
  @Requires(Permission.EDITION_DRAFT)
  ModelAndView choose(
      @PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
    var edition = writable(actor, id);
    var offered = related.choices(edition);
    var typed = offered.stream().map(choice -> typed(choice, fields)).toList();
    return related
        .choose(actor, id, EditionForm.number(fields.getFirst("revision")), chosen(typed))
        .fold(
            done -> Pages.seeOther("/editions/" + done, "editions.related"),
            why ->
                Refusals.shown(
                    why, Pages.page("publishing/related", new RelatedPage(edition, typed))));
  }

  private static Choice typed(Choice choice, MultiValueMap<String, String> fields) {
    var name = name(choice);
    var en = fields.getFirst(name + "-en");
    var zh = fields.getFirst(name + "-zh");
    return new Choice(
        choice.ref(),
        choice.title(),
        fields.containsKey(name),
        en == null ? "" : en,
        zh == null ? "" : zh);
  }

  private static List<Chosen> chosen(List<Choice> typed) {
    var chosen = new ArrayList<Chosen>();
    for (var choice : typed) {
      if (choice.chosen()) {
        chosen.add(new Chosen(choice.ref(), choice.titleEn(), choice.titleZh()));
      }
    }
    return chosen;
  }

  private static String name(Choice choice) {
    return choice.ref().kind().code() + "-" + choice.ref().id();
  }

  private Edition writable(Actor actor, long id) {
    var edition = editions.get(actor, id);
    policy.require(actor, Permission.EDITION_DRAFT, edition.organisationId());
    return edition;
  }
}
