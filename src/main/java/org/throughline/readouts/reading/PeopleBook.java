package org.throughline.readouts.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people of one text, each once: later mentions by surname, initials or post raise the role of
/// the first.
final class PeopleBook {
  private static final int MOST = 2000;
  private final String text;
  private final Map<String, List<FoundPerson>> bySurname = new HashMap<>();
  private final List<FoundPerson> order = new ArrayList<>();

  PeopleBook(String text) {
    this.text = text;
  }

  List<FoundPerson> people() {
    return List.copyOf(order);
  }

  void add(Span name, @Nullable Span post, Role role, double confidence, String rule) {
    if (order.size() >= MOST || name.length() == 0) {
      return;
    }
    Found found = Found.words(text, name, confidence, rule);
    Found office =
        post == null ? null : Found.words(text, Trim.phrase(text, post), confidence, rule);
    String[] parts = parts(found.value());
    List<FoundPerson> namesakes =
        bySurname.computeIfAbsent(parts[parts.length - 1], _ -> new ArrayList<>());
    for (int i = 0; i < namesakes.size(); i++) {
      FoundPerson known = namesakes.get(i);
      if (isSame(parts(known.name().value()), parts)) {
        FoundPerson merged = merge(known, found, office, role);
        namesakes.set(i, merged);
        order.set(order.indexOf(known), merged);
        return;
      }
    }
    FoundPerson person = new FoundPerson(found, office, role);
    namesakes.add(person);
    order.add(person);
  }

  /// Gives a role to the one person known by this post ("the Director outlined ..."), if there is
  /// exactly one.
  void raise(Span post, Role role) {
    String wanted = key(post.in(text));
    FoundPerson one = null;
    for (FoundPerson person : order) {
      if (person.post() != null && answersTo(key(person.post().value()), wanted)) {
        if (one != null) {
          return;
        }
        one = person;
      }
    }
    if (one != null) {
      add(one.name().span(), null, role, 1, "post-again");
    }
  }

  /// Gives a role to the one person whose first or last name this is ("Ruiz added ..."), if there
  /// is exactly one.
  void raiseNamed(String name, Role role) {
    String wanted = parts(name)[0];
    List<FoundPerson> named =
        order.stream()
            .filter(p -> List.of(parts(p.name().value())).contains(wanted))
            .limit(2)
            .toList();
    if (named.size() == 1) {
      add(named.getFirst().name().span(), null, role, 1, "name-again");
    }
  }

  private static boolean answersTo(String post, String wanted) {
    return post.equals(wanted)
        || (wanted.length() > 4 && (post.endsWith(" " + wanted) || post.startsWith(wanted + " ")));
  }

  private FoundPerson merge(FoundPerson known, Found name, @Nullable Found post, Role role) {
    boolean fuller =
        parts(name.value()).length > parts(known.name().value()).length
            && name.value().length() > known.name().value().length() + 1;
    return new FoundPerson(
        fuller ? name : known.name(),
        known.post() == null ? post : known.post(),
        known.role().higherOf(role));
  }

  /// The same surname, and given names that do not contradict each other: none, the same, or an
  /// initial of it.
  private static boolean isSame(String[] a, String[] b) {
    if (a.length == 1 || b.length == 1) {
      return true;
    }
    return a[0].charAt(0) == b[0].charAt(0)
        && (a[0].length() == 1 || b[0].length() == 1 || a[0].equals(b[0]));
  }

  /// Lower case, without accents and stops; the letter of "Collins (J)" makes part of the surname.
  private static String[] parts(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    String[] parts =
        plain.replaceAll("\\s*\\((\\w+)\\)", "~$1").replaceAll("[.*_]", " ").strip().split("\\s+");
    return parts;
  }

  private static String key(String post) {
    return post.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("^the ", "").strip();
  }
}
