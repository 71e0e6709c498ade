package org.throughline.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.AgendaVersion.Item;
import org.throughline.shared.Access;

/// What changed from one version of an agenda to the next.
class ComparingAgendasTests {

  @Test
  void theSameAgendaHasNotChanged() {
    assertThat(AgendaChange.between(agenda(1, 2, 3), agenda(1, 2, 3))).isEmpty();
  }

  @Test
  void oneItemBroughtToTheFrontIsOneMove() {
    assertThat(AgendaChange.between(agenda(1, 2, 3, 4), agenda(4, 1, 2, 3)))
        .singleElement()
        .isInstanceOfSatisfying(
            AgendaChange.Moved.class,
            moved -> {
              assertThat(moved.before().number()).isEqualTo(4);
              assertThat(moved.after().number()).isEqualTo(1);
            });
  }

  @Test
  void anItemPushedAlongByANewOneHasNotMoved() {
    assertThat(AgendaChange.between(agenda(1, 2), agenda(9, 1, 2)))
        .singleElement()
        .isInstanceOf(AgendaChange.Added.class);
  }

  @Test
  void anItemTakenOutIsSaidLast() {
    assertThat(AgendaChange.between(agenda(1, 2, 3), agenda(3, 2)))
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("Moved", "Removed");
  }

  @Test
  void whatChangedAboutAnItemIsNamed() {
    var before = item(1, 1, "Rivers", 10);
    var after = item(1, 1, "Small rivers", 20);
    assertThat(AgendaChange.between(List.of(before), List.of(after)))
        .singleElement()
        .isInstanceOfSatisfying(
            AgendaChange.Changed.class,
            changed ->
                assertThat(changed.parts())
                    .containsExactly(AgendaChange.Part.TITLE, AgendaChange.Part.MINUTES));
  }

  /// What is left after taking the named items out is in the same order in both, and no fewer items
  /// could have been named.
  @Test
  void movesAreTrueAndAsFewAsCanBe() {
    var random = new Random(20261129);
    for (int round = 0; round < 300; round++) {
      var size = 1 + random.nextInt(7);
      var ids = new ArrayList<Integer>();
      for (int i = 1; i <= size; i++) {
        ids.add(i);
      }
      var shuffled = new ArrayList<>(ids);
      Collections.shuffle(shuffled, random);
      var moved =
          AgendaChange.between(agenda(ids), agenda(shuffled)).stream()
              .map(change -> (int) ((AgendaChange.Moved) change).after().itemId())
              .toList();
      var rest = new ArrayList<>(shuffled);
      rest.removeAll(moved);
      assertThat(rest).isSorted();
      assertThat(rest).as("%s", shuffled).hasSize(longest(shuffled));
    }
  }

  /// By trying every choice of items.
  private static int longest(List<Integer> order) {
    var longest = 0;
    for (int choice = 0; choice < 1 << order.size(); choice++) {
      var kept = new ArrayList<Integer>();
      for (int i = 0; i < order.size(); i++) {
        if ((choice & 1 << i) != 0) {
          kept.add(order.get(i));
        }
      }
      if (kept.equals(kept.stream().sorted().toList())) {
        longest = Math.max(longest, kept.size());
      }
    }
    return longest;
  }

  private static List<Item> agenda(Integer... ids) {
    return agenda(List.of(ids));
  }

  private static List<Item> agenda(List<Integer> ids) {
    var items = new ArrayList<Item>();
    ids.forEach(id -> items.add(item(id, items.size() + 1, "Item " + id, 10)));
    return items;
  }

  private static Item item(long id, int number, String title, int minutes) {
    return new Item(
        id, number, ItemKind.REPORT, title, null, minutes, Access.INTERNAL, "Water Bureau");
  }
}
