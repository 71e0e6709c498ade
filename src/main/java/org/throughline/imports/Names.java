package org.throughline.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.organisations.Organisation;
import org.throughline.shared.Language;

/// Finds organisations of one subtree by id or by name, as people write them in a table.
final class Names {
  private final Map<Long, Organisation> byId = new HashMap<>();
  private final Map<String, List<Organisation>> byName = new HashMap<>();

  Names(List<Organisation> organisations) {
    for (var each : organisations) {
      byId.put(each.id(), each);
      for (var language : Language.values()) {
        byName.merge(
            key(each.name(language)),
            List.of(each),
            (one, other) ->
                one.contains(each)
                    ? one
                    : java.util.stream.Stream.concat(one.stream(), other.stream()).toList());
      }
    }
  }

  static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  Optional<Organisation> byId(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Several where a name is not enough; none where there is none.
  List<Organisation> find(String written) {
    var id = org.throughline.shared.web.Typed.id(written);
    if (id.isPresent()) {
      return byId(id.get()).map(List::of).orElse(List.of());
    }
    return byName.getOrDefault(key(written), List.of());
  }
}
