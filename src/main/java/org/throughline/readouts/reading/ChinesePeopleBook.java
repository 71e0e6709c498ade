package org.throughline.readouts.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people of a Chinese text, each once; names are equal or not, 李强 is never 李克强.
final class ChinesePeopleBook {
  private static final int MOST = 2000;
  private final String text;
  private final Map<String, FoundPerson> people = new LinkedHashMap<>();

  ChinesePeopleBook(String text) {
    this.text = text;
  }

  void add(Span name, @Nullable Span post, Role role, String rule) {
    Found found = Found.words(text, name, 0.8, rule);
    Found office = post == null ? null : Found.words(text, Trim.marks(text, post), 0.8, rule);
    FoundPerson known = people.get(found.value());
    if (known == null) {
      if (people.size() < MOST) {
        people.put(found.value(), new FoundPerson(found, office, role));
      }
      return;
    }
    Found kept = known.post() == null ? office : known.post();
    people.put(found.value(), new FoundPerson(known.name(), kept, known.role().higherOf(role)));
  }

  List<FoundPerson> people() {
    return List.copyOf(people.values());
  }
}
