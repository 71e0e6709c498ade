package org.throughline.lines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Walks the line: a generation at a time, asking every module for its edges.
///
/// Upward, a reader is shown the titles of all that a record came from, because whoever must do a
/// thing may know why; only what they may open is a link. Downward they are shown only what they
/// may open.
@Service
public class Lines {
  /// More than this is not shown; the page says so and each node leads on.
  static final int MOST = 400;

  private static final int DEEPEST = 16;

  private final List<LineSource> sources;

  Lines(List<LineSource> sources) {
    this.sources = sources;
  }

  /// @throws NotFound where the record does not exist or this reader may not open it
  public Line of(Ref start, Actor actor, Language language) {
    var here = cards(List.of(start), actor, language).get(start);
    if (here == null || !here.open()) {
      throw new NotFound(start);
    }
    var up = spread(start, LineSource::above, Edge::upper);
    var down = spread(start, LineSource::below, Edge::lower);
    var all = new LinkedHashSet<Ref>(up.refs());
    all.addAll(down.refs());
    var cards = cards(all, actor, language);
    down.refs().stream()
        .filter(ref -> !up.refs().contains(ref))
        .forEach(ref -> {
          var card = cards.get(ref);
          if (card != null && !card.open()) {
            cards.remove(ref);
          }
        });
    cards.put(start, here);
    var edges =
        Stream.concat(up.edges().stream(), down.edges().stream())
            .filter(edge -> cards.containsKey(edge.upper()) && cards.containsKey(edge.lower()))
            .distinct()
            .toList();
    return new Line(
        above(start, up, cards),
        new Line.Node(here, 0, start),
        below(start, down, cards),
        edges,
        up.cut() || down.cut());
  }

  /// Why a record exists, from the farthest origin down to the nearest, for a reader who has been
  /// shown the record itself.
  public List<Card> why(Ref start, Actor actor, Language language) {
    var up = spread(start, LineSource::above, Edge::upper);
    var cards = cards(up.refs(), actor, language);
    return above(start, up, cards).stream().map(Line.Node::card).toList();
  }

  /// What is reached in one direction, with how many steps the longest way to each takes.
  private record Spread(Set<Ref> refs, Map<Ref, Integer> steps, List<Edge> edges, boolean cut) {}

  private Spread spread(
      Ref start, BiFunction<LineSource, Collection<Ref>, List<Edge>> ask, Function<Edge, Ref> far) {
    var steps = new LinkedHashMap<Ref, Integer>();
    var edges = new LinkedHashSet<Edge>();
    Collection<Ref> generation = List.of(start);
    var cut = false;
    for (var step = 1; !generation.isEmpty(); step++) {
      if (step > DEEPEST || steps.size() > MOST) {
        cut = true;
        break;
      }
      var next = new LinkedHashSet<Ref>();
      for (var source : sources) {
        for (var edge : ask.apply(source, generation)) {
          edges.add(edge);
          if (steps.size() <= MOST && !far.apply(edge).equals(start)) {
            steps.put(far.apply(edge), step);
            next.add(far.apply(edge));
          }
        }
      }
      generation = next;
    }
    return new Spread(steps.keySet(), steps, new ArrayList<>(edges), cut);
  }

  /// In the order of the kinds, which is the order in which one leads to the next; of one kind, the
  /// farther first.
  private static List<Line.Node> above(Ref start, Spread up, Map<Ref, Card> cards) {
    var ordered =
        up.refs().stream()
            .filter(cards::containsKey)
            .sorted(
                Comparator.comparing(Ref::kind)
                    .thenComparingInt(ref -> -up.steps().getOrDefault(ref, 0))
                    .thenComparingLong(Ref::id))
            .toList();
    var nodes = new ArrayList<Line.Node>();
    var parent = ordered.isEmpty() ? start : ordered.getFirst();
    for (var ref : ordered) {
      nodes.add(new Line.Node(shown(cards, ref), 0, parent));
      parent = ref;
    }
    return nodes;
  }

  /// Depth first; a record reached by several ways stands once, where its longest way ends.
  private static List<Line.Node> below(Ref start, Spread down, Map<Ref, Card> cards) {
    var children = new HashMap<Ref, List<Ref>>();
    var longest = new HashMap<Ref, Ref>();
    for (var edge : down.edges()) {
      if (cards.containsKey(edge.upper()) && cards.containsKey(edge.lower())) {
        longest.merge(
            edge.lower(),
            edge.upper(),
            (a, b) -> steps(down, start, a) >= steps(down, start, b) ? a : b);
      }
    }
    longest.forEach(
        (child, parent) -> children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(child));
    var nodes = new ArrayList<Line.Node>();
    var seen = new LinkedHashSet<Ref>();
    var stack = new ArrayDeque<Line.Node>();
    stack.push(new Line.Node(shown(cards, start), 0, start));
    while (!stack.isEmpty()) {
      var node = stack.pop();
      var ref = node.card().ref();
      if (!seen.add(ref)) {
        continue;
      }
      if (!ref.equals(start)) {
        nodes.add(node);
      }
      children.getOrDefault(ref, List.of()).stream()
          .sorted(Comparator.comparing(Ref::kind).thenComparingLong(Ref::id).reversed())
          .forEach(child -> stack.push(new Line.Node(shown(cards, child), node.depth() + 1, ref)));
    }
    return nodes;
  }

  private static int steps(Spread spread, Ref start, Ref ref) {
    return ref.equals(start) ? 0 : spread.steps().getOrDefault(ref, 0);
  }

  private static Card shown(Map<Ref, Card> cards, Ref ref) {
    var card = cards.get(ref);
    if (card == null) {
      throw new IllegalStateException("no card for " + ref);
    }
    return card;
  }

  private Map<Ref, Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var cards = new HashMap<Ref, Card>();
    for (var source : sources) {
      source.cards(refs, actor, language).forEach(card -> cards.put(card.ref(), card));
    }
    return cards;
  }
}
