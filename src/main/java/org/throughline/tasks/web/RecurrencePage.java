package org.throughline.tasks.web;

import java.util.List;
import org.throughline.tasks.Recurrences;

public record RecurrencePage(
    Recurrences.Recurrence recurrence,
    String lead,
    List<TaskPage.Row> occurrences,
    boolean mayMove) {}
