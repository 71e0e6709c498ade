package org.throughline.meetings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.meetings.AgendaVersion.Item;
import org.throughline.shared.Coded;

/// What is different about one item between two versions of an agenda.
public sealed interface AgendaChange {
  record Added(Item item) implements AgendaChange {}

  record Removed(Item item) implements AgendaChange {}

  /// To another place among those that stayed, not only pushed along.
  record Moved(Item before, Item after) implements AgendaChange {}

  record Changed(Item before, Item after, List<Part> parts) implements AgendaChange {
    public Changed {
      parts = List.copyOf(parts);
    }
  }

  enum Part implements Coded {
    KIND,
    TITLE,
    TEXT,
    MINUTES,
    ACCESS,
    PRESENTER
  }

  /// In the order of the later version, what was taken out last. An item may be both moved and
  /// changed.
  static List<AgendaChange> between(List<Item> before, List<Item> after) {
    Map<Long, Item> old =
        before.stream().collect(Collectors.toMap(Item::itemId, Function.identity()));
    var stayed = stayed(before, after);
    var changes = new ArrayList<AgendaChange>();
    for (var item : after) {
      var was = old.get(item.itemId());
      if (was == null) {
        changes.add(new Added(item));
        continue;
      }
      if (!stayed.contains(item.itemId())) {
        changes.add(new Moved(was, item));
      }
      var parts = parts(was, item);
      if (!parts.isEmpty()) {
        changes.add(new Changed(was, item, parts));
      }
    }
    var kept = after.stream().map(Item::itemId).collect(Collectors.toSet());
    before.stream()
        .filter(item -> !kept.contains(item.itemId()))
        .forEach(item -> changes.add(new Removed(item)));
    return changes;
  }

  private static List<Part> parts(Item was, Item is) {
    var parts = new ArrayList<Part>();
    for (var part : Part.values()) {
      if (!Objects.equals(value(was, part), value(is, part))) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static Object value(Item item, Part part) {
    return switch (part) {
      case KIND -> item.kind();
      case TITLE -> item.title();
      case TEXT -> Objects.requireNonNullElse(item.text(), "");
      case MINUTES -> Objects.requireNonNullElse(item.minutes(), 0);
      case ACCESS -> item.access();
      case PRESENTER -> Objects.requireNonNullElse(item.presenter(), "");
    };
  }

  /// The most items that stand in the same order in both: all others were moved. The longest
  /// increasing run of old places, found with patience sorting.
  private static Set<Long> stayed(List<Item> before, List<Item> after) {
    var place = new HashMap<Long, Integer>();
    before.forEach(item -> place.put(item.itemId(), place.size()));
    var items = after.stream().filter(item -> place.containsKey(item.itemId())).toList();
    var tails = new ArrayList<Integer>(); // indexes of items, by length of the run they end
    var previous = new int[items.size()];
    for (int i = 0; i < items.size(); i++) {
      int at = place(place, items, i);
      int length =
          Collections.binarySearch(
              tails.stream().map(each -> place(place, items, each)).toList(), at);
      length = length < 0 ? -length - 1 : length;
      previous[i] = length == 0 ? -1 : tails.get(length - 1);
      if (length == tails.size()) {
        tails.add(i);
      } else {
        tails.set(length, i);
      }
    }
    var stayed = new java.util.HashSet<Long>();
    for (int i = tails.isEmpty() ? -1 : tails.getLast(); i >= 0; i = previous[i]) {
      stayed.add(items.get(i).itemId());
    }
    return stayed;
  }

  private static int place(Map<Long, Integer> place, List<Item> items, int index) {
    return Objects.requireNonNull(place.get(items.get(index).itemId()));
  }
}
