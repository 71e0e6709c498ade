package org.throughline.imports;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.organisations.Organisation;
import org.throughline.shared.Language;
import org.throughline.shared.web.Typed;

/// Finds organisations of one subtree by id or by name, as people write them in a table.
final class Names {
  private final Map<Long, Organisation> byId = new HashMap<>();
  private final Map<String, Set<Organisation>> byName = new HashMap<>();

  Names(List<Organisation> organisations) {
    for (var each : organisations) {
      byId.put(each.id(), each);
      for (var language : Language.values()) {
        byName.computeIfAbsent(key(each.name(language)), _ -> new LinkedHashSet<>()).add(each);
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
    var id = Typed.id(written);
    if (id.isPresent()) {
      return byId(id.get()).map(List::of).orElse(List.of());
    }
    return List.copyOf(byName.getOrDefault(key(written), Set.of()));
  }
}
