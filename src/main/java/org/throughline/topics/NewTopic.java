package org.throughline.topics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.ItemKind;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

public record NewTopic(
    long forOrganisationId,
    ItemKind kind,
    String title,
    String text,
    String asked,
    @Nullable Integer minutes,
    Access access,
    Language language,
    @Nullable LocalDate wishedBy) {
  public NewTopic {
    title = title.strip();
    text = text.strip();
    asked = asked.strip();
  }
}
