package org.throughline.sittings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The course of a sitting, told from its movements, turns and changes of who presides. These may
/// have been written down in any order; what is told depends on their moments alone.
public final class Course {
  private final Map<Long, List<Span>> presence;
  private final List<Turn> turns;
  private final List<Presiding> presiding;
  private final @Nullable Instant end;

  /// @param end when the sitting ended; null while it goes on. Whoever had not left leaves then.
  public Course(
      Collection<Movement> movements,
      Collection<Turn> turns,
      Collection<Presiding> presiding,
      @Nullable Instant end) {
    this.turns = inOrder(turns);
    this.presiding = presiding.stream().sorted(Comparator.comparing(Presiding::at)).toList();
    this.end = end;
    this.presence = presence(movements, end);
  }

  /// Turning to the item in hand says nothing new.
  private static List<Turn> inOrder(Collection<Turn> turns) {
    var order = new ArrayList<Turn>();
    turns.stream()
        .sorted(Comparator.comparing(Turn::at))
        .filter(each -> order.isEmpty() || !Objects.equals(order.getLast().itemId(), each.itemId()))
        .forEach(order::add);
    return List.copyOf(order);
  }

  /// A second arrival of somebody who is there, or departure of somebody who is not, says nothing
  /// new.
  private static Map<Long, List<Span>> presence(
      Collection<Movement> movements, @Nullable Instant end) {
    var spans = new HashMap<Long, List<Span>>();
    var here = new HashMap<Long, Instant>();
    movements.stream()
        .sorted(Comparator.comparing(Movement::at))
        .forEach(each -> {
          if (each.arrives()) {
            here.putIfAbsent(each.attendanceId(), each.at());
          } else {
            close(spans, each.attendanceId(), here.remove(each.attendanceId()), each.at());
          }
        });
    here.forEach((who, since) -> close(spans, who, since, end));
    return spans;
  }

  private static void close(
      Map<Long, List<Span>> spans, long who, @Nullable Instant from, @Nullable Instant to) {
    if (from != null && (to == null || from.isBefore(to))) {
      spans.computeIfAbsent(who, _ -> new ArrayList<>()).add(new Span(from, to));
    }
  }

  /// When somebody was there, in order.
  public List<Span> presence(long attendanceId) {
    return List.copyOf(presence.getOrDefault(attendanceId, List.of()));
  }

  public boolean there(long attendanceId, Instant moment) {
    return presence(attendanceId).stream().anyMatch(each -> each.contains(moment));
  }

  public Set<Long> there(Instant moment) {
    var there = new LinkedHashSet<Long>();
    presence.forEach((who, spans) -> {
      if (spans.stream().anyMatch(each -> each.contains(moment))) {
        there.add(who);
      }
    });
    return there;
  }

  /// The item that is treated; empty before the first, and while the meeting pauses.
  public Optional<Long> itemAt(Instant moment) {
    return turnAt(moment).map(Turn::itemId);
  }

  /// Whether it has turned to something, if only to a pause.
  public boolean begun(Instant moment) {
    return turnAt(moment).isPresent();
  }

  private Optional<Turn> turnAt(Instant moment) {
    return turns.stream().filter(each -> !each.at().isAfter(moment)).reduce((_, last) -> last);
  }

  /// When an item was treated, in order; more than once where the meeting came back to it.
  public List<Span> treated(long itemId) {
    var spans = new ArrayList<Span>();
    for (int i = 0; i < turns.size(); i++) {
      var item = turns.get(i).itemId();
      var until = i + 1 < turns.size() ? turns.get(i + 1).at() : end;
      if (item != null && item == itemId && (until == null || turns.get(i).at().isBefore(until))) {
        spans.add(new Span(turns.get(i).at(), until));
      }
    }
    return spans;
  }

  public Duration time(long itemId, Instant now) {
    return treated(itemId).stream()
        .map(each -> each.length(now))
        .reduce(Duration.ZERO, Duration::plus);
  }

  public Attended attended(long attendanceId, long itemId) {
    var there = presence(attendanceId);
    var treated = treated(itemId);
    var throughout =
        !treated.isEmpty()
            && treated.stream()
                .allMatch(item -> there.stream().anyMatch(each -> each.covers(item)));
    if (throughout) {
      return Attended.THROUGHOUT;
    }
    return treated.stream().anyMatch(item -> there.stream().anyMatch(each -> each.overlaps(item)))
        ? Attended.PART
        : Attended.NOT;
  }

  /// Empty where nobody was named yet.
  public Optional<Long> presidesAt(Instant moment) {
    return presiding.stream()
        .filter(each -> !each.at().isAfter(moment))
        .reduce((_, last) -> last)
        .map(Presiding::attendanceId);
  }

  /// Who presided while an item was treated, in order, each once.
  public List<Long> presided(long itemId) {
    var who = new LinkedHashSet<Long>();
    for (var span : treated(itemId)) {
      presidesAt(span.from()).ifPresent(who::add);
      presiding.stream()
          .filter(each -> span.contains(each.at()))
          .map(Presiding::attendanceId)
          .forEach(who::add);
    }
    return List.copyOf(who);
  }
}
