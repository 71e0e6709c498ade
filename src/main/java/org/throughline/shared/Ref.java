package org.throughline.shared;

import java.util.Collection;
import java.util.List;

/// Any record, by kind and id.
public record Ref(Kind kind, long id) {

  /// The ids of those of this kind, in their order.
  public static List<Long> ids(Collection<Ref> refs, Kind kind) {
    return refs.stream().filter(ref -> ref.kind() == kind).map(Ref::id).toList();
  }

  /// `task/17`: as it stands in addresses.
  @Override
  public String toString() {
    return kind.code() + "/" + id;
  }
}
