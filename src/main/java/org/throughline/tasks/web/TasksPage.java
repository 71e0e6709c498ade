package org.throughline.tasks.web;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughline.tasks.TaskList;
import org.throughline.tasks.TaskState;

/// @param mayIssue whether the reader can issue one
public record TasksPage(
    TaskList.Filter filter, List<TaskPage.Row> rows, TaskList.Page page, boolean mayIssue) {
  public TasksPage {
    rows = List.copyOf(rows);
  }

  public boolean filtered() {
    return filter.state() != null || filter.late();
  }

  public boolean shows(TaskState state) {
    return filter.state() == state;
  }

  /// The address of another page of the same list.
  public String at(int number) {
    return address(filter.view(), filter.state(), filter.late())
        + (page.size() == TaskList.PAGE ? "" : "&size=" + page.size())
        + "&page="
        + number;
  }

  /// The address of the same list with so many to a page.
  public String sized(int size) {
    return address(filter.view(), filter.state(), filter.late()) + "&size=" + size;
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
}
