package org.throughline.tasks.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.TaskList;
import org.throughline.tasks.TaskState;

/// @param mayIssue whether the reader can issue one
public record TasksPage(
    TaskList.Filter filter,
    List<TaskPage.Row> rows,
    TaskList.Page page,
    boolean mayIssue,
    Choices choices)
    implements TakenAway {
  public TasksPage {
    rows = List.copyOf(rows);
  }

  public boolean filtered() {
    return filter.state() != null || filter.late() || !filter.more().any();
  }

  public boolean shows(TaskState state) {
    return filter.state() == state;
  }

  /// The address of another page of the same list.
  public String at(int number) {
    return address(filter)
        + (page.size() == TaskList.PAGE ? "" : "&size=" + page.size())
        + "&page="
        + number;
  }

  /// The address of the same list with so many to a page.
  public String sized(int size) {
    return address(filter) + "&size=" + size;
  }

  /// What the reader can narrow the list by, and whether they can act on several.
  public record Choices(List<Choice> programmes, List<Choice.Group> supervisors, boolean mayBulk) {}

  static String address(TaskList.Filter filter) {
    var more = filter.more();
    return address(filter.view(), filter.state(), filter.late())
        + part("light", more.light() == null ? "" : more.light().code())
        + part("theme", more.theme())
        + part("target", more.target())
        + part("programme", more.programme() == null ? "" : more.programme().toString())
        + part("supervisor", more.supervisor() == null ? "" : more.supervisor().toString())
        + part("stuck", more.stuck() ? "true" : "");
  }

  private static String part(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public static String address(TaskList.View view, @Nullable TaskState state, boolean late) {
    return "/tasks?view="
        + view.code()
        + (state == null ? "" : "&state=" + state.code())
        + (late ? "&late=true" : "");
  }

  /// Pages near this one, the first and the last.
  public List<Integer> numbers() {
    return IntStream.rangeClosed(1, page.pages())
        .filter(n -> n == 1 || n == page.pages() || Math.abs(n - page.number()) <= 3)
        .boxed()
        .toList();
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "tasks.title", rows)
            .column("tables.id", row -> row.task().id())
            .column("tables.title", row -> row.task().title())
            .column("tasks.column.status", row -> texts.of("tasks.status", row.task().status()))
            .column("tasks.take.state", row -> texts.of("tasks.state", row.task().state()))
            .column("tables.deadline", row -> row.task().deadline())
            .column("tables.review_on", row -> row.task().reviewOn())
            .column("tables.lead", TaskPage.Row::lead)
            .column("tasks.take.issuer", TaskPage.Row::issuer)
            .column("tasks.take.themes", row -> String.join("; ", row.task().themes()))
            .column("tasks.take.milestones", row -> row.milestones().all())
            .column("tasks.take.milestones_done", row -> row.milestones().done())
            .table());
  }
}
