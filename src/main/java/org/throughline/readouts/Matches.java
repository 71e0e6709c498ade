package org.throughline.readouts;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Person;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Which known records a value may mean, so that nobody and nothing is recorded twice.
@Service
public class Matches {
  private final Organisations organisations;
  private final People people;
  private final Directives directives;

  Matches(Organisations organisations, People people, Directives directives) {
    this.organisations = organisations;
    this.people = people;
    this.directives = directives;
  }

  /// What the actor's body knows just now.
  public Known known(Actor actor) {
    return new Known(actor, organisations.ofBody(actor.bodyId()), directives.visible(actor));
  }

  /// Without the line breaks of a text wrapped by hand.
  static String squeezed(String words) {
    return words.strip().replaceAll("\\s+", " ");
  }

  /// Looked up once for a whole reading.
  public final class Known {
    private final Actor actor;
    private final List<Organisation> parts;
    private final List<Directive> papers;
    private final Map<String, List<Person>> named = new HashMap<>();

    private Known(Actor actor, List<Organisation> parts, List<Directive> papers) {
      this.actor = actor;
      this.parts = parts;
      this.papers = papers;
    }

    /// The actor's body, itself first, in tree order.
    public List<Organisation> organisations() {
      return parts;
    }

    /// The latest directives that the actor sees.
    public List<Directive> directives() {
      return papers;
    }

    /// All people of the actor's body; nobody where they are more than these.
    public List<Person> everybody(int most) {
      var all = people.ofBody(actor.bodyId());
      return all.size() > most ? List.of() : all;
    }

    /// People of the actor's body written so.
    public List<Person> people(String name) {
      return named.computeIfAbsent(squeezed(name), each -> people.named(actor.bodyId(), each));
    }

    /// Whether somebody may say that the value means this record: a person of the own body, a
    /// directive that the actor sees.
    boolean mayMean(ValueField field, long id) {
      return switch (field) {
        case PERSON -> people.find(id).filter(each -> each.bodyId() == actor.bodyId()).isPresent();
        case CONVEYED -> papers.stream().anyMatch(each -> each.id() == id);
        default -> false;
      };
    }

    boolean isOwn(long organisationId) {
      return parts.stream().anyMatch(each -> each.id() == organisationId);
    }

    /// The one record that a value surely means. Two people of one name are for somebody to tell
    /// apart.
    Optional<Ref> preset(ProposedValue value) {
      return switch (value.field()) {
        case PERSON -> {
          var found = people(value.value());
          yield found.size() == 1
              ? Optional.of(new Ref(Kind.PERSON, found.getFirst().id()))
              : Optional.empty();
        }
        case CONVEYED, INSTRUMENT -> directive(value.value());
        default -> Optional.empty();
      };
    }

    /// By its title alone, since a readout seldom says the date; empty where several share it.
    Optional<Ref> directive(String title) {
      var words = unquoted(title);
      var same =
          papers.stream().filter(each -> unquoted(each.title()).equalsIgnoreCase(words)).toList();
      var found =
          same.size() == 1
              ? Optional.of(same.getFirst())
              : directives.findSame(actor, squeezed(title), null);
      return found.map(each -> new Ref(Kind.DIRECTIVE, each.id()));
    }

    /// The organisation of the actor's own body that a text calls so: by its name, else the only
    /// one whose name contains these words or is contained in them.
    Optional<Organisation> organisation(String name) {
      var words = squeezed(name);
      var exact =
          parts.stream()
              .filter(each -> words.equalsIgnoreCase(each.nameEn()) || words.equals(each.nameZh()))
              .findFirst();
      if (exact.isPresent()) {
        return exact;
      }
      var near =
          parts.stream()
              .filter(each -> each.id() != actor.bodyId())
              .filter(each -> near(each.nameEn(), words) || near(each.nameZh(), words))
              .toList();
      return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }
  }

  private static boolean near(@Nullable String known, String written) {
    if (known == null || written.length() < 4) {
      return false;
    }
    var a = known.toLowerCase(Locale.ROOT);
    var b = written.toLowerCase(Locale.ROOT);
    return a.contains(b) || b.contains(a);
  }

  private static String unquoted(String title) {
    return squeezed(title).replaceAll("^[《“\"]|[》”\"]$", "");
  }
}
