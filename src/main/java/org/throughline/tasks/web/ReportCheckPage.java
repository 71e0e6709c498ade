package org.throughline.tasks.web;

import java.util.List;
import org.throughline.tasks.ReportDrafts;
import org.throughline.tasks.Task;

/// A held report before its author, with what was found in it.
///
/// @param findings empty where nothing is found any more
public record ReportCheckPage(Task task, ReportDrafts.Held held, List<SamenessPart.View> findings) {
  public ReportCheckPage {
    findings = List.copyOf(findings);
  }
}
