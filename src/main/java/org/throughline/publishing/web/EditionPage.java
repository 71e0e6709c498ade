package org.throughline.publishing.web;

import java.util.List;
import org.throughline.audit.Trail;
import org.throughline.publishing.Edition;
import org.throughline.publishing.EditionState;
import org.throughline.publishing.PublishedRecord;
import org.throughline.publishing.Translations.Translation;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param organisation that met, in the reader's language
/// @param shown how it looks, or would look, outside
/// @param typed what a refused form held
public record EditionPage(
    Edition edition,
    String organisation,
    PublishedRecord shown,
    List<Passage> text,
    Translation translation,
    EditionActs may,
    EditionForm typed,
    List<Trail.Entry> trail)
    implements TakenAway {
  public EditionPage {
    text = List.copyOf(text);
    trail = List.copyOf(trail);
  }

  private static final List<EditionState> WAY =
      List.of(
          EditionState.DRAFT,
          EditionState.IN_REVIEW,
          EditionState.APPROVED,
          EditionState.PUBLISHED);

  public List<EditionState> steps() {
    return edition.state().ended()
        ? java.util.stream.Stream.concat(WAY.stream(), java.util.stream.Stream.of(edition.state()))
            .toList()
        : WAY;
  }

  public boolean done(EditionState step) {
    return step.ordinal() < edition.state().ordinal() && step != edition.state();
  }

  public long translated() {
    return translation.pairs().size() - translation.missing();
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }
}
