package org.throughline.desks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Person;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// What went from one holder of a post to the next.
///
/// @param incoming null until somebody holds the post
/// @param signedBy who entered the signature, where that is another than who leaves
/// @param doneAt when the last of it was taken over; null while it is open
public record Handover(
    long id,
    long postId,
    Person outgoing,
    @Nullable Person incoming,
    Instant startedAt,
    @Nullable Instant signedAt,
    @Nullable Person signedBy,
    @Nullable String signedRemark,
    @Nullable Instant doneAt,
    List<Item> items) {
  public Handover {
    items = List.copyOf(items);
  }

  /// @param title empty where this reader may not see it
  /// @param takenAt null until it is taken over
  public record Item(
      long id,
      String section,
      Ref ref,
      String title,
      String detail,
      @Nullable String status,
      String href,
      @Nullable LocalDate due,
      @Nullable Instant takenAt,
      @Nullable String remark) {}

  public Ref ref() {
    return new Ref(Kind.HANDOVER, id);
  }

  public boolean open() {
    return doneAt == null;
  }

  public long left() {
    return items.stream().filter(each -> each.takenAt() == null).count();
  }

  /// `prepared`, `signed`, `taken_over`.
  public String standing() {
    return doneAt != null ? "taken_over" : signedAt != null ? "signed" : "prepared";
  }
}
