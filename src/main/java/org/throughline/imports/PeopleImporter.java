package org.throughline.imports;

import static org.throughline.imports.ImportColumn.HEAD;
import static org.throughline.imports.ImportColumn.ID;
import static org.throughline.imports.ImportColumn.NAME_EN;
import static org.throughline.imports.ImportColumn.NAME_ZH;
import static org.throughline.imports.ImportColumn.ORGANISATION;
import static org.throughline.imports.ImportColumn.POST_EN;
import static org.throughline.imports.ImportColumn.POST_ZH;
import static org.throughline.imports.ImportColumn.ROLES;
import static org.throughline.imports.OrganisationImporter.fault;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Person;
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Table;

/// Posts and who holds them today, in the actor's body and beneath it: one row for each post. What
/// is new is known by its organisation and title; another name in a row means that the post changes
/// hands today. A row without a name leaves or makes the post vacant only where it is new.
@Component
class PeopleImporter implements Importer {
  private static final int LONGEST_NAME = 200;
  private static final Set<String> YES = Set.of("yes", "true", "1", "是", "x");
  private static final Set<String> NO = Set.of("", "no", "false", "0", "否");

  private final Organisations organisations;
  private final People people;
  private final Posts posts;
  private final Clock clock;

  PeopleImporter(Organisations organisations, People people, Posts posts, Clock clock) {
    this.organisations = organisations;
    this.people = people;
    this.posts = posts;
    this.clock = clock;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.PEOPLE;
  }

  /// What is there now.
  private final class Known {
    private final Names names;
    private final Map<Long, Post> byId = new HashMap<>();
    private final Map<String, Post> byTitle = new HashMap<>();

    Known(Actor actor) {
      var all = organisations.subtree(actor.bodyId());
      names = new Names(all);
      for (var post : posts.ofOrganisations(all.stream().map(Organisation::id).toList())) {
        byId.put(post.id(), post);
        for (var language : Language.values()) {
          byTitle.putIfAbsent(key(post.organisationId(), post.title(language)), post);
        }
      }
    }

    Optional<Post> find(Row.Cells cells, @Nullable Organisation organisation) {
      if (!cells.get(ID).isEmpty()) {
        return Typed.id(cells.get(ID)).map(byId::get);
      }
      return organisation == null
          ? Optional.empty()
          : Optional.ofNullable(byTitle.get(key(organisation.id(), title(cells))));
    }
  }

  private static String key(long organisation, String title) {
    return organisation + "/" + title.strip().toLowerCase(Locale.ROOT);
  }

  private static String title(Row.Cells cells) {
    return cells.get(POST_EN).isEmpty() ? cells.get(POST_ZH) : cells.get(POST_EN);
  }

  private static String name(Row.Cells cells) {
    return cells.get(NAME_EN).isEmpty() ? cells.get(NAME_ZH) : cells.get(NAME_EN);
  }

  private static String label(Row.Cells cells) {
    return name(cells).isEmpty() ? title(cells) : name(cells) + " · " + title(cells);
  }

  @Override
  public List<Row> look(Actor actor, List<Row.Cells> rows) {
    var known = new Known(actor);
    var taken = new HashMap<String, Integer>();
    return rows.stream().map(cells -> row(known, taken, cells)).toList();
  }

  private Row row(Known known, Map<String, Integer> taken, Row.Cells cells) {
    var faults = new ArrayList<Row.Fault>();
    var found = known.names.find(cells.get(ORGANISATION));
    if (found.size() != 1) {
      faults.add(
          fault(ORGANISATION, found.isEmpty() ? "unknown" : "several", cells.get(ORGANISATION)));
    }
    if (title(cells).isEmpty()) {
      faults.add(fault(POST_EN, "name"));
    }
    for (var column : List.of(POST_EN, POST_ZH, NAME_EN, NAME_ZH)) {
      if (cells.get(column).length() > LONGEST_NAME) {
        faults.add(fault(column, "too_long", LONGEST_NAME));
      }
    }
    var head = cells.get(HEAD).toLowerCase(Locale.ROOT);
    if (!YES.contains(head) && !NO.contains(head)) {
      faults.add(fault(HEAD, "yes_or_no", cells.get(HEAD)));
    }
    for (var code : codes(cells)) {
      if (Coded.find(Role.class, code).isEmpty()) {
        faults.add(fault(ROLES, "role", code));
      }
    }
    var post = known.find(cells, found.size() == 1 ? found.getFirst() : null).orElse(null);
    if (post == null && !cells.get(ID).isEmpty()) {
      faults.add(fault(ID, "unknown", cells.get(ID)));
    }
    if (faults.isEmpty() && post == null) {
      var before = taken.putIfAbsent(key(found.getFirst().id(), title(cells)), cells.number());
      if (before != null) {
        faults.add(fault(POST_EN, "twice", String.valueOf(before)));
      }
    }
    if (!faults.isEmpty()) {
      return Row.faulty(cells.number(), label(cells), faults);
    }
    if (post == null) {
      return Row.of(cells.number(), Row.Verdict.NEW, label(cells));
    }
    return compared(cells, post, found.getFirst());
  }

  private static Row compared(Row.Cells cells, Post post, Organisation organisation) {
    var faults = new ArrayList<Row.Fault>();
    if (post.organisationId() != organisation.id()) {
      faults.add(fault(ORGANISATION, "stays", String.valueOf(post.organisationId())));
    }
    if (!codes(cells).isEmpty()
        && !Set.copyOf(codes(cells))
            .equals(post.roles().stream().map(Coded::code).collect(Collectors.toSet()))) {
      faults.add(fault(ROLES, "stays", roles(post)));
    }
    if (!faults.isEmpty()) {
      return Row.faulty(cells.number(), label(cells), faults);
    }
    return changesHands(cells, post)
        ? Row.changed(
            cells.number(),
            label(cells),
            List.of(new Row.Change(NAME_EN, holder(post), name(cells))))
        : Row.of(cells.number(), Row.Verdict.UNCHANGED, label(cells));
  }

  private static boolean changesHands(Row.Cells cells, Post post) {
    var holder = post.holder();
    return !name(cells).isEmpty() && (holder == null || !isNamed(holder, cells));
  }

  private static boolean isNamed(Person person, Row.Cells cells) {
    return same(person.nameEn(), cells.get(NAME_EN)) && same(person.nameZh(), cells.get(NAME_ZH));
  }

  /// A name that a table does not give is no other name.
  private static boolean same(@Nullable String name, String written) {
    return written.isEmpty() || written.equalsIgnoreCase(Objects.requireNonNullElse(name, ""));
  }

  private static String holder(Post post) {
    var holder = post.holder();
    return holder == null ? "" : holder.name(Language.ENGLISH);
  }

  private static List<String> codes(Row.Cells cells) {
    return Arrays.stream(cells.get(ROLES).toLowerCase(Locale.ROOT).split("[\\s,;，；、]+"))
        .filter(code -> !code.isEmpty())
        .toList();
  }

  private static String roles(Post post) {
    return post.roles().stream().map(Coded::code).sorted().collect(Collectors.joining(" "));
  }

  @Override
  public void bring(Actor actor, List<Row.Cells> rows) {
    var known = new Known(actor);
    for (var cells : rows) {
      var organisation = known.names.find(cells.get(ORGANISATION)).getFirst();
      var post =
          known.find(cells, organisation).orElseGet(() -> create(actor, organisation, cells));
      if (changesHands(cells, post)) {
        if (post.holder() != null) {
          posts.vacate(post.id(), actor.who());
        }
        posts.take(
            post.id(), person(actor, organisation, cells).id(), LocalDate.now(clock), actor.who());
      }
    }
  }

  private Post create(Actor actor, Organisation organisation, Row.Cells cells) {
    return posts.create(
        organisation.id(),
        orNull(cells.get(POST_EN)),
        orNull(cells.get(POST_ZH)),
        YES.contains(cells.get(HEAD).toLowerCase(Locale.ROOT)),
        codes(cells).stream().map(code -> Coded.of(Role.class, code)).collect(Collectors.toSet()),
        actor.who());
  }

  /// Somebody of the same body and name is the same person.
  private Person person(Actor actor, Organisation organisation, Row.Cells cells) {
    return people.named(organisation.bodyId(), name(cells)).stream()
        .filter(each -> isNamed(each, cells))
        .findFirst()
        .orElseGet(() ->
            people.create(
                organisation.bodyId(),
                orNull(cells.get(NAME_EN)),
                orNull(cells.get(NAME_ZH)),
                actor.who()));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public Table export(Actor actor, String title, List<String> heads, Language language) {
    var all = organisations.subtree(actor.bodyId());
    var rows = new ArrayList<List<Object>>();
    for (var post : posts.ofOrganisations(all.stream().map(Organisation::id).toList())) {
      var holder = post.holder();
      rows.add(
          List.of(
              post.id(),
              post.organisationId(),
              Objects.requireNonNullElse(post.titleEn(), ""),
              Objects.requireNonNullElse(post.titleZh(), ""),
              post.head() ? "yes" : "no",
              roles(post),
              holder == null ? "" : Objects.requireNonNullElse(holder.nameEn(), ""),
              holder == null ? "" : Objects.requireNonNullElse(holder.nameZh(), "")));
    }
    return new Table(title, heads, rows);
  }
}
