package org.throughline.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// A data request with what it cost when it was sent.
///
/// @param organisationId the body that asks
/// @param cost zeroes while it is a draft
/// @param budget null while it is a draft
/// @param overReason why it went beyond the budget; null where it did not
/// @param seenAt when the superior looked at the overrun; null until then
public record DataRequest(
    long id,
    long organisationId,
    String title,
    String purpose,
    LocalDate dueOn,
    RequestState state,
    long draftedBy,
    @Nullable Instant sentAt,
    Cost cost,
    @Nullable Budget budget,
    @Nullable String overReason,
    @Nullable Instant seenAt,
    @Nullable String seenNote,
    @Nullable String cancelledReason,
    List<NewRequest.Field> fields,
    int bodies) {
  public DataRequest {
    fields = List.copyOf(fields);
  }

  /// What a request asks of others, and what it does not have to ask.
  ///
  /// @param bodies that are asked for at least one figure
  /// @param people on whose desks it comes: the asked bodies' secretaries, at least one a body
  /// @param minutes of work for the asked fields; `filledMinutes` were saved
  public record Cost(
      int bodies,
      int people,
      int fields,
      int minutes,
      int filled,
      int filledMinutes,
      int computed,
      int joined,
      int declined,
      int none) {}

  /// A month's budget of the body that asks, and what had been charged to it before.
  public record Budget(int fields, int minutes, int usedFields, int usedMinutes) {
    public boolean exceededBy(Cost cost) {
      return cost.fields() > 0
          && (usedFields + (long) cost.fields() > fields
              || usedMinutes + (long) cost.minutes() > minutes);
    }
  }

  public Ref ref() {
    return new Ref(Kind.DATA_REQUEST, id);
  }
}
