package org.throughline.tasks.web;

import java.util.List;
import org.throughline.tasks.Task;

public record BlockPage(
    Task task, String words, StateForm form, List<Choice.Group> organisations) {}
