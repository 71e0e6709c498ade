package org.throughline.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

class FollowingTheLineTests {
  private static final Actor READER = new Actor(1, 1, 1, 1, 0, 100, Set.of(), null);

  private final Ref directive = new Ref(Kind.DIRECTIVE, 1);
  private final Ref clause = new Ref(Kind.CLAUSE, 2);
  private final Ref item = new Ref(Kind.AGENDA_ITEM, 3);
  private final Ref task = new Ref(Kind.TASK, 4);
  private final Ref subtask = new Ref(Kind.TASK, 5);
  private final List<Edge> edges =
      List.of(
          new Edge(directive, clause),
          new Edge(directive, item),
          new Edge(clause, item),
          new Edge(item, task),
          new Edge(task, subtask));

  @Test
  void fromATaskTheWayUpLeadsToItsDirectiveAndTheWayDownToItsSubtask() {
    var line = line(Set.of(), Set.of(), task);
    assertThat(refs(line.above())).containsExactly(directive, clause, item);
    assertThat(refs(line.below())).containsExactly(subtask);
    assertThat(line.edges()).containsExactlyInAnyOrderElementsOf(edges);
  }

  @Test
  void aRecordReachedByTwoWaysStandsOnceWhereTheLongerEnds() {
    var line = line(Set.of(), Set.of(), directive);
    assertThat(refs(line.below())).containsExactly(clause, item, task, subtask);
    assertThat(line.below().get(1).parent()).isEqualTo(clause);
    assertThat(line.below().get(1).depth()).isEqualTo(2);
  }

  @Test
  void whatMayNotBeOpenedIsNamedAboveAndMissingBelow() {
    var line = line(Set.of(directive, subtask), Set.of(), task);
    assertThat(line.above().getFirst().card().open()).isFalse();
    assertThat(refs(line.below())).isEmpty();
    assertThat(line.edges()).doesNotContain(new Edge(task, subtask));
  }

  @Test
  void whatIsRestrictedIsNowhereNorAreItsEdges() {
    var line = line(Set.of(), Set.of(directive), task);
    assertThat(refs(line.above())).containsExactly(clause, item);
    assertThat(line.edges()).noneMatch(edge -> edge.upper().equals(directive));
  }

  @Test
  void aRecordThatMayNotBeOpenedHasNoLine() {
    assertThatThrownBy(() -> line(Set.of(task), Set.of(), task)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> line(Set.of(), Set.of(task), task)).isInstanceOf(NotFound.class);
  }

  /// In any acyclic graph: everything reachable is shown once, everybody hangs from one who stands
  /// before them, one step deeper.
  @Test
  void everythingReachableStandsOnceBelowWhatItCameOf() {
    var random = new Random(20261121);
    for (var round = 0; round < 200; round++) {
      var size = 2 + random.nextInt(25);
      var graph =
          IntStream.range(1, size)
              .boxed()
              .flatMap(lower ->
                  random
                      .ints(1 + random.nextInt(2), 0, lower)
                      .mapToObj(upper -> new Edge(node(upper), node(lower))))
              .distinct()
              .toList();
      var line =
          new Lines(List.of(new Fixed(graph, Set.of(), Set.of())))
              .of(node(0), READER, Language.ENGLISH);
      assertThat(refs(line.below())).doesNotHaveDuplicates().hasSize(size - 1);
      var standing = new HashSet<>(Set.of(node(0)));
      for (var each : line.below()) {
        assertThat(standing).contains(each.parent());
        assertThat(graph).contains(new Edge(each.parent(), each.card().ref()));
        standing.add(each.card().ref());
      }
    }
  }

  private static Ref node(int id) {
    return new Ref(Kind.TASK, id);
  }

  private Line line(Set<Ref> closed, Set<Ref> restricted, Ref start) {
    return new Lines(List.of(new Fixed(edges, closed, restricted)))
        .of(start, READER, Language.ENGLISH);
  }

  private static List<Ref> refs(List<Line.Node> nodes) {
    return nodes.stream().map(node -> node.card().ref()).toList();
  }

  /// A module that knows exactly these edges.
  private record Fixed(List<Edge> edges, Set<Ref> closed, Set<Ref> restricted)
      implements LineSource {
    @Override
    public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
      return refs.stream()
          .filter(ref -> !restricted.contains(ref))
          .map(ref ->
              new Card(ref, ref.toString(), "", null, null, "/" + ref, !closed.contains(ref)))
          .toList();
    }

    @Override
    public List<Edge> above(Collection<Ref> refs) {
      return edges.stream().filter(edge -> refs.contains(edge.lower())).toList();
    }

    @Override
    public List<Edge> below(Collection<Ref> refs) {
      return edges.stream().filter(edge -> refs.contains(edge.upper())).toList();
    }
  }
}
