package org.throughline.publishing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// An edition of a meeting's readout, as those inside see it.
///
/// @param code its permanent public address, shared by all editions of the record
/// @param number from 1; a higher one corrects the one before
/// @param language of the source text
/// @param revision counts changes of the text and of what it shows
/// @param sentBackReason why it came back from review; null unless it did
/// @param firstPublishedAt when the record's first edition was published
/// @param restricted whether its meeting has become restricted since
/// @param title of the source text
public record Edition(
    long id,
    String code,
    int number,
    long organisationId,
    long meetingId,
    Language language,
    EditionState state,
    int revision,
    @Nullable LocalDate heldOn,
    @Nullable String sourceEn,
    @Nullable String sourceZh,
    long draftedBy,
    @Nullable Long submittedBy,
    @Nullable String sentBackReason,
    @Nullable Long approvedBy,
    @Nullable Instant publishedAt,
    @Nullable Instant firstPublishedAt,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawalReasonEn,
    @Nullable String withdrawalReasonZh,
    boolean restricted,
    String title) {

  public Ref ref() {
    return new Ref(Kind.EDITION, id);
  }

  public String source(Language reader) {
    return reader.pick(sourceEn, sourceZh);
  }
}
