package org.throughline.publishing.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Policy;
import org.throughline.publishing.Editions;
import org.throughline.publishing.PublishedRecords;
import org.throughline.publishing.Translations;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;

/// Gathers an edition's page, for its own address and for the answers of its forms.
@Component
class EditionPages {
  private final Editions editions;
  private final Translations translations;
  private final PublishedRecords published;
  private final Organisations organisations;
  private final Policy policy;
  private final Trail trail;

  EditionPages(
      Editions editions,
      Translations translations,
      PublishedRecords published,
      Organisations organisations,
      Policy policy,
      Trail trail) {
    this.editions = editions;
    this.translations = translations;
    this.published = published;
    this.organisations = organisations;
    this.policy = policy;
    this.trail = trail;
  }

  ModelAndView show(Actor actor, long id, Language reader, EditionForm typed) {
    var edition = editions.get(actor, id);
    var translation = translations.of(edition);
    return Pages.page(
        "publishing/show",
        new EditionPage(
            edition,
            organisations.get(edition.organisationId()).name(reader),
            published.preview(edition, reader),
            Passage.of(editions.text(edition, edition.language())),
            translation,
            EditionActs.of(actor, edition, translation, policy),
            typed,
            trail.of(List.of(edition.ref()), reader)));
  }

  ModelAndView preview(Actor actor, long id, Language in) {
    var record = published.preview(editions.get(actor, id), in);
    return Pages.page(
        "publishing/preview", new RecordPage(record, in, Passage.of(record.text()), "", id));
  }
}
