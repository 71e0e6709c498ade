package org.throughline.organisations;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.lower;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;
import org.throughline.organisations.AddresseeChoice.Unresolved;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;

/// Reads whom somebody chose, and says what could be chosen.
@Service
public class AddresseeReading {
  /// Longer lists are for whole levels.
  public static final int LINES = 5_000;

  /// A longer tree shows only its next level.
  private static final int WHOLE_TREE = 300;

  private static final int PLACES = 400;

  private final DSLContext sql;
  private final Organisations organisations;

  AddresseeReading(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  /// @param unresolved lines that name no body beneath; nothing is to be sent while there are any
  public record Read(Addressees addressees, List<Unresolved> unresolved) {
    public Read {
      unresolved = List.copyOf(unresolved);
    }
  }

  /// Refused where nobody was chosen, where a node or a ticked body is not beneath the actor's, and
  /// where the list is too long.
  public Outcome<Read> read(Actor actor, AddresseeForm form) {
    var kinds = EnumSet.noneOf(OrganisationKind.class);
    for (var each : form.levels()) {
      var kind = Coded.find(OrganisationKind.class, each);
      if (kind.isEmpty() || !kind.get().isBody()) {
        return Outcome.invalid("organisations.refused.kind");
      }
      kinds.add(kind.get());
    }
    var node = node(actor, form.under());
    if (node < 0) {
      return Outcome.invalid("organisations.refused.not_beneath");
    }
    var lines = lines(form.named());
    if (lines.size() > LINES || form.ticked().size() > LINES) {
      return Outcome.invalid("organisations.refused.too_many_lines", LINES);
    }
    var unresolved = new ArrayList<Unresolved>();
    var ids = new LinkedHashSet<Long>();
    if (!ticked(actor, form.ticked(), ids)) {
      return Outcome.invalid("organisations.refused.not_beneath");
    }
    resolve(actor, lines, ids, unresolved);
    if (kinds.isEmpty() && ids.isEmpty() && unresolved.isEmpty()) {
      return Outcome.invalid("organisations.refused.nobody_chosen");
    }
    var under = new Addressees.Under(node, kinds);
    return Outcome.done(
        new Read(
            kinds.isEmpty()
                ? new Addressees.Named(ids)
                : ids.isEmpty() ? under : together(actor, under, ids),
            unresolved));
  }

  private Addressees together(Actor actor, Addressees under, Set<Long> ids) {
    var all = new LinkedHashSet<>(ids);
    sql.select(ORGANISATION.ID)
        .from(ORGANISATION)
        .where(Addressing.chosen(actor, under))
        .forEach(row -> all.add(row.value1()));
    return new Addressees.Named(all);
  }

  private long node(Actor actor, @org.jspecify.annotations.Nullable String under) {
    if (under == null || under.isBlank()) {
      return actor.bodyId();
    }
    return number(under) == actor.bodyId() ? actor.bodyId() : known(actor, number(under));
  }

  private long known(Actor actor, long id) {
    return sql.fetchExists(ORGANISATION, ORGANISATION.ID.eq(id).and(beneath(actor))) ? id : -1;
  }

  private static Condition beneath(Actor actor) {
    return ORGANISATION
        .FIRST_NUMBER
        .gt(actor.bodyFirst())
        .and(ORGANISATION.FIRST_NUMBER.le(actor.bodyLast()));
  }

  private boolean ticked(Actor actor, List<String> ticked, Set<Long> ids) {
    ticked.stream().map(AddresseeReading::number).forEach(ids::add);
    return ids.isEmpty()
        || sql.fetchCount(ORGANISATION, Addressing.chosen(actor, new Addressees.Named(ids)))
            == ids.size();
  }

  /// An id that cannot be read is one that nothing has.
  private static long number(String typed) {
    return typed.strip().matches("[0-9]{1,18}") ? Long.parseLong(typed.strip()) : -1;
  }

  private record Line(int number, String text) {}

  private static List<Line> lines(@org.jspecify.annotations.Nullable String named) {
    var lines = new ArrayList<Line>();
    int number = 0;
    for (var line : Objects.requireNonNullElse(named, "").replace("\0", "").split("\r\n|\r|\n")) {
      number++;
      for (var part : line.split("[\t,;，；、]")) {
        var text = part.strip();
        if (!text.isEmpty()) {
          lines.add(new Line(number, text));
        }
      }
    }
    return lines;
  }

  private void resolve(Actor actor, List<Line> lines, Set<Long> ids, List<Unresolved> unresolved) {
    if (lines.isEmpty()) {
      return;
    }
    var found = named(actor, lines.stream().map(Line::text).toList());
    for (var line : lines) {
      var fits = found.getOrDefault(key(line.text()), List.of());
      var bodies = fits.stream().filter(Found::fits).toList();
      if (bodies.size() == 1) {
        ids.add(bodies.getFirst().id());
      } else {
        unresolved.add(new Unresolved(line.number(), line.text(), why(actor, fits, bodies.size())));
      }
    }
  }

  private static String why(Actor actor, List<Found> fits, int bodies) {
    if (bodies > 1) {
      return "several";
    }
    if (fits.isEmpty()) {
      return "unknown";
    }
    var one = fits.getFirst();
    return one.id() == actor.bodyId() ? "itself" : one.dissolved() ? "dissolved" : "not_a_body";
  }

  private record Found(long id, boolean body, boolean dissolved, boolean below) {
    boolean fits() {
      return body && !dissolved && below;
    }
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private Map<String, List<Found>> named(Actor actor, Collection<String> texts) {
    var keys = texts.stream().map(AddresseeReading::key).distinct().toArray(String[]::new);
    var numbers =
        texts.stream().map(AddresseeReading::number).filter(each -> each > 0).toArray(Long[]::new);
    var found = new HashMap<String, List<Found>>();
    sql.select(
            ORGANISATION.ID,
            ORGANISATION.BODY_ID,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            ORGANISATION.DISSOLVED_ON)
        .from(ORGANISATION)
        .where(ORGANISATION.FIRST_NUMBER.between(actor.bodyFirst(), actor.bodyLast()))
        .and(
            ORGANISATION
                .ID
                .eq(any(numbers))
                .or(lower(ORGANISATION.NAME_EN).eq(any(keys)))
                .or(lower(ORGANISATION.NAME_ZH).eq(any(keys))))
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(4 * LINES)
        .forEach(row -> put(found, row, actor));
    return found;
  }

  private static void put(Map<String, List<Found>> found, Record row, Actor actor) {
    long id = row.get(ORGANISATION.ID);
    var each =
        new Found(
            id,
            id == row.get(ORGANISATION.BODY_ID),
            row.get(ORGANISATION.DISSOLVED_ON) != null,
            id != actor.bodyId());
    var keys = new LinkedHashSet<String>();
    keys.add(String.valueOf(id));
    for (var name : List.of(ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH)) {
      var text = row.get(name);
      if (text != null) {
        keys.add(key(text));
      }
    }
    keys.forEach(key -> found.computeIfAbsent(key, _ -> new ArrayList<>()).add(each));
  }

  /// What a form offers.
  ///
  /// @param marked bodies that have already what would be sent
  public AddresseeChoice offer(
      Actor actor,
      AddresseeForm form,
      List<Unresolved> unresolved,
      Set<Long> marked,
      Language language) {
    var bodies =
        beneath(actor)
            .and(ORGANISATION.ID.eq(ORGANISATION.BODY_ID))
            .and(ORGANISATION.DISSOLVED_ON.isNull());
    var levels =
        sql.select(ORGANISATION.KIND, count())
            .from(ORGANISATION)
            .where(bodies)
            .groupBy(ORGANISATION.KIND)
            .fetch(row -> {
              var kind = Coded.of(OrganisationKind.class, row.value1());
              return new AddresseeChoice.Level(
                  kind, row.value2(), form.levels().contains(kind.code()));
            });
    levels.sort(java.util.Comparator.comparing(AddresseeChoice.Level::kind));
    int all = levels.stream().mapToInt(AddresseeChoice.Level::bodies).sum();
    var whole = all <= WHOLE_TREE;
    var shown =
        organisations.first(
            whole ? bodies : bodies.and(ORGANISATION.PARENT_ID.eq(actor.bodyId())), 2_000);
    return new AddresseeChoice(
        form,
        levels,
        places(actor, form, bodies, language),
        new Tree(shown, marked, Set.copyOf(form.ticked()), language).beneath(actor.bodyId()),
        whole,
        unresolved);
  }

  /// The actor's body and the upper levels beneath it that have bodies of their own.
  private List<AddresseeChoice.Place> places(
      Actor actor, AddresseeForm form, Condition bodies, Language language) {
    var own = organisations.get(actor.bodyId());
    var places = new ArrayList<Organisation>();
    places.add(own);
    places.addAll(
        organisations.first(
            bodies
                .and(ORGANISATION.DEPTH.le((short) (own.depth() + 2)))
                .and(ORGANISATION.LAST_NUMBER.gt(ORGANISATION.FIRST_NUMBER.plus(15))),
            PLACES));
    var chosen = Objects.requireNonNullElse(form.under(), "").strip();
    return places.stream()
        .map(each ->
            new AddresseeChoice.Place(
                each.id(),
                each.name(language),
                each.depth() - own.depth(),
                String.valueOf(each.id()).equals(chosen)))
        .toList();
  }

  private static final class Tree {
    private final Map<Long, List<Organisation>> children = new HashMap<>();
    private final Set<Long> marked;
    private final Set<String> chosen;
    private final Language language;

    Tree(List<Organisation> bodies, Set<Long> marked, Set<String> chosen, Language language) {
      for (var body : bodies) {
        if (body.parentId() != null) {
          children.computeIfAbsent(body.parentId(), _ -> new ArrayList<>()).add(body);
        }
      }
      this.marked = marked;
      this.chosen = chosen;
      this.language = language;
    }

    List<AddresseeChoice.Node> beneath(long id) {
      return children.getOrDefault(id, List.of()).stream()
          .map(each ->
              new AddresseeChoice.Node(
                  each.id(),
                  each.name(language),
                  each.kind(),
                  marked.contains(each.id()),
                  chosen.contains(String.valueOf(each.id())),
                  beneath(each.id())))
          .toList();
    }
  }
}
