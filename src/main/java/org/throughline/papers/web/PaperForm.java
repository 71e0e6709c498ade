package org.throughline.papers.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.papers.NewPaper;
import org.throughline.papers.Paper;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;

/// What was typed about a paper.
///
/// @param item empty for the meeting as a whole
/// @param giver an organisation's id; empty where `givenBy` says who, or nothing was said
public record PaperForm(
    @Nullable String title,
    @Nullable String item,
    @Nullable String access,
    @Nullable String giver,
    @Nullable String givenBy) {
  static final PaperForm EMPTY = new PaperForm("", "", Access.INTERNAL.code(), "", "");

  static PaperForm of(Paper paper) {
    var giver = paper.giverOrganisationId();
    var item = paper.itemId();
    return new PaperForm(
        paper.title(),
        item == null ? "" : item.toString(),
        paper.access().code(),
        giver == null ? "" : giver.toString(),
        paper.giver());
  }

  Outcome<NewPaper> paper() {
    var said = Coded.find(Access.class, access);
    if (said.isEmpty()) {
      return Outcome.invalid("papers.refused.access_missing");
    }
    return Outcome.done(
        new NewPaper(
            id(Kind.AGENDA_ITEM, item).orElse(null),
            Typed.text(title),
            said.get(),
            id(Kind.ORGANISATION, giver).orElse(null),
            Typed.text(givenBy)));
  }

  private static Optional<Long> id(Kind kind, @Nullable String typed) {
    return Typed.blank(typed)
        ? Optional.empty()
        : Optional.of(Typed.idOrNotFound(kind, typed == null ? "" : typed));
  }

  public boolean hasItem(long id) {
    return Long.toString(id).equals(item);
  }

  public boolean hasGiver(long id) {
    return Long.toString(id).equals(giver);
  }
}
