package org.throughline.readouts.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Names the record that a value became, and the way to it.
@Component
class BecameLinks {
  private final People people;
  private final Organisations organisations;

  BecameLinks(People people, Organisations organisations) {
    this.people = people;
    this.organisations = organisations;
  }

  ValueView.Became of(Ref ref, Language language) {
    return new ValueView.Became(
        "readouts.became." + ref.kind().code(), name(ref, language), href(ref));
  }

  private String name(Ref ref, Language language) {
    return switch (ref.kind()) {
      case PERSON -> people.find(ref.id()).map(each -> each.name(language)).orElse("");
      case ORGANISATION -> organisations.find(ref.id()).map(each -> each.name(language)).orElse("");
      default -> "";
    };
  }

  private static @Nullable String href(Ref ref) {
    return switch (ref.kind()) {
      case DIRECTIVE -> "/directives/" + ref.id();
      case CLAUSE -> "/clauses/" + ref.id();
      case MEETING -> "/meetings/" + ref.id();
      case AGENDA_ITEM -> "/items/" + ref.id();
      default -> null;
    };
  }
}
