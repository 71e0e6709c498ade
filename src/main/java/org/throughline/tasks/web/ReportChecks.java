package org.throughline.tasks.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.EvidenceFiles;
import org.throughline.tasks.ReportDrafts;
import org.throughline.tasks.ReportSameness;
import org.throughline.tasks.Task;
import org.throughline.tasks.TaskTransition;
import org.throughline.tasks.Tasks;
import org.throughline.tasks.Upload;

/// Stands between the report form and sending: a report in which something is found is held, whole
/// and with its files, and shown to its author, who sends it as it is or goes on writing.
@Component
class ReportChecks {
  private static final int FIELDS = 200;
  private static final Upload NOTHING = new Upload("", new byte[0]);
  private static final int REMARK = 2_000;
  private static final int TEXT = 10_000;

  private final Tasks tasks;
  private final ReportSameness sameness;
  private final ReportDrafts drafts;

  ReportChecks(Tasks tasks, ReportSameness sameness, ReportDrafts drafts) {
    this.tasks = tasks;
    this.sameness = sameness;
    this.drafts = drafts;
  }

  /// The files just sent, and in the rows without one those of the draft that the form was filled
  /// from, unless they were left out.
  List<Upload> uploads(Actor actor, long taskId, HttpServletRequest request, List<Upload> sent) {
    if (request.getParameter("held") == null) {
      return sent;
    }
    var kept = drafts.of(actor, taskId).map(drafts::uploads).orElse(List.of());
    var dropped = request.getParameterValues("drop");
    var left = dropped == null ? List.<String>of() : List.of(dropped);
    var all = new ArrayList<Upload>();
    for (var row = 0; row < Math.max(kept.size(), sent.size()); row++) {
      var fresh = row < sent.size() && !sent.get(row).name().isBlank();
      all.add(
          fresh
              ? sent.get(row)
              : row < kept.size() && !left.contains(String.valueOf(row)) ? kept.get(row) : NOTHING);
    }
    return all;
  }

  /// Keeps what was typed, and the files, until its author comes back.
  Outcome<Long> save(Actor actor, long taskId, HttpServletRequest request, List<Upload> uploads) {
    return drafts.save(
        actor, taskId, Typed.text(request.getParameter("text")), fields(request), uploads);
  }

  /// @return whether it was held, and its author is to be shown why; what would be refused anyway
  ///   is not held
  boolean hold(Actor actor, long taskId, HttpServletRequest request, List<Upload> uploads) {
    var task = tasks.get(actor, taskId);
    var text = Typed.text(request.getParameter("text"));
    if (text.isEmpty()
        || text.length() > TEXT
        || !mayReport(actor, task)
        || request.getParameter("progress") == null
        || !acceptable(uploads)
        || seen(actor, taskId, request, text)
        || sameness.check(task, text).isEmpty()) {
      return false;
    }
    drafts.hold(actor, taskId, text, fields(request), uploads, true);
    return true;
  }

  private boolean mayReport(Actor actor, Task task) {
    return tasks.open(actor, task).contains(TaskTransition.REPORT);
  }

  private static boolean acceptable(List<Upload> uploads) {
    return uploads.size() <= 2 * EvidenceFiles.MOST
        && uploads.stream()
            .noneMatch(file ->
                !file.name().isBlank()
                    && (file.content().length == 0
                        || file.content().length > EvidenceFiles.MEGABYTES * 1024 * 1024));
  }

  /// Sent as it is: the very words that were held.
  private boolean seen(Actor actor, long taskId, HttpServletRequest request, String text) {
    return request.getParameter("as_is") != null
        && drafts.of(actor, taskId).filter(held -> held.text().equals(text)).isPresent();
  }

  private static List<ReportDrafts.Field> fields(HttpServletRequest request) {
    var fields = new ArrayList<ReportDrafts.Field>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!SamenessParts.OWN_FIELDS.contains(name)) {
            for (var value : values) {
              if (fields.size() < FIELDS && name.length() <= 60 && value.length() <= TEXT) {
                fields.add(new ReportDrafts.Field(name, value.replace("\u0000", "")));
              }
            }
          }
        });
    return fields;
  }

  /// After a report went: its draft is done with, and the author's remark stays with it.
  void sent(Actor actor, long taskId, HttpServletRequest request) {
    drafts.forget(actor, taskId);
    var remark = Typed.text(request.getParameter("sameness_remark"));
    if (!remark.isEmpty()) {
      sameness.remark(
          taskId, actor, remark.length() <= REMARK ? remark : remark.substring(0, REMARK));
    }
  }
}
