package org.throughline.tasks.web;

import java.util.List;
import org.throughline.tasks.Task;

/// @param leadPosts every post that could lead, for giving the task to another
public record ChangePage(
    Task task,
    ChangeForm form,
    MoreChoices more,
    List<Choice.Group> posts,
    List<Choice.Group> supporting,
    List<Choice.Group> supervisors,
    List<Choice.Group> leads,
    List<Choice.Group> leadPosts) {}
